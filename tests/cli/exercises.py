"""The exercises of the scenarios that come with the program: complete in both languages, with plans that load, and true."""

import json
import pathlib
import re
import subprocess
import sys
import tomllib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

FOLDER = SOURCE / "scenarios"
EXPECTED = {"teaching": 6, "burundi": 2, "haiti": 2}
TOPICS = {"sequencing", "rotation", "delay", "ownership"}
MOST_WORDS = {"question": 60, "hint": 30, "debrief": 120}
FRENCH_IS_LONGER = 1.25  # words for the same sentence


def workshop_of(country):
    return tomllib.loads((FOLDER / country / "scenario.toml").read_text(encoding="utf-8"))["workshop"]


class Exercises(CommandLineTest):
    def test_every_scenario_has_its_number_and_teaching_every_topic(self):
        for country, expected in EXPECTED.items():
            self.assertEqual(len(workshop_of(country)["exercise"]), expected, country)
        self.assertEqual({one["topic"] for one in workshop_of("teaching")["exercise"].values()}, TOPICS)

    def test_texts_are_there_in_both_languages_and_short(self):
        for country in EXPECTED:
            workshop = workshop_of(country)
            for named in [*workshop["plan"].values(), *workshop["lever"].values()]:
                self.assertTrue(named["title"] and named["title_fr"])
            for exercise, texts in workshop["exercise"].items():
                with self.subTest(f"{country} {exercise}"):
                    self.assertTrue(texts["title"] and texts["title_fr"] and texts["title"] != texts["title_fr"])
                    for key, most in MOST_WORDS.items():
                        self.assertGreater(len(texts[key].split()), 5)
                        self.assertLessEqual(len(texts[key].split()), most, key)
                        self.assertLessEqual(len(texts[key + "_fr"].split()), most * FRENCH_IS_LONGER, key + "_fr")
                        self.assertNotEqual(texts[key], texts[key + "_fr"])

    def test_every_debrief_names_a_paragraph(self):
        for country in EXPECTED:
            for exercise, texts in workshop_of(country)["exercise"].items():
                self.assertRegex(texts["source"], r"^S[1-5] ¶\d+(, ¶\d+)*$", f"{country} {exercise}")

    def test_plans_of_exercises_are_there_load_and_are_of_one_country(self):
        for country in EXPECTED:
            workshop = workshop_of(country)
            base = FOLDER / country / "scenario.toml"
            files = {plan["file"] for plan in workshop["plan"].values()}
            for texts in workshop["exercise"].values():
                files |= {texts[key] for key in ("start", "reveal") if key in texts}
            for name in sorted(files - {"scenario.toml"}):
                with self.subTest(f"{country} {name}"):
                    self.assertTrue((FOLDER / country / name).is_file())
                    self.ssrsim("compare", base, FOLDER / country / name, "--min-replicates", "2", "--max-replicates", "2")

    def test_one_exercise_or_more_lets_people_make_a_plan(self):
        made = [one for one in workshop_of("teaching")["exercise"].values() if "reveal" not in one]
        self.assertGreaterEqual(len(made), 2)

    def test_the_example_of_the_how_to_has_no_faults(self):
        page = (SOURCE / "docs/how-to/write-an-exercise.md").read_text(encoding="utf-8")
        example = re.search(r"```toml\n(.*?)```", page, re.S)[1]
        for name in ("country.toml", "scenario.toml", "tours.toml"):
            (self.folder / name).write_bytes((FOLDER / "teaching" / name).read_bytes())
        (self.folder / "my-workshop.toml").write_text(example, encoding="utf-8")
        process = self.ssrsim("check", "my-workshop.toml")
        self.assertEqual((process.output, process.errors), ("my-workshop.toml: ok\n", ""))


# What debriefs of the teaching country say, as ranges of the mean difference to the base plan: incidents in a thousand for
# service, hundredths for capacity and the gap, adviser months, dollars. 100 replicates leave each far within its range.
ORDER = "order.toml"
COURTS_ALONE = "\n".join(f"[activity.{one}]\nstart = 2020-04-01" for one in ("court_procedures", "court_rooms"))
LEAD = "[lead.mission_leaves]\nfrom = 2023-01-01\nlevel = 0.75\n"
LONG = '[mission.mission]\ntour = "24 months"\n'
SOON = "[donor.neighbour]\ndelay = 4\n[donor.partner]\ndelay = 4\n[donor.partner.option.directly]\ndelay = 4\n"
CLAIMS = [
    (ORDER, "", {"service_area": (2.5, 3.5), "service_at_exit": (5.5, 6.5), "service_after_exit": (1.5, 2.9),
                 "capacity_area": (0.0, 0.5)}),
    ("scenario.toml", COURTS_ALONE, {"service_area": (1.1, 1.8)}),
    ("scenario.toml", "[activity.police_vetting]\nstart = 2020-04-01", {"service_area": (-0.6, 0.1)}),
    ("tours.toml", "", {"service_area": (1.0, 2.0), "capacity_area": (0.75, 0.9), "gap_area": (0.5, 1.0),
                        "months_lost_to_vacancy": (-60, -45), "months_lost_to_learning": (-40, -20),
                        "money_spent": (240e3, 300e3)}),
    ("scenario.toml", '[mission.mission]\nnotice = "34 weeks"',
     {"service_area": (0.5, 1.0), "capacity_area": (0.28, 0.42), "months_lost_to_vacancy": (-56, -44),
      "months_lost_to_learning": (10, 22)}),
    ("scenario.toml", '[mission.mission]\noverlap_max = "4 weeks"', {"service_area": (-0.1, 0.1), "capacity_area": (0.0, 0.1)}),
    ("scenario.toml", '[mission.mission]\nnotice = "34 weeks"\noverlap_max = "4 weeks"',
     {"service_area": (0.75, 1.0), "capacity_area": (0.42, 0.53)}),
    ("scenario.toml", '[mission.mission]\nrecruitment_lead = "8 weeks"',
     {"service_area": (2.0, 3.0), "capacity_area": (1.0, 1.6), "months_lost_to_vacancy": (-185, -155),
      "money_spent": (830e3, 1e6)}),
    ("money.toml", "", {"service_area": (0.2, 1.0), "capacity_area": (0.25, 0.45), "gap_area": (0.1, 0.5)}),
    ("lead.toml", "", {"service_two_years": (0.0, 0.8), "service_at_exit": (1.2, 2.4), "service_after_exit": (5.7, 6.7),
                       "money_spent": (-40e3, 40e3)}),
    ("scenario.toml", "[plan]\nnational_lead = 0.75", {"service_after_exit": (7.5, 9.5)}),
    (ORDER, LEAD, {"service_after_exit": (7.3, 8.5)}),
    (ORDER, LEAD + LONG, {"service_after_exit": (9.3, 10.5)}),
    (ORDER, LEAD + LONG + SOON, {"service_at_exit": (11.8, 14.0), "service_after_exit": (9.0, 10.3)}),
    (ORDER, LONG, {"service_area": (4.3, 5.0)}),
]
SCALE = {"service": 1000, "capacity": 100, "gap": 100}


class Debriefs(CommandLineTest):
    def test_what_the_teaching_debriefs_say_is_so(self):
        folder = FOLDER / "teaching"
        plans = []
        for number, (below, settings, _) in enumerate(CLAIMS):
            plans.append(self.folder / f"plan{number}.toml")
            plans[-1].write_text(f'extends = "{folder / below}"\n{settings}\n', encoding="utf-8")
        compared = subprocess.run([SSRSIM, "compare", folder / "scenario.toml", *plans, "--min-replicates", "100",
                                   "--max-replicates", "100", "--json"],
                                  env=environment(), capture_output=True, text=True, timeout=280, check=True).stdout
        outcomes = json.loads(compared)["outcomes"]
        for number, (below, settings, claims) in enumerate(CLAIMS):
            for outcome, (low, high) in claims.items():
                mean = outcomes[outcome]["plans"][number + 1]["difference"]["mean"] * SCALE.get(outcome.split("_")[0], 1)
                with self.subTest(f"{below} {settings} {outcome}"):
                    self.assertTrue(low <= mean <= high, f"{mean} is not within {low} to {high}")


if __name__ == "__main__":
    unittest.main()
