"""`ssrsim explain`: what a plan falls short of, shared over what holds it back."""

import json
import re
import unittest

from support.ssrsim_cli import INPUT_OUTPUT, MINIMAL, USAGE, CommandLineTest


class Explain(CommandLineTest):
    def explain(self, *arguments, replicates=4):
        output = self.ssrsim("explain", MINIMAL, "--replicates", replicates, "--json", *arguments).output
        return json.loads(output)

    def check_sums(self, found):
        self.assertEqual(set(found["outcomes"]), {"service_area", "capacity_area"})
        for outcome in found["outcomes"].values():
            shares = [share["share"] for share in outcome["shares"]]
            # To the last bit, in whatever order they are summed.
            self.assertEqual(sum(shares), outcome["shortfall"]["mean"])
            self.assertEqual(sum(sorted(shares)), outcome["shortfall"]["mean"])
            self.assertEqual(outcome["under_the_plan"] + outcome["shortfall"]["mean"], outcome["without_frictions"])

    def test_shares_add_up_exactly(self):
        sampled = self.explain()
        self.assertEqual((sampled["orders"], sampled["runs"]), ("sampled", 4 * 2 * len(sampled["frictions"])))
        self.check_sums(sampled)
        self.assertTrue(any(share["share"] for share in sampled["outcomes"]["service_area"]["shares"]))

    def test_every_combination_where_asked(self):
        found = self.explain("--max-runs", 2 * 1024, replicates=2)
        self.assertEqual((found["orders"], found["runs"]), ("all", 2 * 1024))
        self.check_sums(found)

    def test_the_ideal_is_the_run_without_frictions(self):
        found = self.explain()
        run = json.loads(self.ssrsim("run", MINIMAL, "--replicates", 4, "--json").output)
        for key, outcome in found["outcomes"].items():
            self.assertAlmostEqual(outcome["under_the_plan"], run["outcomes"][key]["mean"], places=9)
            self.assertGreater(outcome["without_frictions"], outcome["under_the_plan"])

    def test_a_friction_already_ideal_gets_exactly_nothing(self):
        ideal = ["--set", "parameters.money.duplication=0", "--set", "parameters.coordination.overlap_loss=0"]
        found = self.explain(*ideal)
        fragmentation = next(one for one in found["frictions"] if one["key"] == "fragmentation")
        self.assertTrue(fragmentation["ideal_already"])
        for outcome in found["outcomes"].values():
            share = next(one for one in outcome["shares"] if one["friction"] == "fragmentation")
            self.assertEqual([share[key] for key in ("share", "low", "high")], [0, 0, 0])
        self.check_sums(found)
        self.assertIn("exactly 0", self.ssrsim("explain", MINIMAL, "--replicates", 2, *ideal).output)

    def test_printed_shares_add_up_to_the_printed_shortfall(self):
        text = self.ssrsim("explain", MINIMAL, "--replicates", 4).output
        for block in text.split("without any friction")[1:]:
            numbers = [round(10000 * float(found)) for found in re.findall(r"^  .*? ([+-]0\.\d{4}) ", block, re.M)]
            self.assertEqual(sum(numbers[1:]), numbers[0], block)

    def test_same_bytes_whatever_the_threads(self):
        outputs = {self.ssrsim("explain", MINIMAL, "--replicates", 6, "--threads", threads).output
                   for threads in (1, 2, 5)}
        self.assertEqual(len(outputs), 1)

    def test_files_and_mistakes(self):
        printed = self.ssrsim("explain", MINIMAL, "--replicates", 2, "--json", "-o", "e.json").output
        self.assertEqual((self.folder / "e.json").read_text(encoding="utf-8"), printed)
        self.ssrsim("explain", MINIMAL, "-o", "e.json", expect=INPUT_OUTPUT)
        for wrong in (["--replicates", "1"], ["--max-runs", "-1"], ["--seed", "x"]):
            self.ssrsim("explain", MINIMAL, *wrong, expect=USAGE)


if __name__ == "__main__":
    unittest.main()
