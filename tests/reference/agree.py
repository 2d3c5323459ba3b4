#!/usr/bin/python3
"""Compares the engine with the reference model: the same scenario, every recorded series.

    agree.py ENGINE SCENARIO [--replicates N] [--seed S] [--jobs J] [--set PATH=VALUE ...]

For every series (every indicator and every row of its dimensions) the comparisons are

- the mean over replicates of its mean over the weeks of the plan,
- the mean over replicates of its value in the last week of each year of the plan, and in the last week,
- its standard deviation over replicates in the last week,

and for every outcome its mean and its standard deviation over replicates. A difference is measured in standard errors
(Welch). The two models draw from different streams of random numbers, so differences are chance alone where they agree.

How a comparison is made:

- *constant*: neither sample varies by more than rounding. The two values must be equal to the rounding of single
  precision. No chance, so no false alarm.
- *rare*: most values of both samples together are one value (the mode), and fewer than RARE of all differ from it, or
  one sample does not vary. A mean of so few is not normal. The number of replicates that differ from the mode is
  compared by Fisher's exact test, two-sided, and its probability is written as the |z| of equal probability. Such a
  comparison sees how often something happens, not its size. Standard deviations are not compared then.
- *skewed*: the kurtosis of the two samples together is above SKEWED, as of a ratio whose divisor comes near 0, or above an
  eighth of their number, which a few outliers among few replicates make. Neither means nor standard deviations are near
  normal. The rank sums are compared instead (Mann–Whitney, with ties).
- *normal*: Welch's z for means. For standard deviations the difference of the logarithms of the variances over its
  standard error, from the fourth moments: the variance of ln s² is (kurtosis − 1) / n.

All probabilities are nominal: means of 1,000 are close to normal unless a series is very skewed.

Pass: all constant comparisons are equal, and no |z| exceeds the limit at which N nominal comparisons exceed it anywhere
with probability FALSE_ALARM or less (Bonferroni, so it holds whatever their dependence). Everything beyond 4 is listed.

Needs python3 (3.11 or later) with numpy, xarray and a netCDF-4 engine (Debian: python3-numpy, python3-xarray,
python3-h5netcdf).
"""

import argparse
import json
import math
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from ssr import model, scenario as scenarios  # noqa: E402

TOLERANCE = 4.0
FALSE_ALARM = 0.01
RARE = 0.03
SKEWED = 40.0
EPS32 = 2.0 ** -23


# ---------------------------------------------------------------- the two runs

def dates(weeks):
    """Indexes of the last week of each year of the plan, and of the last week."""
    out = [w - 1 for w in range(52, weeks + 1, 52)]
    if not out or out[-1] != weeks - 1:
        out.append(weeks - 1)
    return out


def reduce(series):
    """{key: (time mean, values at the dates)} with rows flattened."""
    out = {}
    for key, x in series.items():
        x = np.asarray(x, dtype=float).reshape(len(x), -1)
        out[key] = (x.mean(axis=0), x[dates(len(x))])
    return out


def one(job):
    scenario, seed, number = job
    series, outcomes = model.replicate(scenario, seed, number)
    return reduce(series), outcomes


def run_model(scenario, replicates, seed, jobs):
    work = [(scenario, seed, i) for i in range(replicates)]
    if jobs > 1:
        with multiprocessing.Pool(jobs) as pool:
            done = pool.map(one, work, chunksize=5)
    else:
        done = [one(job) for job in work]
    stats = {key: (np.stack([r[0][key][0] for r in done]), np.stack([r[0][key][1] for r in done]))
             for key in done[0][0]}
    outcomes = {key: np.array([r[1][key] for r in done]) for key in done[0][1]}
    return stats, outcomes


def run_engine(engine, path, settings, replicates, seed, jobs):
    """The engine's replicates, reduced in the same way, and the names of rows."""
    import xarray
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "engine.nc"
        command = [engine, "run", str(path), "--replicates", str(replicates), "--seed", str(seed), "--threads",
                   str(jobs), "--trajectories", "-o", str(out)]
        for s in settings:
            command += ["--set", s]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        file = xarray.open_dataset(out, decode_times=False)
        stats, outcomes, names = {}, {}, {}
        for key, variable in file.data_vars.items():
            if variable.dims == ("replicate",) and variable.dtype.kind == "f":
                outcomes[key] = variable.values.astype(float)
            elif variable.dims[:2] == ("replicate", "week"):
                x = variable.values.astype(float)
                x = x.reshape(x.shape[0], x.shape[1], -1)
                stats[key] = (x.mean(axis=1), x[:, dates(x.shape[1])])
                rows = [""]
                for dim in variable.dims[2:]:
                    rows = [f"{a}.{b}" if a else str(b) for a in rows for b in file[dim].values]
                names[key] = rows
        revision = file.attrs.get("ssrsim_version", "?") + " " + file.attrs.get("ssrsim_revision", "?")
        file.close()
    return stats, outcomes, names, revision


# ---------------------------------------------------------------- comparing two samples

def normal_tail(z):
    """Two-sided probability beyond |z|."""
    return math.erfc(abs(z) / math.sqrt(2))


def z_of(probability):
    """|z| of a two-sided probability, by bisection."""
    low, high = 0.0, 38.0
    for _ in range(80):
        middle = (low + high) / 2
        if normal_tail(middle) > probability:
            low = middle
        else:
            high = middle
    return low


def fisher(a, n, b, m):
    """Two-sided probability of Fisher's exact test: a of n against b of m."""
    def log_p(k):
        return (math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + math.lgamma(m + 1)
                - math.lgamma(a + b - k + 1) - math.lgamma(m - a - b + k + 1)
                - math.lgamma(n + m + 1) + math.lgamma(a + b + 1) + math.lgamma(n + m - a - b + 1))
    here = log_p(a)
    total = sum(math.exp(p) for p in (log_p(k) for k in range(max(0, a + b - m), min(n, a + b) + 1))
                if p <= here + 1e-9)
    return min(1.0, total)


def flat(x):
    """Whether a sample varies by no more than rounding."""
    return x.max() - x.min() <= 4 * EPS32 * max(abs(x.max()), abs(x.min()))


def kurtosis(v):
    d = v - v.mean()
    return max(1.2, (d ** 4).mean() / (d ** 2).mean() ** 2)


def rank_z(x, y):
    """Normal score of the rank sum of x among both samples, with ties (Mann–Whitney)."""
    both = np.concatenate([x, y])
    _, place, counts = np.unique(both, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n, m, total = len(x), len(y), len(both)
    ties = (counts.astype(float) ** 3 - counts).sum()
    variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)))
    return (ranks[:n].sum() - n * (total + 1) / 2) / math.sqrt(variance)


def compare(what, x, y):
    """Comparisons of two samples of one number a replicate: engine x, model y."""
    rows = []

    def row(kind, way, a, b, z):
        rows.append({"series": what, "of": kind, "way": way, "engine": a, "model": b, "z": z})
    missing = int(np.isnan(x).sum()), int(np.isnan(y).sum())
    if sum(missing):
        z = 0.0 if missing == (len(x), len(y)) else z_of(fisher(missing[0], len(x), missing[1], len(y)))
        row("missing", "rare", missing[0] / len(x), missing[1] / len(y), z)
        x, y = x[~np.isnan(x)], y[~np.isnan(y)]
        if len(x) < 20 or len(y) < 20:
            return rows
    if flat(x) and flat(y):
        a, b = x.mean(), y.mean()
        close = abs(a - b) <= 8 * EPS32 * max(abs(a), abs(b)) + 1e-9
        row("mean", "constant", a, b, 0.0 if close else math.inf)
        return rows
    values, counts = np.unique(np.concatenate([x, y]).astype(np.float32), return_counts=True)
    mode = values[counts.argmax()]
    differ = int((x.astype(np.float32) != mode).sum()), int((y.astype(np.float32) != mode).sum())
    if sum(differ) < RARE * (len(x) + len(y)) or flat(x) or flat(y):
        row("mean", "rare", x.mean(), y.mean(), z_of(fisher(differ[0], len(x), differ[1], len(y))))
        return rows
    vx, vy = x.var(ddof=1), y.var(ddof=1)
    if kurtosis(np.concatenate([x, y])) > min(SKEWED, (len(x) + len(y)) / 8):
        row("mean", "skewed", x.mean(), y.mean(), rank_z(x, y))
        return rows
    row("mean", "normal", x.mean(), y.mean(), (x.mean() - y.mean()) / math.sqrt(vx / len(x) + vy / len(y)))
    error = math.sqrt((kurtosis(x) - 1) / len(x) + (kurtosis(y) - 1) / len(y))
    row("sd", "normal", math.sqrt(vx), math.sqrt(vy), (math.log(vx) - math.log(vy)) / error)
    return rows


def all_comparisons(engine, mine):
    stats_e, outcomes_e, names = engine
    stats_m, outcomes_m = mine
    rows, faults = [], []
    for key in sorted(set(stats_e) | set(stats_m)):
        if key not in stats_e or key not in stats_m:
            if key in stats_e or stats_m[key][0].size:
                faults.append(f"`{key}` is recorded by one of the two only")
            continue
        for i, name in enumerate(names[key]):
            what = key + (f"[{name}]" if name else "")
            for r in compare(what, stats_e[key][0][:, i], stats_m[key][0][:, i]):
                if r["of"] != "sd":
                    rows.append(dict(r, of="time mean"))
            count = stats_e[key][1].shape[1]
            for j in range(count):
                for r in compare(what, stats_e[key][1][:, j, i], stats_m[key][1][:, j, i]):
                    if r["of"] == "mean":
                        rows.append(dict(r, of=f"date {j + 1}"))
                    elif j == count - 1:
                        rows.append(dict(r, of="sd at end"))
    for key in sorted(set(outcomes_e) | set(outcomes_m)):
        if key not in outcomes_e or key not in outcomes_m:
            faults.append(f"outcome `{key}` is recorded by one of the two only")
            continue
        rows += compare(key, outcomes_e[key], outcomes_m[key])
    return rows, faults


# ---------------------------------------------------------------- the report

def number(x):
    return f"{x:.6g}"


def report(rows, faults, head):
    tested = [r for r in rows if r["way"] != "constant"]
    constant = [r for r in rows if r["way"] == "constant"]
    unequal = [r for r in constant if r["z"]]
    limit = z_of(FALSE_ALARM / max(1, len(tested)))
    beyond = sorted((r for r in tested if abs(r["z"]) > TOLERANCE), key=lambda r: -abs(r["z"]))
    failed = [r for r in beyond if abs(r["z"]) > limit]
    good = not failed and not unequal and not faults
    out = ["# Agreement of the engine with the reference model", ""] + [f"- {line}" for line in head]
    rare = sum(r["way"] == "rare" for r in tested)
    skewed = sum(r["way"] == "skewed" for r in tested)
    out += [f"- {len(rows)} comparisons of {len({r['series'] for r in rows})} series and outcomes: "
            f"{len(constant)} constant, {rare} rare (Fisher's exact test), {skewed} skewed (rank sums), "
            f"{len(tested) - rare - skewed} normal",
            f"- Beyond {TOLERANCE:g} standard errors: {len(beyond)}; "
            f"expected by chance: {len(tested) * normal_tail(TOLERANCE):.2f} (nominal)",
            f"- Limit: {limit:.2f} standard errors; where both agree, some comparison passes it "
            f"with a nominal probability of at most {FALSE_ALARM:g}",
            f"- Beyond the limit: {len(failed)}; unequal constants: {len(unequal)}; missing series: {len(faults)}",
            f"- **{'Agree' if good else 'DISAGREE'}**", ""]
    if faults:
        out += [f"- {f}" for f in faults] + [""]
    listed = unequal + beyond
    if listed:
        out += ["## What differs", "", "| Series | Of | Way | Engine | Model | Standard errors |",
                "|---|---|---|---|---|---|"]
        out += [f"| `{r['series']}` | {r['of']} | {r['way']} | {number(r['engine'])} | {number(r['model'])} | "
                f"{r['z']:.1f} |" for r in listed] + [""]
    out += ["## By variable", "", "| Variable | Comparisons | Constant | Rare | Root mean square z | Largest \\|z\\| | "
            "Beyond 2 (expected) | Beyond 4 |", "|---|---|---|---|---|---|---|---|"]
    for key in sorted({r["series"].split("[")[0] for r in rows}):
        mine = [r for r in rows if r["series"].split("[")[0] == key]
        z = np.array([abs(r["z"]) for r in mine if r["way"] != "constant"])
        normal = np.array([r["z"] for r in mine if r["way"] == "normal"])
        rms = f"{math.sqrt((normal ** 2).mean()):.2f}" if len(normal) else "–"
        largest = f"{z.max():.1f}" if len(z) else "–"
        out.append(f"| `{key}` | {len(mine)} | {sum(r['way'] == 'constant' for r in mine)} | "
                   f"{sum(r['way'] == 'rare' for r in mine)} | {rms} | {largest} | "
                   f"{int((z > 2).sum())} ({len(z) * normal_tail(2):.1f}) | {int((z > TOLERANCE).sum())} |")
    return "\n".join(out) + "\n", good


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engine")
    parser.add_argument("scenario")
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE")
    parser.add_argument("--reference", help="the reference of scenario files, for defaults (scenario.md); "
                        "left out: what the engine prints as such")
    parser.add_argument("-o", "--output", help="write the report to this file too")
    parser.add_argument("--json", help="write every comparison to this file")
    args = parser.parse_args()

    text = None if args.reference else subprocess.run([args.engine, "describe", "--markdown"], check=True,
                                                      capture_output=True, text=True).stdout
    scenario = scenarios.load(args.scenario, args.set, args.reference, text)
    *engine, revision = run_engine(args.engine, args.scenario, args.set, args.replicates, args.seed, args.jobs)
    began = time.time()
    stats, outcomes = run_model(scenario, args.replicates, args.seed, args.jobs)
    took = (time.time() - began) * args.jobs / args.replicates
    rows, faults = all_comparisons(engine, (stats, outcomes))
    head = [f"Scenario `{pathlib.Path(args.scenario).name}`, {args.replicates} replicates each, seed {args.seed}"
            + (f", with {', '.join(args.set)}" if args.set else ""), f"Engine: {revision}",
            f"Reference model: {took:.2f} s a replicate and process"]
    text, good = report(rows, faults, head)
    print(text)
    if args.output:
        pathlib.Path(args.output).write_text(text)
    if args.json:
        pathlib.Path(args.json).write_text(json.dumps(rows, indent=0))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
