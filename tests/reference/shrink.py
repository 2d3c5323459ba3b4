#!/usr/bin/python3
"""Writes a shrunken version of a scenario, as a file that extends it, for both models to run.

    shrink.py SCENARIO FACTOR [-o OUT.toml]

People (population, officers, ex-combatants, prison places, trainees) and money that is not a price of one officer, place
or person are divided by FACTOR. Units become fewer: their size is divided by the square root of FACTOR only, so that
there are not hundreds of units of two officers. Posts stay; each mentor accompanies fewer officers and costs less.
What comes out is no forecast of anything: it is a country with everything the large one has, small enough for the
reference model.
"""

import argparse
import math
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from ssr import scenario as scenarios  # noqa: E402

PRICES = {"activities": ("systems_cost", "inclusion_cost", "reconciliation_cost", "phase_cost"),
          "money": ("quick_impact_cap",), "officers": ("officers_per_mentor",)}


def whole(x, least):
    return max(least, math.floor(x + 0.5))


def shrunken(path, factor, out):
    s = scenarios.load(path)
    lines = [f"# {pathlib.Path(path).name} with people and money divided by {factor:g}; written by shrink.py.", "",
             f'extends = "{pathlib.Path(path).resolve() if out is None else relative(path, out)}"', ""]

    def table(name, **keys):
        lines.append(f"[{name}]")
        lines.extend(f"{k} = {v}" for k, v in keys.items())

    table("country", fiscal_capacity=s["country"]["fiscal_capacity"] / factor)
    for group, keys in PRICES.items():
        least = {"officers_per_mentor": 1.0, "quick_impact_cap": 0.0, "phase_cost": 0.0}
        table("parameters." + group, **{k: max(least.get(k, 1.0), s["parameters"][group][k] / factor) for k in keys})
    for name, r in s["region"].items():
        table("region." + name, population=whole(r["population"] / factor, 1),
              ex_combatants=whole(r["ex_combatants"] / factor, 0))
    for name, c in s["institution"].items():
        table("institution." + name, establishment=whole(c["establishment"] / factor, 2),
              strength=whole(c["strength"] / factor, 1), unit_size=whole(c["unit_size"] / math.sqrt(factor), 2),
              places=whole(c["places"] / factor, 0))
    for name, x in s["mission"].items():
        for group, post in x["post"].items():
            table(f"mission.{name}.post.{group}", wage=post["wage"] / factor)
    for name, d in s["donor"].items():
        table("donor." + name, pledge=d["pledge"] / factor)
    for name, a in s["activity"].items():
        table("activity." + name, budget=a["budget"] / factor, trainees=whole(a["trainees"] / factor, 0))
    return "\n".join(lines) + "\n"


def relative(path, out):
    return os.path.relpath(pathlib.Path(path).resolve(), pathlib.Path(out).resolve().parent)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenario")
    parser.add_argument("factor", type=float)
    parser.add_argument("-o", "--output")
    args = parser.parse_args()
    text = shrunken(args.scenario, args.factor, args.output)
    if args.output:
        pathlib.Path(args.output).write_text(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
