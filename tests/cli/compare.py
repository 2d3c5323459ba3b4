"""`ssrsim compare`: plans of one country under the same luck, until enough is known."""

import json
import unittest

from support.ssrsim_cli import FAULTS, INPUT_OUTPUT, MINIMAL, NOT_TOGETHER, SOURCE, USAGE, CommandLineTest

LONGER = '[plan]\nname = "Longer tours"\n[mission.first]\ntour = "24 months"\nrecruitment_lead = "1 week"\n'


class Compare(CommandLineTest):
    def overlay(self, text, name="other.toml"):
        (self.folder / name).write_text(f'extends = "{MINIMAL}"\n{text}', encoding="utf-8")
        return name

    def longer(self):
        return self.overlay(LONGER)

    def compare(self, *arguments, **options):
        return json.loads(self.ssrsim("compare", *arguments, "--json", **options).output)

    def test_a_plan_against_itself_differs_by_exactly_nothing(self):
        renamed = self.overlay('[plan]\nname = "Renamed"\n[scenario]\ntitle = "Another title"\n')
        found = self.compare(MINIMAL, renamed, MINIMAL)
        self.assertEqual(found["stopped"], "same_plans")
        for outcome in found["outcomes"].values():
            for plan in outcome["plans"]:
                zero = 0 if plan["replicates"] else None
                self.assertEqual([plan["difference"][key] for key in ("mean", "low", "high")], [zero] * 3)
                if plan["replicates"] and "regret" in plan:
                    self.assertEqual(plan["regret"], 0)
                if plan["replicates"] and "better" in plan:
                    self.assertEqual(plan["better"]["share"], 0.5)

    def test_plans_of_one_name_are_told_apart_by_their_files(self):
        self.overlay('[plan]\nname = "The plan"\n', "first.toml")
        (self.folder / "second.toml").write_text('extends = "first.toml"\n[mission.first]\ntour = "24 months"\n', encoding="utf-8")
        self.overlay('[plan]\nname = "Another"\n', "third.toml")
        found = self.compare("first.toml", "second.toml", "third.toml", "--max-replicates", 30)
        self.assertEqual([plan["name"] for plan in found["plans"]], ["first", "second", "Another"])

    def test_differences_are_those_of_two_runs(self):
        other = self.longer()
        found = self.compare(MINIMAL, other, "--max-replicates", 30, "--seed", 4)
        self.assertEqual(found["replicates"], 30)
        means = []
        for plan in (MINIMAL, other):
            run = json.loads(self.ssrsim("run", plan, "--replicates", 30, "--seed", 4, "--json").output)
            means.append({key: value["mean"] for key, value in run["outcomes"].items()})
        for key, outcome in found["outcomes"].items():
            for plan, mean in zip(outcome["plans"], means):
                if plan["replicates"] == 30:
                    self.assertAlmostEqual(plan["mean"], mean[key], delta=1e-9 * max(1, abs(mean[key])))
            if outcome["plans"][1]["difference"]["replicates"] == 30:
                self.assertAlmostEqual(outcome["plans"][1]["difference"]["mean"], means[1][key] - means[0][key],
                                       delta=1e-9 * max(1, abs(means[0][key])))
        self.assertNotEqual(found["outcomes"]["months_lost_to_vacancy"]["plans"][1]["difference"]["mean"], 0)

    def test_stops_when_enough_is_known_and_says_why(self):
        other = self.longer()
        wide = self.compare(MINIMAL, other, "--precision", 0.5)
        self.assertEqual(wide["stopped"], "precise")
        self.assertLessEqual(wide["widest"], 0.5)
        patient = self.compare(MINIMAL, other, "--precision", 0.5, "--min-replicates", 60)
        self.assertEqual((patient["stopped"], patient["replicates"]), ("precise", 68))
        narrow = self.compare(MINIMAL, other, "--precision", 0.000001, "--max-replicates", 60)
        self.assertEqual((narrow["stopped"], narrow["replicates"]), ("most_replicates", 60))
        self.assertGreater(narrow["widest"], 0.000001)
        text = self.ssrsim("compare", MINIMAL, other, "--precision", 0.000001, "--max-replicates", 60).output
        self.assertIn("60 replicates, the most allowed", text)

    def test_same_bytes_whatever_the_threads(self):
        other = self.longer()
        outputs = {self.ssrsim("compare", MINIMAL, other, "--precision", 0.02, "--threads", threads).output
                   for threads in (1, 2, 5)}
        self.assertEqual(len(outputs), 1)

    def test_another_country_is_refused_value_by_value(self):
        other = self.overlay("[country]\nfiscal_capacity = 1234567\n[parameters.officers]\nleave_rate = 0.06\n")
        process = self.ssrsim("compare", MINIMAL, other, expect=NOT_TOGETHER)
        self.assertIn("country.fiscal_capacity is 1234567 here", process.errors)
        self.assertIn("parameters.officers.leave_rate is 0.06 here", process.errors)
        self.assertEqual(process.output, "")

    def test_rates_of_exchange_make_no_other_country(self):
        euros = self.overlay("[exchange]\nEUR = 1.25\n", "euros.toml")
        self.assertEqual(self.compare(MINIMAL, euros, "--max-replicates", 2)["replicates"], 2)

    def test_plans_end_on_the_same_day(self):
        longer = self.overlay("[plan]\nend = 2023-06-30\n")
        told = self.ssrsim("compare", MINIMAL, longer, expect=NOT_TOGETHER).errors
        self.assertRegex(told, r"plan.end is 2023-06-30 here and [0-9-]+ in ")

    def test_the_fewest_replicates_are_not_more_than_the_most(self):
        told = self.ssrsim("compare", MINIMAL, self.longer(), "--min-replicates", 31, "--max-replicates", 30, expect=USAGE).errors
        self.assertIn("--min-replicates: is more than --max-replicates allows", told)

    def test_what_is_known_to_have_happened_must_be_the_same(self):
        known = self.overlay("[actuals]\nuntil = 2020-06-30\n", "known.toml")
        process = self.ssrsim("compare", MINIMAL, known, expect=NOT_TOGETHER)
        self.assertIn("actuals.until is 2020-06-30 here", process.errors)
        (self.folder / "longer.toml").write_text(f'extends = "known.toml"\n{LONGER}', encoding="utf-8")
        self.compare("known.toml", "longer.toml", "--max-replicates", 2)

    def test_says_what_differs_and_what_cannot_be_said_yet(self):
        found = self.compare(MINIMAL, self.longer(), "--max-replicates", 2)
        self.assertEqual({value["path"] for value in found["plans"][1]["different"]},
                         {"mission.first.tour", "mission.first.recruitment_lead"})
        text = self.ssrsim("compare", MINIMAL, "other.toml", "--max-replicates", 2).output
        self.assertIn("mission.first.recruitment_lead 8 -> 1; mission.first.tour ", " ".join(text.split()))
        self.assertRegex(text, r"mission.first.tour\s+[0-9.]{1,7}\s+-> 104.357")
        self.assertIn("too few replicates to say", text)
        self.assertNotIn("no detectable difference", text)

    def test_how_likely_a_level_is_reached(self):
        other = self.longer()
        found = self.compare(MINIMAL, other, "--max-replicates", 30, "--reach", "service_delivery=0@2020-06-01",
                             "--reach", "service_delivery=1@2020-06-01", "--reach", "insecurity.north<=1@2020-06-01")
        shares = [[one["probability"]["share"] for one in reach["probabilities"]] for reach in found["reached"]]
        self.assertEqual(shares, [[1, 1], [0, 0], [1, 1]])
        interval = found["reached"][0]["probabilities"][0]["probability"]
        self.assertTrue(0.8 < interval["low"] < 1 and interval["high"] == 1, interval)

    def test_what_is_wrong_with_all_plans_is_told_once(self):
        errors = self.ssrsim("compare", MINIMAL, self.longer(), "--set", "plan.nationl_lead=0.9",
                             "--set", "parameters.officers.leave_rate=7", expect=FAULTS).errors
        self.assertEqual((errors.count("nationl_lead=0.9"), errors.count("leave_rate is 7")), (1, 1), errors)
        (self.folder / "country.toml").write_text(f'extends = "{MINIMAL}"\n[plan]\nnational_lead = 3\n')
        for name in ("one.toml", "two.toml"):
            (self.folder / name).write_text('extends = "country.toml"\n[plan]\nowner = 1\n')
        errors = self.ssrsim("compare", "one.toml", "two.toml", expect=FAULTS).errors
        self.assertEqual(errors.count("country.toml:3"), 1, errors)
        for name in ("one.toml:3", "two.toml:3"):
            self.assertEqual(errors.count(name), 1, errors)

    def test_a_level_that_no_run_comes_near_is_seen_to_be(self):
        found = self.compare(MINIMAL, self.longer(), "--max-replicates", 10, "--reach", "service_delivery=14@2020-06-01",
                             "--reach", "service_delivery<=0@2020-06-01")["reached"]
        highest, lowest = ([one["closest"] for one in reach["probabilities"]] for reach in found)
        for high, low in zip(highest, lowest):
            self.assertTrue(0 < low < high < 1, (low, high))
        text = self.ssrsim("compare", MINIMAL, "other.toml", "--max-replicates", 10,
                           "--reach", "service_delivery=14@2020-06-01").output
        table = text.split("service_delivery at least 14 in some week until 2020-06-01: probability, and the highest of any run\n")[1]
        self.assertRegex(table.splitlines()[0], rf"\(0% to \d+%\) +{highest[0]:.3f}$")

    def test_what_is_asked_for_must_exist(self):
        for wrong, said in (("servce_delivery=0.1@2020-06-01", "service_delivery"),
                            ("capacity=0.1@2020-06-01", "capacity.INSTITUTION"),
                            ("service_delivery=0.1@1999-06-01", "outside the plan"),
                            ("service_delivery=nan@2020-06-01", "a series, a level and a day are expected"),
                            ("service_delivery@2020-06-01", "a series, a level and a day are expected")):
            self.assertIn(said, self.ssrsim("compare", MINIMAL, MINIMAL, "--reach", wrong, expect=USAGE).errors)
        for wrong in (["--precision", "0"], ["--precision", "x"], ["--max-replicates", "0"]):
            self.ssrsim("compare", MINIMAL, MINIMAL, *wrong, expect=USAGE)
        self.ssrsim("compare", MINIMAL, expect=USAGE)

    def test_only_a_report_explains(self):
        for output in ([], ["-o", "c.json"], ["-o", "c.csv"], ["-o", "c.xlsx"]):
            process = self.ssrsim("compare", MINIMAL, MINIMAL, "--explain", *output, expect=USAGE)
            self.assertIn("add -o FILE.html", process.errors)
            self.assertEqual(process.output, "")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_keeps_the_numbers_it_prints(self):
        other = self.longer()
        arguments = ["compare", MINIMAL, other, "--max-replicates", 30, "-o", "c.json"]
        printed = self.ssrsim(*arguments, "--json").output
        self.assertEqual((self.folder / "c.json").read_text(encoding="utf-8"), printed)
        self.ssrsim(*arguments, expect=INPUT_OUTPUT)
        self.assertTrue(self.ssrsim(*arguments, "--force").output.endswith("\nWritten: c.json and c.json.sha256\n"))
        (self.folder / "mine.json").write_text("{}", encoding="utf-8")
        self.ssrsim("compare", MINIMAL, other, "-o", "mine.txt", expect=USAGE)
        self.ssrsim("compare", MINIMAL, other, "-o", "mine.json", "--force", expect=INPUT_OUTPUT)
        self.ssrsim("compare", MINIMAL, other, "-o", other, "--force", expect=USAGE)

    def test_variants_of_burundi_share_its_country(self):
        folder = SOURCE / "scenarios" / "burundi"
        found = self.compare(folder / "scenario.toml", folder / "holistic.toml", folder / "long-tours.toml",
                             "--max-replicates", 2)
        self.assertEqual([plan["plan"] for plan in found["plans"]], ["A", "B", "C"])
        self.assertFalse(any(plan["same_as_first"] for plan in found["plans"][1:]))


if __name__ == "__main__":
    unittest.main()
