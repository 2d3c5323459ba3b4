"""Every scenario that comes with the program is clean, runs, and is named on its folder's page; every variant makes a difference."""

import functools
import json
import math
import pathlib
import re
import subprocess
import sys
import tomllib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

FOLDER = SOURCE / "scenarios"
FILES = sorted(FOLDER.rglob("*.toml"))
COUNTRIES = [path for path in FILES if path.name == "country.toml"]  # a country without a plan, which scenarios extend
SCENARIOS = [path for path in FILES if path not in COUNTRIES]
FOLDERS = sorted({FOLDER, *(path for path in FOLDER.rglob("*") if path.is_dir())})

# Outcomes whose week lies beyond the end of the run (docs/reference/results.md), by file or folder.
WITHOUT_VALUE = {
    "minimal.toml": {"service_after_exit"},  # runs on for three months after its last mission
    "haiti": {"service_at_exit", "service_after_exit"},  # MINUSTAH outlasts the run
}


def name_of(path):
    return str(path.relative_to(FOLDER))


@functools.cache
def summary_of(path):
    """What one replicate gives."""
    printed = subprocess.run([SSRSIM, "run", path, "--replicates", "1", "--seed", "2", "--json"], env=environment(),
                             capture_output=True, text=True, timeout=240, check=True).stdout
    return json.loads(printed)


def outcomes_of(path):
    return {key: outcome["mean"] for key, outcome in summary_of(path)["outcomes"].items()}


def service_in_first_week(path):
    return next(series["start"]["mean"] for series in summary_of(path)["series"] if series["indicator"] == "service_delivery")


def base_of(path):
    """What a scenario extends; itself where it extends nothing."""
    return path.parent / tomllib.loads(path.read_text(encoding="utf-8")).get("extends", path.name)


class ShippedScenarios(CommandLineTest):
    def test_scenarios_are_clean(self):
        for path in SCENARIOS:
            with self.subTest(name_of(path)):
                process = self.ssrsim("check", path)
                self.assertEqual((process.output, process.errors), (f"{path}: ok\n", ""))

    def test_countries_lack_only_a_plan(self):
        for path in COUNTRIES:
            with self.subTest(name_of(path)):
                process = self.ssrsim("check", path, expect=FAULTS)
                faults = [line for line in process.errors.splitlines() if not line.startswith("  hint: ")]
                self.assertEqual(faults, [f"{path}: {value} must be stated, and is not." for value in ("scenario.title", "plan.end")])

    def test_outcomes_have_values(self):
        for path in SCENARIOS:
            with self.subTest(name_of(path)):
                outcomes = outcomes_of(path)
                missing = {key for key, value in outcomes.items() if value is None}
                # The cost of a gain has no value where there is no gain.
                if "cost_per_point" in missing:
                    self.assertLessEqual(outcomes["service_area"], service_in_first_week(path))
                self.assertEqual(missing - {"cost_per_point"}, WITHOUT_VALUE.get(name_of(path).split("/")[0], set()))
                for key in outcomes.keys() - missing:
                    self.assertTrue(math.isfinite(outcomes[key]), key)

    def test_variants_differ_from_their_base(self):
        variants = [path for path in SCENARIOS if base_of(path) != path and base_of(path) not in COUNTRIES]
        self.assertTrue(variants)
        for path in variants:
            with self.subTest(name_of(path)):
                self.assertNotEqual(outcomes_of(path), outcomes_of(base_of(path)))

    def test_pages_name_everything_in_their_folder(self):
        for folder in FOLDERS:
            page = (folder / "README.md").read_text(encoding="utf-8")
            for path in folder.iterdir():
                name = f"{path.name}/" if path.is_dir() else path.name
                if name != "README.md":
                    with self.subTest(name_of(path)):
                        self.assertRegex(page, rf"(?<![\w-]){re.escape(name)}")


if __name__ == "__main__":
    unittest.main()
