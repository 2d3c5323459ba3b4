"""docs/reference/results.md against a written file, in both directions: nothing unwritten on the page, nothing unnamed in the file.

Use: results_page.py           checks the page
     results_page.py --write   first writes the list of what is recorded into it, as the program prints it
"""

import pathlib
import re
import subprocess
import sys
import unittest

import netCDF4

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

PATH = SOURCE / "docs/reference/results.md"
PAGE = PATH.read_text()
BEGIN, END = (f"<!-- {word}: ssrsim describe --indicators -->\n" for word in ("begin", "end"))


def section(title):
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(text):
    """The rows of all tables in a text, as lists of cells; the first cell is a name in backquotes."""
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")]
            for line in text.splitlines() if line.startswith("| `")]


def type_of(value):
    if isinstance(value, str) or getattr(value, "dtype", None) is str:
        return "text"
    return value.dtype.name


class ResultsPage(CommandLineTest):
    def setUp(self):
        super().setUp()
        self.run_minimal("--trajectories", "-o", "a.nc", replicates=3)
        self.data = netCDF4.Dataset(self.folder / "a.nc")
        self.addCleanup(self.data.close)
        generated = PAGE.split(BEGIN)[1].split(END)[0]
        outcomes, indicators = generated.split("### Indicators")
        self.outcomes, self.indicators = rows(outcomes), rows(indicators)

    def test_what_is_recorded_is_fresh(self):
        self.assertEqual(PAGE.split(BEGIN)[1].split(END)[0], self.ssrsim("describe", "--indicators").output)

    def test_attributes(self):
        written = {name: type_of(self.data.getncattr(name)) for name in self.data.ncattrs()}
        self.assertEqual(written, {name: kind for name, kind, _ in rows(section("Attributes of the file"))})
        self.assertEqual([name for name, *_ in rows(section("Attributes of the file"))], self.data.ncattrs())

    def test_dimensions(self):
        written = {name: type_of(self.data[name]) for name in self.data.dimensions}
        # The minimal scenario has at least one of everything.
        self.assertEqual(written, {name: kind for name, kind, _ in rows(section("Dimensions"))})

    def test_variables(self):
        expected = {name: ("text", (dimensions,)) for name, _, dimensions, _ in rows(section("Variables"))
                    if "KEY" not in name}
        patterns = [row for row in rows(section("Variables")) if "KEY" in row[0]]
        self.assertEqual(len(patterns), 4)
        for key, *_ in self.outcomes:
            expected[key] = ("float64", ("replicate",))
        for key, _, along, _ in self.indicators:
            for name, kind, dimensions, _ in patterns:
                names = [word for word in re.split(", *", dimensions.replace("DIMS", along)) if word]
                expected[name.replace("KEY", key)] = (kind, tuple(names))
        written = {name: (type_of(variable), variable.dimensions) for name, variable in self.data.variables.items()
                   if name not in self.data.dimensions}
        self.assertEqual(written, expected)

    def test_units_and_meanings(self):
        for key, unit, meaning in self.outcomes:
            self.assertEqual((self.data[key].units, self.data[key].long_name), (unit, meaning))
        for key, unit, _, meaning in self.indicators:
            for suffix in ("_quantile", "_mean", "_sd", ""):
                variable = self.data[key + suffix]
                self.assertEqual((variable.units, variable.long_name, variable.indicator), (unit, meaning, key))

    def test_attributes_of_variables(self):
        named = set(re.findall(r"`(\w+)`", section("Variables")))
        for name, variable in self.data.variables.items():
            if name in self.data.dimensions:
                continue
            self.assertLessEqual(set(variable.ncattrs()), named, name)

    def test_quantiles(self):
        levels = rows(section("Dimensions"))[-1][2]
        self.assertEqual([float(level) for level in levels.split(",")], list(self.data["quantile"][:]))

    def test_layout_version(self):
        self.assertIn(f"specifies layout version {self.data.layout_version}.", PAGE)


def write_generated_part():
    printed = subprocess.run([SSRSIM, "describe", "--indicators"], capture_output=True, text=True, check=True).stdout
    PATH.write_text(PAGE.split(BEGIN)[0] + BEGIN + printed + END + PAGE.split(END)[1])
    return PATH.read_text()


if __name__ == "__main__":
    if "--write" in sys.argv:
        sys.argv.remove("--write")
        PAGE = write_generated_part()
    unittest.main()
