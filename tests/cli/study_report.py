"""The report of a study: one page with the numbers of the JSON, in two languages, that no text of a study can break."""

import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from report import LANGUAGES, Page, hostile_texts, readable_amount, toml_string, visible  # noqa: E402
from ssrsim_cli import *  # noqa: E402, F403

FACTORS = """
[factor.tours]
path = "mission.*.tour"
distribution = "uniform"
low = "6 months"
high = "24 months"

[factor.leave]
path = "parameters.officers.leave_rate"
distribution = "uniform"
low = 0.02
high = 0.2
"""
FAILURE = '\n[failure]\noutcome = "capacity_area"\nbelow = 0.395\n'
PLANS = f'\n[plan.as_is]\nscenario = "{MINIMAL}"\n[plan.slow]\nscenario = "slow.toml"\n'


def study(design, samples, head="", tables="", title="A small study", question="What matters?", plans=False, factors=FACTORS):
    scenario = "" if plans else f'scenario = "{MINIMAL}"\n'
    return (f"title = {toml_string(title)}\nquestion = {toml_string(question)}\n{scenario}"
            'outcomes = ["service_area", "capacity_area", "service_delivery@2021-06-01"]\n'
            f'design = "{design}"\nsamples = {samples}\nseed = 3\n{head}\n{PLANS if plans else ""}{tables}{factors}')


class StudyReport(CommandLineTest):
    def runs(self, text, name="s.toml"):
        (self.folder / "slow.toml").write_text(f'extends = "{MINIMAL}"\n[plan]\nnational_lead = 0.1\n')
        (self.folder / name).write_text(text, encoding="utf-8")
        self.ssrsim("study", "run", name)

    def page(self, name="s.toml", output="report.html"):
        self.ssrsim("study", "analyse", name, "-o", output, "--force")
        page = Page(self.folder / output)
        self.assertEqual(page.open, [], "every element is closed")
        self.assertEqual(len(page.ids), len(set(page.ids)), "no id comes twice")
        for link in page.links:
            self.assertIn(link.removeprefix("#"), page.ids)
        self.assertTrue(page.source.startswith("<!doctype html>\n<!-- A report of ssrsim -->"))
        charts = {a["data-chart"] for t, a in page.tags if t == "figure"}
        self.assertEqual(charts, set(json.loads(page.data)["charts"]))
        self.check_languages(page)
        return page

    def check_languages(self, page):
        for tag in ("section", "h2", "table", "tr", "th", "td", "p", "li", "figcaption", "summary"):
            counts = {language: 0 for language in LANGUAGES}
            inside = None
            for name, attributes in page.tags:
                if name == "main":
                    inside = attributes["id"]
                elif name == tag and inside:
                    counts[inside] += 1
            self.assertEqual(counts["en"], counts["fr"], tag)
        sentences = {language: [f["key"] for f in page.findings if f["language"] == language] for language in LANGUAGES}
        self.assertEqual(sentences["en"], sentences["fr"])

    def numbers(self, name="s.toml"):
        return json.loads(self.ssrsim("study", "analyse", name, "--json").output)

    def check_bars(self, page, chart, numbers, statistic):
        """The bars have the estimates of the JSON, the strongest first, and the page's table the same, rounded."""
        drawn = json.loads(page.data)["charts"][chart]["choices"]
        outcomes = [o for o in numbers["outcomes"] if any(f[statistic]["estimate"] is not None for f in o["factors"])]
        self.assertEqual(len(drawn), len(outcomes))
        tables = re.findall(r"(?s)<table>.*?</table>",
                            re.search(rf'(?s)<figure id="en-chart-{chart}".*?</figure>', page.source)[0])
        for choice, outcome, table in zip(drawn, outcomes, tables, strict=True):
            expected = {factor["name"]: factor[statistic] for factor in outcome["factors"]}
            self.assertEqual({row["label"]["en"] for row in choice["rows"]}, set(expected))
            cells = re.findall(r'<tr><th scope="row"><bdi>(.*?)</bdi></th><td class="n">(.*?)</td>', table)
            self.assertEqual([name for name, _ in cells], [row["label"]["en"] for row in choice["rows"]])
            for row, (_, told) in zip(choice["rows"], cells):
                estimate = expected[row["label"]["en"]]
                self.assertEqual([row["value"], row["low"], row["high"]],
                                 [estimate["estimate"], estimate["low"], estimate["high"]])
                width = estimate["high"] - estimate["low"]
                self.assertAlmostEqual(float(readable_amount(told).replace(",", "")), row["value"], delta=max(0.06 * width, 6e-7))
        return drawn

    def test_a_study_with_chance_as_a_factor(self):
        self.runs(study("saltelli", 16, 'luck = "factor"', FAILURE))
        page = self.page()
        numbers = self.numbers()
        drawn = self.check_bars(page, "matters", numbers, "total")
        self.check_bars(page, "alone", numbers, "first")
        for choice in drawn:
            values = [abs(row["value"]) for row in choice["rows"]]
            self.assertEqual(values, sorted(values, reverse=True))
        self.assertIn("le hasard", page.text["fr"])
        grid = json.loads(page.data)["charts"]["map"]["choices"][0]
        self.assertEqual(len(grid["columns"]), 3)
        for row in grid["rows"]:
            for outcome, value in zip(numbers["outcomes"], row["values"]):
                total = next(f["total"]["estimate"] for f in outcome["factors"] if f["name"] == row["label"]["en"])
                self.assertAlmostEqual(value, total, delta=1e-3)
        self.assertIn("The plan fails where “Capacity, mean of the plan” is below 0.395", page.text["en"])
        self.assertIn("Le plan échoue là où « Capacité, moyenne du plan » est sous 0,395", page.text["fr"])
        for sentence in numbers["failures"][0]["sentences"]:
            self.assertIn(sentence, re.sub(r"\s+", " ", page.text["en"]))

    def test_two_plans_fail_and_stand_side_by_side(self):
        self.runs(study("sobol_sequence", 120, 'luck = "own"', FAILURE, plans=True))
        page = self.page()
        numbers = self.numbers()
        self.check_bars(page, "tornado", numbers, "prcc")
        rows = {key for key in ("as_is", "slow") if f"<bdi>{key}</bdi>" in page.source}
        self.assertEqual(rows, {"as_is", "slow"})
        self.assertIn("Robustness", page.text["en"])
        boxes = [box for plan in numbers["failures"] for box in plan["boxes"]]
        self.assertTrue(boxes, "this study has failures that gather somewhere")
        drawn = json.loads(page.data)["charts"]["boxes"]["choices"]
        self.assertEqual(len(drawn), len(boxes))
        for choice, box in zip(drawn, boxes):
            ends = {end for row in choice["rows"] for end in (row["from"], row["to"])}
            for restriction in box["restrictions"]:
                self.assertIn(restriction["bound"], ends)
            for row in choice["rows"]:
                self.assertLessEqual(row["low"], row["from"])
                self.assertLess(row["from"], row["to"])
                self.assertLessEqual(row["to"], row["high"])

    def test_elementary_effects_have_a_chart_an_outcome(self):
        self.runs(study("morris", 6))
        page = self.page()
        charts = json.loads(page.data)["charts"]
        self.assertEqual(set(charts), {"effects-0", "effects-1", "effects-2", "map"})
        for outcome, told in enumerate(self.numbers()["outcomes"]):
            rows = charts[f"effects-{outcome}"]["choices"][0]["rows"]
            self.assertEqual({row["label"]["en"]: row["value"] for row in rows},
                             {f["name"]: f["mu_star"]["estimate"] for f in told["factors"]})

    def test_it_is_the_same_bytes_again(self):
        self.runs(study("saltelli", 8))
        self.page()
        first = (self.folder / "report.html").read_bytes()
        self.page()
        self.assertEqual(first, (self.folder / "report.html").read_bytes())

    def test_no_text_of_a_study_becomes_markup(self):
        """Titles and questions change nothing of a study's identity: the runs are those of the first."""
        self.runs(study("saltelli", 8))
        plain = self.page()
        texts = hostile_texts()
        for first in range(0, len(texts), 40):
            title, question = texts[first], texts[first + 1]
            (self.folder / "s.toml").write_text(study("saltelli", 8, title=title, question=question), encoding="utf-8")
            page = self.page()
            self.assertEqual([(tag, sorted(a)) for tag, a in page.tags], [(tag, sorted(a)) for tag, a in plain.tags])
            self.assertNotIn("<", page.data)
            for text in (title, question):
                self.assertIn(visible(text).strip(), page.text["fr"])

    def test_no_name_of_a_factor_or_file_becomes_markup(self):
        def page_of(first, second, file):
            factors = FACTORS.replace("factor.tours", f"factor.{toml_string(first)}").replace("factor.leave", f"factor.{toml_string(second)}")
            self.runs(study("saltelli", 8, 'luck = "factor"', FAILURE, factors=factors), file)
            return self.page(file)

        plain = page_of("tours", "leave", "s.toml")
        texts = hostile_texts()[:25]
        for first, second in zip(texts, texts[1:] + texts[:1]):
            file = "".join(c for c in first if c.isprintable() and c != "/")[:150] + ".toml"
            page = page_of(first, second, "./" + file)
            self.assertEqual([(tag, sorted(a)) for tag, a in page.tags], [(tag, sorted(a)) for tag, a in plain.tags])
            self.assertNotIn("<", page.data)
            for text in (first, second, file):
                for language in LANGUAGES:
                    self.assertIn(visible(text).strip(), page.text[language])

    def test_a_plan_is_called_by_an_id(self):
        for name in ("<img src=x onerror=alert(1)>", "</script>", "\u202egnp", "a" * 300, "a\"b"):
            text = study("saltelli", 8, plans=True).replace("[plan.slow]", f"[plan.{toml_string(name)}]")
            (self.folder / "slow.toml").write_text(f'extends = "{MINIMAL}"\n')
            (self.folder / "p.toml").write_text(text, encoding="utf-8")
            refused = self.ssrsim("study", "run", "p.toml", expect=FAULTS)
            self.assertIn("is no id", refused.errors)
            self.assertNotIn("\u202e", refused.errors)


if __name__ == "__main__":
    unittest.main()
