"""`ssrsim assumptions`: every parameter with its source and what it moves, paired by seed."""

import csv
import json
import re
import unittest

from support.ssrsim_cli import INPUT_OUTPUT, MINIMAL, USAGE, CommandLineTest


class Assumptions(CommandLineTest):
    def register(self, *arguments, name="a.csv"):
        self.ssrsim("assumptions", MINIMAL, "--replicates", 2, "-o", name, *arguments)
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            return {row["parameter"]: row for row in csv.DictReader(file)}

    def test_every_parameter_has_its_row(self):
        rows = self.register()
        page = self.ssrsim("describe", "--markdown").output
        self.assertEqual({path.rsplit(".", 1)[0] for path in rows}, set(re.findall(r"parameters\.\w+", page)))
        self.assertGreater(len(rows), 200)
        for path, row in rows.items():
            self.assertTrue(row["source"], path)
            self.assertTrue(row["meaning"], path)
            self.assertLessEqual(float(row["allowed_low"]), float(row["value"]), path)
            self.assertGreaterEqual(float(row["allowed_high"]), float(row["value"]), path)

    def test_differences_are_those_of_two_runs(self):
        row = self.register()["parameters.service_chain.court_productivity"]
        for side in ("low", "high"):
            changed = f"parameters.service_chain.court_productivity={row[side]}"
            means = []
            for arguments in ((), ("--set", changed)):
                run = self.ssrsim("run", MINIMAL, "--replicates", 2, "--json", *arguments)
                means.append(json.loads(run.output)["outcomes"]["service_area"]["mean"])
            self.assertAlmostEqual(float(row[f"service_area_at_{side}"]), means[1] - means[0], places=6)
        self.assertLess(float(row["service_area_at_low"]), 0)

    def test_same_bytes_whatever_the_threads(self):
        self.register("--threads", "1", name="one.csv")
        self.register("--threads", "2", name="two.csv")
        self.assertEqual((self.folder / "one.csv").read_bytes(), (self.folder / "two.csv").read_bytes())

    def test_replaces_only_an_older_register(self):
        self.register()
        self.ssrsim("assumptions", MINIMAL, "-o", "a.csv", expect=INPUT_OUTPUT)
        self.register("--force")
        (self.folder / "notes.csv").write_text("mine\n", encoding="utf-8")
        process = self.ssrsim("assumptions", MINIMAL, "-o", "notes.csv", "--force", expect=INPUT_OUTPUT)
        self.assertIn("not an older table", process.errors)
        self.assertEqual((self.folder / "notes.csv").read_text(encoding="utf-8"), "mine\n")

    def test_wrong_factor_is_refused(self):
        for factor in ("1", "0", "-2", "nan", "x"):
            self.ssrsim("assumptions", MINIMAL, "--factor", factor, expect=USAGE)


if __name__ == "__main__":
    unittest.main()
