#!/usr/bin/python3
"""The patterns of docs/explanation/validation.md: runs the plans, and writes or checks the page's tables.

    patterns.py run       runs what is not yet in the store
    patterns.py write     runs, and writes the tables into the page
    patterns.py check     runs, and fails where the page says something else
    patterns.py show COUNTRY PLAN
                          what a plan changes in the country's scenario

Needs python3 with numpy and h5py (Debian: python3-numpy, python3-h5py-serial). The tables depend on the program alone: neither on --jobs nor on
interruptions. Results are kept in the store by program, scenario and replicates.
"""

import argparse
import multiprocessing
import os
import sys
import time

sys.dont_write_bytecode = True

import plans
import points
import report
import runs
from declared import PATTERNS
from metrics import METRICS

MONEY = ("committed_to_work", "spent_on_work", "returned_from_work", "spent_on_posts")


def wanted_of_points():
    """Plan → metrics that the checks read."""
    wanted = {}
    for pattern in PATTERNS:
        for check in pattern.checks:
            for plan, metric in (*check.uses, *([check.level] if check.level and check.expected == "not lower" else [])):
                wanted.setdefault(plan, set()).add(metric)
    return wanted


def wanted_of_defaults():
    """The same with what lies on the way, and the money."""
    wanted = {plan: names | set(MONEY) for plan, names in wanted_of_points().items()}
    for pattern in PATTERNS:
        for check in pattern.checks:
            if check.level:
                wanted[check.level[0]].add(check.level[1])
        for way in pattern.ways:
            for plan in (way.of, way.against):
                wanted.setdefault(plan, set(MONEY)).add(way.metric)
    return wanted


# What the processes that run plans share; set before they are forked.
SHARED = {}


def build(program, countries, samples):
    """The plans of all countries, and the text of each by which its runs are kept."""
    plan = {(name, p): plans.PLANS[p](country) for name, country in countries.items() for p in wanted_of_defaults()}
    SHARED.update(
        program=program, countries=countries, samples=samples, plans=plan,
        text={at: runs.to_toml(scenario) for at, scenario in plan.items()},
    )


def tasks(replicates, count):
    """All runs in a fixed order: the defaults first, then point by point. → (key, country, plan, point, replicates, metrics)"""
    for number in range(-1, count):
        wanted = wanted_of_defaults() if number < 0 else wanted_of_points()
        for name in SHARED["countries"]:
            point = {} if number < 0 else SHARED["samples"][name][1][number]
            for plan, metrics in wanted.items():
                many = replicates if number < 0 else 1
                key = runs.key_of(SHARED["program"], SHARED["text"][name, plan], point, many)
                yield key, name, plan, number, many, sorted(metrics)


def work(task):
    key, name, plan, number, replicates, metrics = task
    scenario = SHARED["plans"][name, plan]
    text = SHARED["text"][name, plan]
    if number >= 0:
        text = runs.to_toml(points.at(scenario, SHARED["samples"][name][1][number]))
    values = runs.measure(SHARED["program"], text, replicates, METRICS, metrics, SHARED["countries"][name], scenario)
    return key, values, name, plan, number


def run_all(store, options):
    """Runs what the store lacks. → key by country, plan and point"""
    index, wanted = {}, {}
    for task in tasks(options.replicates, options.points):
        key, name, plan, number, _, metrics = task
        index[name, plan, number] = key
        # Two plans can be the same in a country: one run serves both.
        wanted[key] = (*task[:5], sorted({*wanted[key][5], *metrics})) if key in wanted else task
    missing = [task for key, task in wanted.items() if not store.has(key, task[5])]
    begun = time.monotonic()
    if missing:
        print(f"{len(missing)} runs to do", flush=True)
        with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
            for count, (key, values, name, plan, number) in enumerate(pool.imap_unordered(work, missing), 1):
                store.add(key, values, country=name, plan=plan, point=number)
                if count % 500 == 0 or count == len(missing):
                    print(f"{count} of {len(missing)} runs, {time.monotonic() - begun:.0f} s", flush=True)
    return index


def show(country, name):
    """Prints path: before → after for every value that a plan changes."""

    def flat(table, path=""):
        rows = {}
        for k, v in table.items():
            rows.update(flat(v, f"{path}{k}.") if isinstance(v, dict) else {f"{path}{k}": v})
        return rows

    before, after = flat(country.scenario), flat(plans.PLANS[name](country))
    print(plans.PLANS[name].__doc__.strip())
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            print(f"{path}: {before.get(path, '(none)')} -> {after.get(path, '(none)')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("run", "write", "check", "show"))
    parser.add_argument("names", nargs="*", help="for show: country and plan")
    parser.add_argument("--program", default=os.environ.get("SSRSIM", str(runs.ROOT / "build/release/ssrsim")))
    parser.add_argument("--store", default=str(runs.ROOT / "build/patterns/runs.jsonl"))
    parser.add_argument("--page", default=str(runs.ROOT / "docs/explanation/validation.md"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--replicates", type=int, default=60, help="at the default parameters")
    parser.add_argument("--points", type=int, default=points.POINTS, help="of the hypercube, from the first")
    options = parser.parse_args()

    program = runs.Program(options.program)
    countries = {name: plans.Country(name, program.resolved(name)) for name in runs.COUNTRIES}
    if options.command == "show":
        show(countries[options.names[0]], options.names[1])
        return 0
    declared = points.parameters(program.reference())
    samples = {name: points.sample(c.scenario, declared) for name, c in countries.items()}
    store = runs.Store(options.store)
    build(program, countries, samples)
    index = run_all(store, options)
    if options.command == "run":
        return 0
    tables = report.tables(PATTERNS, METRICS, plans.PLANS, countries, samples, store, index, options)
    return report.write(options.page, tables, options.command == "check")


if __name__ == "__main__":
    sys.exit(main())
