#!/usr/bin/python3
"""How many replicates does pairing save? Runs plans of one country with the same seed and compares the variance of their
paired differences with what two runs with luck of their own would have.

Use: pairing.py PROGRAM FIRST SECOND [SECOND...] [--replicates N]

Needs python3 with numpy and h5py (Debian: python3-numpy, python3-h5py-serial).
"""

import argparse
import pathlib
import subprocess
import tempfile

import h5py
import numpy as np

SHOWN = ("service_two_years", "service_at_exit", "service_after_exit", "service_area", "capacity_area", "money_spent")


def outcomes(program, scenario, replicates):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "run.nc"
        subprocess.run([program, "run", scenario, "--replicates", str(replicates), "-o", str(file)], check=True,
                       stdout=subprocess.DEVNULL)
        with h5py.File(file) as results:
            return {key: results[key][:] for key in SHOWN}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("first")
    parser.add_argument("second", nargs="+")
    parser.add_argument("--replicates", type=int, default=200)
    options = parser.parse_args()
    first = outcomes(options.program, options.first, options.replicates)
    for plan in options.second:
        second = outcomes(options.program, plan, options.replicates)
        print(f"\n{plan}\n{'':<22}{'difference':>12}{'sd paired':>12}{'sd apart':>12}{'replicates saved':>18}")
        for key in SHOWN:
            paired = np.nanvar(second[key] - first[key], ddof=1)
            apart = np.nanvar(first[key], ddof=1) + np.nanvar(second[key], ddof=1)
            mean = np.nanmean(second[key] - first[key])
            print(f"{key:<22}{mean:>12.5g}{paired ** 0.5:>12.3g}{apart ** 0.5:>12.3g}{apart / paired:>17.0f}x")


if __name__ == "__main__":
    main()
