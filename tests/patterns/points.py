"""The plausible parameter space, and a Latin hypercube in it.

Parameters: all of [parameters.*] whose source says that the value, or its size, is an assumption, but for
definitions. Range: half to twice the value that the country's scenario has, cut to the declared range;
even in the logarithm. Where parameters are weights that sum to 1, all are drawn and then divided by their
sum. A lower bound that would come out above its upper bound changes places with it.
"""

import numpy as np

POINTS = 256
SEED = 20070511  # of the hypercube alone; runs have the same seed at every point

SUMS_TO_ONE = (
    ("staffing.technical_weight", "staffing.knowledge_weight", "staffing.rapport_weight"),
    ("institutions.staffing_weight", "institutions.skill_weight", "institutions.equipment_weight", "institutions.procedures_weight"),
    ("institutions.legislature_weight", "institutions.inspectorate_weight", "institutions.civil_society_weight", "institutions.justice_weight"),
    ("feedback.weight_will", "feedback.weight_lead", "feedback.weight_inclusion", "feedback.weight_results", "feedback.weight_credibility"),
)
ORDERED = (
    ("security.relapse_low", "security.relapse_high"),
    ("service_chain.reporting_low", "service_chain.reporting_high"),
    ("service_chain.customary_settled", "service_chain.customary_linked"),
    ("officers.integrity_low", "officers.integrity_high"),
    ("officers.skill_floor", "officers.skill_top"),
    ("bargaining.veto_transitional", "bargaining.veto_elected"),
)


def parameters(reference):
    """Path → (least, most, whole unit) of the parameters that are assumptions, from the program's own reference."""
    found, group = {}, None
    for line in reference.splitlines():
        if line.startswith("## "):
            group = line.split("`")[1] if "`[parameters." in line else None
        elif group and line.startswith("| `"):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            key, allowed, source = cells[0].strip("`"), cells[2], cells[5]
            if "assumption" in source and " to " in allowed:
                least, most = (float(x) for x in allowed.split(" to "))
                found[f"{group.strip('[]').removeprefix('parameters.')}.{key}"] = (least, most)
    return found


def unit_cube(names):
    """256 × parameters in (0, 1): each column is a permutation of 256 strata with a uniform in each."""
    cube = np.empty((POINTS, len(names)))
    for column, name in enumerate(names):
        # A stream for each name: a new parameter leaves the others' columns as they are.
        random = np.random.Generator(np.random.PCG64([SEED, *name.encode()]))
        cube[:, column] = (random.permutation(POINTS) + random.random(POINTS)) / POINTS
    return cube


def ranges(scenario, declared):
    """Path → (low, high) around the scenario's value."""
    found = {}
    for path, (least, most) in declared.items():
        group, key = path.split(".")
        value = scenario["parameters"][group][key]
        low, high = max(least, value / 2), min(most, value * 2)
        if low < high:
            found[path] = (low, high)
    return found


def sample(scenario, declared):
    """List of 256 dicts path → value, and the names."""
    around = ranges(scenario, declared)
    names = sorted(around)
    cube = unit_cube(names)
    low = np.array([around[n][0] for n in names])
    high = np.array([around[n][1] for n in names])
    values = low * (high / low) ** cube
    found = []
    for row in values:
        point = dict(zip(names, (float(f"{x:.10g}") for x in row)))
        for group in SUMS_TO_ONE:
            total = sum(point[p] for p in group)
            shares = [round(point[p] / total, 10) for p in group[:-1]]
            point.update(zip(group, [*shares, round(1 - sum(shares), 10)]))
        for lower, upper in ORDERED:
            a, b = (point.get(p, scenario["parameters"][p.split(".")[0]][p.split(".")[1]]) for p in (lower, upper))
            if a > b:
                point[lower], point[upper] = b, a
        found.append(point)
    return names, found


def at(scenario, point):
    """The scenario with a point's parameters."""
    changed = {**scenario, "parameters": {g: dict(rows) for g, rows in scenario["parameters"].items()}}
    for path, value in point.items():
        group, key = path.split(".")
        changed["parameters"][group][key] = value
    return changed
