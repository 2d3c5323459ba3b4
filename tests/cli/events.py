"""The list of events: every kind happens somewhere, nothing undeclared is written, and asking changes no run."""

import collections
import csv
import re
import unittest

from support.ssrsim_cli import INPUT_OUTPUT, MINIMAL, CommandLineTest


class Events(CommandLineTest):
    def declared(self):
        events, causes = self.ssrsim("describe", "--events").output.split("| Cause |")
        return set(re.findall(r"(?m)^\| `(\w+)`", events)), set(re.findall(r"(?m)^\| `(\w+)`", causes))

    def events_of(self, *options):
        self.ssrsim("run", MINIMAL, *options, "--events", "events.csv", "--force")
        with open(self.folder / "events.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_every_declared_kind_happens_and_no_other(self):
        rows = self.events_of("--replicates", 60)
        events, causes = self.declared()
        # Two need a stricter donor and missions that look further ahead than this plan's.
        strict = self.events_of("--replicates", 3, "--set", "parameters.money.tolerated_abuse=0", "--set", "parameters.activities.start_floor=0.9")
        self.assertEqual({"support_withheld", "work_put_off"}, {row["event"] for row in strict} - {row["event"] for row in rows})
        seen = collections.Counter(row["event"] for row in rows)
        self.assertEqual(set(seen) | {"support_withheld", "work_put_off"}, events)
        self.assertLessEqual({row["cause"] for row in rows}, causes)
        self.assertEqual(sorted(rows, key=lambda row: int(row["replicate"])), rows, "replicates come in their order")
        for row in rows:
            self.assertRegex(row["date"], r"^20(19|20|21|22)-\d\d-\d\d$")
            self.assertEqual(row["id"] == "", row["table"] == "country", row)
            self.assertEqual(row["channel"] != "", row["event"].startswith("money_") and row["table"] == "donor", row)
            self.assertTrue(row["channel"] != "" or row["implementer"] == "", row)
            if row["channel"] not in ("", "assessed"):
                self.assertNotEqual(row["institution"], "", row)

    def test_asking_for_events_changes_no_run(self):
        plain = self.ssrsim("run", MINIMAL, "--replicates", 5)
        asked = self.ssrsim("run", MINIMAL, "--replicates", 5, "--events", "events.csv")
        self.assertEqual(plain.output, asked.output)

    def test_a_file_that_is_no_list_of_events_is_left_alone(self):
        (self.folder / "letter.csv").write_text("dear colleague\n")
        self.ssrsim("run", MINIMAL, "--replicates", 1, "--events", "letter.csv", "--force", expect=INPUT_OUTPUT)
        self.assertEqual((self.folder / "letter.csv").read_text(), "dear colleague\n")


if __name__ == "__main__":
    unittest.main()
