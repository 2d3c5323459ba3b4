"""Statistics of the patterns, and the tables of the page."""

import math
import pathlib
import re
from statistics import NormalDist

import numpy as np

NAMES = {"burundi": "Burundi", "haiti": "Haiti"}


def number(x, unit, signed=True):
    """Shares in percentage points; two significant digits where the number is small."""
    if unit == "share":
        x = 100 * x
    if not math.isfinite(x):
        return "–"
    places = 2 if unit in ("share", "USD million", "posts") else 0
    if x != 0 and abs(x) < 10**-places * 5:
        places = min(6, 1 - math.floor(math.log10(abs(x))))
    text = f"{x:+,.{places}f}" if signed else f"{x:,.{places}f}"
    if float(text.replace(",", "")) == 0:
        text = "0"
    return text.replace("-", "−")


NORMAL = 1.959963984540054  # quantile at 0.975


def student(n):
    """Quantile at 0.975 of Student's t with n degrees of freedom, by its expansion; to three digits from n = 10 on, five from 40."""
    z = NORMAL
    terms = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + sum(term / n**power for power, term in enumerate(terms, 1))


def ranked(x):
    """Ranks; equals share the mean of theirs."""
    values, place, count = np.unique(x, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def wilson(hits, n):
    z = NORMAL
    if n == 0:
        return 0.0, 1.0
    p = hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def interval(differences):
    n = len(differences)
    half = student(n - 1) * differences.std(ddof=1) / math.sqrt(n)
    return differences.mean(), differences.mean() - half, differences.mean() + half


def verdict(low, high, expected, margin):
    if expected == "below":
        low, high = -high, -low
    if low > -margin:
        return "holds"
    return "does not hold" if high < -margin else "undecided"


def holds(difference, expected, margin):
    return -difference > 0 if expected == "below" else difference > -margin


class Findings:
    """Everything the tables say, from the store alone."""

    def __init__(self, patterns, countries, samples, store, index, options):
        self.store, self.index, self.samples, self.options = store, index, samples, options
        self.countries = countries
        self.points = options.points

    def values(self, country, point):
        def v(plan, metric):
            return np.array(self.store.rows[self.index[country, plan, point]][metric])

        return v

    def margin(self, check, v):
        return 0.01 * abs(v(*check.level).mean()) if check.expected == "not lower" else 0.0

    def default(self, country, check):
        v = self.values(country, -1)
        mean, low, high = interval(check.of(v))
        level = v(*check.level).mean() if check.level else None
        return mean, low, high, level, verdict(low, high, check.expected, self.margin(check, v))

    def at_points(self, country, check):
        """Differences and whether each holds, over the points where it can be measured."""
        differences, held = [], []
        for point in range(self.points):
            v = self.values(country, point)
            d = float(check.of(v)[0])
            differences.append(d)
            held.append(holds(d, check.expected, self.margin(check, v)))
        return np.array(differences), np.array(held, bool)

    def ranks(self, country, differences, most=3):
        """The parameters with the largest rank correlation with the difference."""
        names, sample = self.samples[country]
        known = np.isfinite(differences)
        if known.sum() < 8 or np.ptp(differences[known]) == 0:
            return []
        wanted = ranked(differences[known])
        found = []
        for name in names:
            x = ranked(np.array([p[name] for p in sample[: self.points]])[known])
            if np.ptp(x) > 0:
                found.append((float(np.corrcoef(x, wanted)[0, 1]), name))
        return sorted(found, key=lambda pair: (-abs(pair[0]), pair[1]))[:most]


def share(hits, n):
    if n == 0:
        return "–"
    low, high = wilson(hits, n)
    return f"{hits} of {n} ({100 * low:.0f}–{100 * high:.0f}%)"


def tables(patterns, metrics, plan_functions, countries, samples, store, index, options):
    f = Findings(patterns, countries, samples, store, index, options)
    found, summary = {}, ["| Pattern | Source | " + " | ".join(f"{NAMES[c]}, defaults | {NAMES[c]}, points" for c in countries) + " |", "|---|---|" + "---|---|" * len(countries)]
    for pattern in patterns:
        rows = [
            "| Country | Compared | Expected | Level | Difference | 95% interval | At the defaults | Holds at points |",
            "|---|---|---|---|---|---|---|---|",
        ]
        ranks = ["| Country | Compared | Parameters by rank correlation with the difference |", "|---|---|---|"]
        cells = []
        for country in countries:
            verdicts, all_held = [], np.ones(f.points, bool)
            for check in pattern.checks:
                mean, low, high, level, said = f.default(country, check)
                differences, held = f.at_points(country, check)
                verdicts.append(said)
                all_held &= held
                relative = f" ({100 * mean / level:+.1f}%)".replace("-", "−") if level else ""
                rows.append(
                    f"| {NAMES[country]} | {check.label} | {check.expected} | "
                    + ("" if level is None else number(level, check.unit, False) + ("%" if check.unit == "share" else f" {check.unit}"))
                    + f" | {number(mean, check.unit)}{relative} | {number(low, check.unit)} to {number(high, check.unit)} | {said} | {share(int(held.sum()), f.points)} |"
                )
                top = ", ".join(f"`{name}` {rho:+.2f}".replace("-", "−") for rho, name in f.ranks(country, differences))
                ranks.append(f"| {NAMES[country]} | {check.label} | {top or '–'} |")
            order = ("does not hold", "undecided", "holds")
            cells.append(f"{min(verdicts, key=order.index)} | {share(int(all_held.sum()), f.points)}")
        found[pattern.name] = "\n".join(
            [f"{pattern.statement} ({pattern.source})", "", *plans_of(pattern, plan_functions), "", *rows, "", *ways(f, pattern, metrics, countries), "", *ranks]
        )
        summary.append(f"| [{title(pattern)}](#{pattern.name.replace('_', '-')}) | {pattern.source} | " + " | ".join(cells) + " |")
    found["summary"] = "\n".join(summary)
    found["money"] = "\n".join(money(f, plan_functions, countries, patterns))
    found["space"] = space(samples, f.points)
    return found


def title(pattern):
    return pattern.name.replace("_", " ").capitalize()


def plans_of(pattern, plan_functions):
    names = []
    for name in [p for check in pattern.checks for p, _ in check.uses] + [p for way in pattern.ways for p in (way.of, way.against)]:
        if name not in names:
            names.append(name)
    return [f"- `{name}`: {plan_functions[name].__doc__.strip().splitlines()[0]}" for name in names]


def ways(f, pattern, metrics, countries):
    rows = ["| On the way | Plans | Expected | " + " | ".join(NAMES[c] for c in countries) + " |", "|---|---|---|" + "---|" * len(countries)]
    for way in pattern.ways:
        metric = metrics[way.metric]
        cells = []
        for country in countries:
            v = f.values(country, -1)
            mean, low, high = interval(v(way.of, way.metric) - v(way.against, way.metric))
            said = seen(mean, low, high, way.expected, v(way.against, way.metric).mean())
            cells.append(f"{number(mean, metric.unit)} ({number(low, metric.unit)} to {number(high, metric.unit)}): {said}")
        unit = "" if metric.unit == "share" else f" ({metric.unit})"
        rows.append(f"| {metric.label}{unit} | `{way.of}` less `{way.against}` | {way.expected} | " + " | ".join(cells) + " |")
    return rows


def seen(mean, low, high, expected, level):
    """What a difference on the way shows. "same" means within one hundredth of the level."""
    if expected == "same":
        return "as expected" if abs(mean) <= 0.01 * abs(level) else "not the same"
    return {"holds": "as expected", "does not hold": "the other way", "undecided": "no difference seen"}[verdict(low, high, expected, 0.0)]


def money(f, plan_functions, countries, patterns):
    keys = (("committed_to_work", "committed"), ("spent_on_work", "spent"), ("returned_from_work", "returned"), ("spent_on_posts", "on posts"))
    rows = [
        "| Plan | " + " | ".join(f"{NAMES[c]}: budgets of work | {label}" if i == 0 else label for c in countries for i, (_, label) in enumerate(keys)) + " |",
        "|---|" + "---|" * (len(keys) + 1) * len(countries),
    ]
    for name, function in plan_functions.items():
        cells = []
        for country, facts in countries.items():
            v = f.values(country, -1)
            cells.append(number(sum(a["budget"] for a in function(facts)["activity"].values()) / 1e6, "USD million", False))
            cells += [number(v(name, key).mean(), "USD million", False) for key, _ in keys]
        rows.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return rows


def space(samples, count):
    parts = ", ".join(f"{len(names)} in {NAMES[country]}" for country, (names, _) in samples.items())
    text = f"Points run: {count}. Parameters that vary: {parts}."
    if count > 1:
        most = max(len(names) for names, _ in samples.values())
        chance = NormalDist().inv_cdf(1 - 1 / (2 * most)) / math.sqrt(count - 1)
        text += f" Of so many rank correlations that are nothing but chance, the largest is about {chance:.2f}."
    return text


def write(page, found, check):
    """Puts the tables between their marks. With check, says where the page differs and leaves it."""
    path = pathlib.Path(page)
    text = path.read_text()
    wrong = []
    for name, table in found.items():
        begin, end = f"<!-- begin: patterns {name} -->", f"<!-- end: patterns {name} -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            wrong.append(f"{page} has no marks for {name}")
            continue
        before, rest = text.split(begin)
        inside, after = rest.split(end)
        if inside.strip() != table.strip():
            wrong.append(f"{page} says something else about {name}")
        text = f"{before}{begin}\n{table}\n{end}{after}"
    for name in re.findall(r"<!-- begin: patterns (\S+) -->", text):
        if name not in found:
            wrong.append(f"{page} has marks for {name}, which nobody declares")
    if check:
        print("\n".join(wrong) if wrong else "The page says what the runs say.")
        return 1 if wrong else 0
    lacking = [w for w in wrong if "marks" in w]
    print("\n".join(lacking) if lacking else f"{page} written")
    path.write_text(text)
    return 1 if lacking else 0
