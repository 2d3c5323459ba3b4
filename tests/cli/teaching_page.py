"""The tables of scenarios/teaching/README.md and README.fr.md are what the program gives.

They are compared character by character, which works because a scenario and a seed give the same bytes on every machine and with any
number of threads. This script has the two tables of the five plans themselves; teaching_page_full.py has the other two, which take
many more runs.

Use: teaching_page.py            checks the tables
     teaching_page.py --update   writes them into both pages; the sentences around them are then to be read again
"""

import math
import pathlib
import re
import statistics
import sys
import unittest
from typing import NamedTuple

import netCDF4

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

FOLDER = SOURCE / "scenarios/teaching"
BASE = "scenario"
OTHERS = ["order", "tours", "money", "lead"]
REPLICATES = 200  # what the pages say; the program's default


class Language(NamedTuple):
    """How one of the pages writes; every text for both pages is a pair, of which `index` chooses one."""

    index: int
    page: pathlib.Path
    marks: dict  # for the thousands comma and the decimal point
    to: str
    semicolon: str

    def of(self, pair):
        return pair[self.index]


ENGLISH = Language(0, FOLDER / "README.md", {}, "to", "; ")
FRENCH = Language(1, FOLDER / "README.fr.md", str.maketrans(",.", "\N{NARROW NO-BREAK SPACE},"), "à", " ; ")


class Unit(NamedTuple):
    """The factor from the file to the page, and the decimals of a level, of a difference and of its standard error."""

    scale: float
    level: int
    difference: int
    error: int


HUNDREDTHS = Unit(100, 1, 2, 3)
MONTHS = Unit(1, 0, 1, 1)
THOUSANDS = Unit(0.001, 0, 1, 1)


class Outcome(NamedTuple):
    unit: Unit
    names: tuple


OUTCOMES = {
    "service_area": Outcome(HUNDREDTHS, ("Service, mean of the plan", "Service, moyenne du plan")),
    "service_two_years": Outcome(HUNDREDTHS, ("Service, two years in", "Service, au bout de deux ans")),
    "service_at_exit": Outcome(HUNDREDTHS, ("Service, mission's end", "Service, départ de la mission")),
    "service_after_exit": Outcome(HUNDREDTHS, ("Service, two years later", "Service, deux ans après")),
    "capacity_area": Outcome(HUNDREDTHS, ("Capacity, mean of the plan", "Capacité, moyenne du plan")),
    "gap_area": Outcome(HUNDREDTHS, ("Gap between the two, mean", "Écart entre les deux, moyenne")),
    "months_lost_to_vacancy": Outcome(MONTHS, ("Months lost to empty posts", "Mois perdus, postes vides")),
    "months_lost_to_learning": Outcome(MONTHS, ("Months lost to learning", "Mois perdus, apprentissage")),
    "money_spent": Outcome(THOUSANDS, ("Money spent (1,000 USD)", "Argent dépensé (milliers USD)")),
    "money_returned": Outcome(THOUSANDS, ("Money returned (1,000 USD)", "Argent rendu (milliers USD)")),
}


def number(value, decimals, language, plus=""):
    """A number as the page writes it; `plus` stands before what is above zero, nothing before what rounds to zero."""
    digits = f"{abs(value):,.{decimals}f}"
    is_zero = not digits.strip("0.")
    sign = "" if is_zero else "\N{MINUS SIGN}" if value < 0 else plus
    return sign + digits.translate(language.marks)


def table(head, rows):
    """The lines of a Markdown table whose first column has no head."""
    lines = [["", *head], ["---"] * (len(head) + 1), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def plan_heads(plans):
    return [f"`{plan}.toml`" for plan in plans]


def level(run, key, language):
    """Median of the replicates and the range of nine in ten."""
    unit = OUTCOMES[key].unit
    twentieths = statistics.quantiles([unit.scale * value for value in run[key]], n=20, method="inclusive")
    low, median, high = (number(twentieths[i], unit.level, language) for i in (0, 9, 18))
    return f"{median} ({low} {language.to} {high})"


def gains(run, base, key):
    """One difference a replicate, in the page's unit."""
    return [OUTCOMES[key].unit.scale * (after - before) for after, before in zip(run[key], base[key], strict=True)]


def mean_gain(run, base, key, language):
    """Mean difference, replicate by replicate, and its standard error."""
    values, unit = gains(run, base, key), OUTCOMES[key].unit
    error = statistics.stdev(values) / math.sqrt(len(values))
    return f"{number(statistics.fmean(values), unit.difference, language, plus='+')} ± {number(error, unit.error, language)}"


def mean_gain_and_count(run, base, key, language):
    """The same, and in how many replicates the outcome is higher."""
    higher = sum(value > 0 for value in gains(run, base, key))
    return f"{mean_gain(run, base, key, language)} ({higher})"


def levels_table(runs, language):
    rows = [[language.of(outcome.names), *(level(run, key, language) for run in runs.values())] for key, outcome in OUTCOMES.items()]
    return table(plan_heads(runs), rows)


def differences_table(runs, language):
    rows = [[language.of(outcome.names), *(mean_gain_and_count(runs[plan], runs[BASE], key, language) for plan in OTHERS)]
            for key, outcome in OUTCOMES.items()]
    return table(plan_heads(OTHERS), rows)


def place_of(name, text):
    """Where a table begins and ends on a page."""
    places = list(re.finditer(rf"<!-- numbers: {name} -->\n(.*?)<!-- end: numbers -->", text, re.DOTALL))
    if len(places) != 1:
        raise ValueError(f"{len(places)} tables are called {name}")
    return places[0].span(1)


class TeachingPage(CommandLineTest):
    maxDiff = None

    def outcomes_of(self, plan, settings=()):
        """Every outcome of a plan, one value a replicate, by the command that the page gives."""
        changes = [argument for setting in settings for argument in ("--set", setting)]
        self.ssrsim("run", FOLDER / f"{plan}.toml", *changes, "-o", "a.nc", "--force")
        with netCDF4.Dataset(self.folder / "a.nc") as data:
            data.set_auto_mask(False)
            run = {key: data[key][:].tolist() for key in OUTCOMES}
        for key, values in run.items():
            self.assertEqual(len(values), REPLICATES, key)
            self.assertTrue(all(map(math.isfinite, values)), f"{plan}: not every replicate has {key}")
        return run

    def tables(self):
        """Every table that this script has: its page's language, its name and its lines."""
        runs = {plan: self.outcomes_of(plan) for plan in [BASE, *OTHERS]}
        for language in (ENGLISH, FRENCH):
            yield language, "levels", levels_table(runs, language)
            yield language, "differences", differences_table(runs, language)

    def test_tables_are_what_the_program_gives(self):
        for language, name, lines in self.tables():
            with self.subTest(page=language.page.name, table=name):
                text = language.page.read_text(encoding="utf-8")
                begin, end = place_of(name, text)
                self.assertEqual(text[begin:end], lines, f"({sys.argv[0]} --update writes the table into the page)")

    def update(self):
        for language, name, lines in self.tables():
            text = language.page.read_text(encoding="utf-8")
            begin, end = place_of(name, text)
            language.page.write_text(text[:begin] + lines + text[end:], encoding="utf-8")


def main(case):
    if sys.argv[1:] == ["--update"]:
        sys.exit(not unittest.TextTestRunner().run(case("update")).wasSuccessful())
    unittest.main()


if __name__ == "__main__":
    main(TeachingPage)
