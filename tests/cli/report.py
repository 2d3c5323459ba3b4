"""Reports: one page with the numbers of the JSON, in two languages, that no text of a scenario can break."""

import html.parser
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

TEACHING = SOURCE / "scenarios" / "teaching"
VOID = {"meta", "input", "br", "hr", "link", "img"}
LANGUAGES = ("en", "fr")


class Page(html.parser.HTMLParser):
    """What a reader gets: elements with their attributes, and the text of each main block."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.findings = [], [], [], [], []
        self.text = {"en": "", "fr": ""}
        self.data = ""
        source = path.read_text(encoding="utf-8")
        self.source = source
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        if "data-finding" in attributes:
            self.findings.append({"key": attributes["data-finding"], "detectable": attributes["data-detectable"],
                                  "language": self.language(), "text": ""})
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data):
        if any(attributes.get("id") == "data" for _, attributes in self.open):
            self.data += data
        language = self.language()
        if language:
            self.text[language] += data
            if any("data-finding" in attributes for _, attributes in self.open):
                self.findings[-1]["text"] += data

    def language(self):
        return next((attributes["id"] for tag, attributes in self.open if tag == "main"), None)


def readable_amount(text):
    return text.replace("\u2212", "-").replace("\u202f", "")


class Report(CommandLineTest):
    def page(self, *arguments, name="report.html"):
        path = self.folder / name
        done = self.ssrsim(*arguments, "-o", path, "--force")
        said = re.findall(r"(?m)^Written: (.*)$", done.output)
        self.assertEqual(said, [str(path)], "what is said to be written, and it alone")
        return Page(path)

    def check_whole(self, page):
        self.assertEqual(page.open, [], "every element is closed")
        self.assertEqual(len(page.ids), len(set(page.ids)), "no id comes twice")
        for link in page.links:
            self.assertTrue(link.startswith("#"), f"{link} leads out of the page")
            self.assertIn(link[1:], page.ids)
        self.assertLess(len(page.source.encode()), 1_500_000)
        self.assertTrue(page.source.startswith("<!doctype html>\n<!-- A report of ssrsim -->"))
        policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe-eval", policy)
        self.assertNotIn("'unsafe-inline'", re.search(r"script-src[^;]*", policy)[0])
        data = json.loads(page.data)
        self.assertEqual(data["format"], 1)
        charts = [a["data-chart"] for t, a in page.tags if t == "figure"]
        for language in LANGUAGES:
            own = [a["id"] for t, a in page.tags if t == "figure" and a["id"].startswith(language + "-")]
            self.assertEqual(sorted(own), sorted(f"{language}-chart-{key}" for key in data["charts"]))
        self.assertEqual(set(charts), set(data["charts"]))
        return data

    def check_languages(self, page, data):
        """As many sentences, rows and tables in French as in English, and none left in English."""
        for tag in ("section", "h2", "table", "tr", "td", "p", "li", "figcaption", "summary"):
            counts = {language: 0 for language in LANGUAGES}
            inside = None
            for name, attributes in page.tags:
                if name == "main":
                    inside = attributes["id"]
                elif name == tag and inside:
                    counts[inside] += 1
            self.assertEqual(counts["en"], counts["fr"], tag)

        def walk(value, where):
            if isinstance(value, dict):
                if set(value) == {"en", "fr"} and isinstance(value["en"], str):
                    self.assertEqual(bool(value["en"]), bool(value["fr"]), where)
                else:
                    for key, inner in value.items():
                        walk(inner, f"{where}.{key}")
            elif isinstance(value, list):
                for inner in value:
                    walk(inner, where)

        walk(data["charts"], "charts")
        self.assertEqual(set(data["words"]["en"]), set(data["words"]["fr"]))
        for spread, denied in (("confidence interval", "no "), ("intervalle de confiance", "n\u2019est pas un ")):
            text = page.text["en"] + page.text["fr"] + json.dumps(data, ensure_ascii=False)
            self.assertEqual(text.count(spread), text.count(denied + spread), "a spread is no confidence interval")
        for english in ("no detectable difference", " of the runs", "Numbers as", "interval"):
            self.assertNotIn(english, page.text["fr"].replace("intervalle", ""))

    def test_a_comparison_has_its_findings_from_the_numbers(self):
        plans = [TEACHING / "scenario.toml", TEACHING / "tours.toml", TEACHING / "money.toml"]
        options = ["--max-replicates", "40", "--reach", "service_delivery=0.1@2022-01-01"]
        page = self.page("compare", *plans, *options)
        data = self.check_whole(page)
        self.check_languages(page, data)
        numbers = json.loads(self.ssrsim("compare", *plans, *options, "--json").output)
        names = {"en": [plan["name"] for plan in numbers["plans"]],
                 "fr": ["Plan de base", "Séjours de deux ans", "Argent à temps"]}
        for language in LANGUAGES:
            for name in names[language]:
                self.assertIn(name, page.text[language])
        self.assertIn("Cours pour la police", json.dumps(data, ensure_ascii=False))
        for finding in page.findings:
            outcome, letter = finding["key"].rsplit("-", 1)
            plan = next(p for p in numbers["outcomes"][outcome]["plans"] if p["plan"] == letter)
            difference = plan["difference"]
            excludes_zero = difference["low"] is not None and (difference["low"] > 0 or difference["high"] < 0)
            detectable = difference["footing"] == "firm" and excludes_zero
            self.assertEqual(finding["detectable"], "yes" if detectable else "no", finding)
            if finding["language"] != "en" or not detectable or "come apart" in finding["text"]:
                continue
            self.assertIn("above" if difference["mean"] > 0 else "below", finding["text"])
            told = re.search(r" A by ([\d.,]+)", readable_amount(finding["text"]))[1].replace(",", "").rstrip(".")
            self.assertAlmostEqual(float(told), abs(difference["mean"]), delta=abs(difference["mean"]) * 0.1)
            if plan.get("better") and "% of the runs" in finding["text"]:
                share = re.search(r"(\d+)% of the runs", finding["text"])
                if share and not re.search(r"[<>]\d+% of the runs", finding["text"]):
                    self.assertAlmostEqual(int(share[1]) / 100, plan["better"]["share"], delta=0.0051)
        self.assertEqual({f["language"] for f in page.findings}, set(LANGUAGES))
        self.assertGreaterEqual(len(page.findings), 2 * 14)

    def test_it_is_the_same_bytes_whatever_the_threads(self):
        plans = [TEACHING / "scenario.toml", TEACHING / "lead.toml"]
        one = self.folder / "one.html"
        two = self.folder / "two.html"
        self.ssrsim("compare", *plans, "--max-replicates", "30", "--threads", "1", "-o", one)
        self.ssrsim("compare", *plans, "--max-replicates", "30", "--threads", "2", "-o", two)
        same = [path.read_text().replace("--threads 1", "--threads N").replace("--threads 2", "--threads N")
                .replace("one.html", "X").replace("two.html", "X") for path in (one, two)]
        self.assertEqual(*same)

    def test_charts_show_what_the_results_hold(self):
        page = self.page("run", MINIMAL, "--replicates", "25")
        data = self.check_whole(page)
        self.check_languages(page, data)
        results = json.loads(self.ssrsim("run", MINIMAL, "--replicates", "25", "--json").output)
        course = data["charts"]["course"]["choices"][0]["panels"][0]["series"]
        service = next(series for series in course if series["label"]["en"] == "Service delivery")
        line = next(one for one in results["series"] if one["indicator"] == "service_delivery" and "institution" not in one)
        for end, at in (("start", 0), ("end", -1)):
            for level, q in ((0, "q05"), (2, "q50"), (4, "q95")):
                self.assertAlmostEqual(service["q"][level][at], line[end][q], delta=1e-4)
        self.assertEqual(data["dates"], sorted(set(data["dates"])))
        flow = data["charts"]["flow"]["choices"][0]
        labels = [node["label"]["en"] for node in flow["nodes"]]
        into = sum(link["value"] for link in flow["links"] if labels[link["to"]] == "Committed")
        out = sum(link["value"] for link in flow["links"] if labels[link["from"]] == "Committed")
        self.assertAlmostEqual(into / out, 1.0, delta=1e-4)
        self.assertGreater(into, 0)

    def test_an_explanation_tells_what_holds_back_most(self):
        options = [TEACHING / "scenario.toml", "--replicates", "60", "--max-runs", "1300"]
        page = self.page("explain", *options)
        self.check_languages(page, self.check_whole(page))
        numbers = json.loads(self.ssrsim("explain", *options, "--json").output)
        service = numbers["outcomes"]["service_area"]
        most = max(service["shares"], key=lambda share: share["share"])
        told = [f for f in page.findings if f["key"].startswith("friction-")]
        self.assertEqual({f["key"] for f in told}, {f"friction-{most['friction']}-A"})

    def test_what_is_said_of_the_validation_is_what_its_page_says(self):
        validation = (SOURCE / "docs" / "explanation" / "validation.md").read_text(encoding="utf-8")
        points, *countries = re.search(r"Points run: (\d+)\. Parameters that vary: \d+ in (\w+), \d+ in (\w+)\.",
                                       validation).groups()
        summary = validation.split("<!-- begin: patterns summary -->")[1].split("<!-- end")[0]
        patterns = len(re.findall(r"(?m)^\| \[", summary))
        page = self.page("run", MINIMAL, "--replicates", "2")
        said = {"en": r"varies them at (\d+) points for (\w+) known patterns in (\w+) and (\w+):",
                "fr": r"fait varier en (\d+) points pour (\w+) régularités connues, au (\w+) et en (\w+)\s:"}
        words = {"en": {15: "fifteen"}, "fr": {15: "quinze"}}
        names = {"en": countries, "fr": [{"Haiti": "Haïti"}.get(name, name) for name in countries]}
        for language in LANGUAGES:
            found = re.search(said[language], page.text[language])
            self.assertEqual(list(found.groups()), [points, words[language].get(patterns, patterns), *names[language]])

    def test_a_plan_against_itself_is_said_to_be_the_same(self):
        page = self.page("compare", TEACHING / "scenario.toml", TEACHING / "scenario.toml", "--max-replicates", "30")
        self.assertTrue(all(f["detectable"] == "no" for f in page.findings))
        self.assertIn("every number is the same", page.text["en"])

    def test_what_stands_in_its_place_is_not_replaced(self):
        other = self.folder / "mine.html"
        other.write_text("<!doctype html><p>my own page")
        done = self.ssrsim("run", MINIMAL, "--replicates", "2", "-o", other, "--force", expect=INPUT_OUTPUT)
        self.assertIn("mine.html", done.errors)
        self.assertEqual(other.read_text(), "<!doctype html><p>my own page")

    def test_no_text_of_a_scenario_becomes_markup(self):
        """Two hundred texts that would break a careless page, in every name, title and question there is."""
        names = named_tables()
        self.assertGreater(len(names), 20)
        plain = self.hostile(names, ["Plain"])
        payloads = hostile_texts()
        self.assertEqual(len(payloads), 200)
        for first in range(0, len(payloads), len(names) + 3):
            some = payloads[first:first + len(names) + 3]
            page = self.hostile(names, some)
            self.assertEqual([(tag, sorted(a)) for tag, a in page.tags],
                             [(tag, sorted(a)) for tag, a in plain.tags])
            self.assertEqual(page.open, [])
            json.loads(page.data)
            self.assertNotIn("<", page.data)
            shown = sum(visible(text) in page.text["fr"] for text in some)
            self.assertGreater(shown, 0.8 * len(some), "the texts are there, as texts")

    def hostile(self, names, texts):
        """A report of the teaching country with these texts for all its names, each as often as it takes."""
        write_hostile(self.folder / "hostile.toml", names, texts)
        return self.page("run", "hostile.toml", "--replicates", "2")



def named_tables():
    """Everything in the teaching country that has a name, as `[table.id]` has it."""
    names = ["country"]
    text = "".join(path.read_text() for path in sorted(TEACHING.glob("*.toml")))
    for table in ("region", "institution", "mission", "donor", "activity"):
        names += sorted(set(re.findall(rf"^\[({table}\.[a-z_]+)\]", text, re.M)))
    return names


def write_hostile(path, names, texts):
    """An overlay in which everything that has a name has such a text for it, in both languages."""
    given = [toml_string(texts[i % len(texts)]) for i in range(len(names) + 3)]

    def both(key, text):
        return [f"{key} = {text}", f"{key}_fr = {text}"]

    lines = [f"extends = {toml_string(str(TEACHING / 'scenario.toml'))}",
             "[scenario]", *both("title", given[-1]), *both("question", given[-2]), "[plan]", *both("name", given[-3])]
    for name, text in zip(names, given):
        lines += [f"[{name}]", *both("name", text)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def toml_string(text):
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text) + '"'


def visible(text):
    """A name as a page shows it: without what cannot be seen or would turn what stands beside it."""
    kept = "".join(" " if c in "\n\t" else c for c in text)
    return "".join(c for c in kept if c.isprintable() or c == " ")


def hostile_texts():
    cores = ["<script>alert(1)</script>", "</script><script>alert(1)//", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
             "' onmouseover='alert(1)", "javascript:alert(1)", "&lt;b&gt;", "<!--", "-->", "]]>", "${alert(1)}", "{{7*7}}",
             "@SSRSIM_MAIN@", "@SSRSIM_DATA@", "</main><h1>x</h1>", "</title>", "<base href=//x>", "<style>*{display:none}</style>",
             "\u202egnp.exe", "\u05d0\u05d1\u05d2 (\u0627\u0644)", "a" * 300, "\U0001f46e\U0001f3fe\u200d\u2640\ufe0f", "\\u003cscript\\u003e",
             "\u2028\u2029", "<iframe srcdoc='<script>alert(1)</script>'>"]
    around = ["{}", "x {} y", "{0}{0}", "\u2067{}", "\n{}", "\"{}", "{}'", "{}<"]
    return [frame.format(core) for frame in around for core in cores]


if __name__ == "__main__":
    unittest.main()
