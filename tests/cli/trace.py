"""`ssrsim trace`: the story of one run, and why a series went as it did."""

import csv
import json
import re
import unittest

from support.ssrsim_cli import MINIMAL, USAGE, CommandLineTest


class Trace(CommandLineTest):
    def trace(self, *arguments):
        return json.loads(self.ssrsim("trace", MINIMAL, "--json", *arguments).output)

    def test_tells_the_events_of_the_run(self):
        found = self.trace("--replicate", 3, "--seed", 9)
        self.ssrsim("run", MINIMAL, "--replicates", 4, "--seed", 9, "--events", "e.csv")
        with open(self.folder / "e.csv", newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["replicate"] == "3"]
        self.assertGreater(len(rows), 50)
        same = ("event", "cause", "table", "id", "institution", "channel", "implementer")
        self.assertEqual([(e["week_of"], e["size"], *(e[key] for key in same)) for e in found["events"]],
                         [(r["date"], float(r["size"]), *(r[key] for key in same)) for r in rows])

    def test_narrows_to_an_agent_and_to_days(self):
        everything = self.trace()["events"]
        of_training = self.trace("--agent", "training")["events"]
        self.assertEqual(of_training, [event for event in everything if event["id"] == "training"])
        self.assertTrue(of_training)
        mission = next(event["id"] for event in everything if event["table"] == "post").split(".")[0]
        of_mission = self.trace("--agent", mission)["events"]
        self.assertEqual({event["table"] for event in of_mission} & {"post"}, {"post"})
        late = self.trace("--from", "2020-06-01", "--to", "2020-12-31")["events"]
        self.assertEqual(late, [e for e in everything if "2020-06-01" <= e["week_of"] <= "2020-12-28"])

    def test_why_is_the_difference_to_the_run_without_the_cause(self):
        why = self.trace("--why", "service_delivery", "--replicate", 1)["why"]
        effect = next(cause for cause in why["causes"] if cause["cause"] == "activity.training")
        text = MINIMAL.read_text(encoding="utf-8")
        self.assertIn("[activity.training]", text)
        (self.folder / "without.toml").write_text(f'extends = "{MINIMAL}"\n[activity.training]\nremove = true\n',
                                                  encoding="utf-8")
        without = self.ssrsim("trace", "without.toml", "--why", "service_delivery", "--replicate", 1, "--json")
        without = json.loads(without.output)["why"]
        self.assertEqual(effect["mean_without"], without["mean"])
        self.assertEqual(effect["end_without"], without["end"])
        self.assertEqual(effect["mean_of_its_doing"], why["mean"] - without["mean"])
        sizes = [abs(cause["mean_of_its_doing"]) for cause in why["causes"]]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertGreater(sizes[0], 0)

    def test_an_activity_is_no_cause_of_its_own_course(self):
        why = self.trace("--why", "activity_progress.training")["why"]
        told = {cause["cause"] for cause in why["causes"]} | {one["title"] for one in why["without_effect"]}
        self.assertNotIn("activity.training", told)
        self.assertTrue(why["causes"])

    def test_reads_well(self):
        text = self.ssrsim("trace", MINIMAL, "--why", "service_delivery").output
        self.assertIn("without: ", text)
        self.assertIn("because of", text)
        self.assertRegex(" ".join(text.split()), r"Sizes\. .*consent given: how likely that was; .*work stalled: its progress")
        told, of_all = map(int, re.search(r"told +(\d+) of (\d+) events", text).groups())
        left_out = re.search(r"Left out: (.*?)\. --agent", text, re.S).group(1)
        self.assertEqual(told + sum(map(int, re.findall(r"\d+", left_out))), of_all)
        self.assertNotIn("Left out: ", self.ssrsim("trace", MINIMAL, "--agent", "training").output)
        donor = self.ssrsim("trace", MINIMAL, "--agent", "bilateral").output
        self.assertRegex(donor, r"bilateral for police +money committed +[\d,.]+ USD +need as the donor sees it")
        self.assertRegex(donor, r"bilateral for ministry +money arrived")

    def test_mistakes_get_the_nearest_right_spelling(self):
        self.assertIn("training", self.ssrsim("trace", MINIMAL, "--agent", "trainin", expect=USAGE).errors)
        self.assertIn("service_delivery", self.ssrsim("trace", MINIMAL, "--why", "service", expect=USAGE).errors)
        for wrong in (["--from", "1999-01-01"], ["--from", "2020-13-01"], ["--replicate", "-1"],
                      ["--from", "2021-01-01", "--to", "2020-06-01"]):
            self.ssrsim("trace", MINIMAL, *wrong, expect=USAGE)


if __name__ == "__main__":
    unittest.main()
