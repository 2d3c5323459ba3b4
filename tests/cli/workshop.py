"""ssrsim workshop: one file with the page, the simulator and the scenario's files, and nothing of the machine."""

import base64
import gzip
import html.parser
import json
import pathlib
import re
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

SCENARIOS = SOURCE / "scenarios"
SHIPPED = ["minimal.toml", "teaching/scenario.toml", "burundi/scenario.toml", "haiti/scenario.toml"]


class Parts(html.parser.HTMLParser):
    """The texts of the page's scripts by their ids."""

    def __init__(self, source):
        super().__init__(convert_charrefs=False)
        self.scripts, self.inside = {}, None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.inside = dict(attributes).get("id", "") if tag == "script" else None

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside is not None:
            self.scripts[self.inside] = self.scripts.get(self.inside, "") + data


def pages_parts(path):
    return Parts(path.read_text(encoding="utf-8")).scripts


class Workshop(CommandLineTest):
    def make(self, scenario, *more, **options):
        return self.ssrsim("workshop", scenario, "-o", "page.html", *more, **options)

    @property
    def page(self):
        return self.folder / "page.html"

    def test_every_shipped_scenario_makes_a_page_of_three_megabytes_at_most(self):
        for name in SHIPPED:
            with self.subTest(name):
                self.make(SCENARIOS / name, "--force")
                self.assertLessEqual(self.page.stat().st_size, 3_000_000)
                scripts = pages_parts(self.page)
                data = json.loads(scripts.pop("data"))
                # The shell of the report, which is in the data, has its places still.
                self.assertFalse([name for name, text in scripts.items() if "@SSRSIM_" in text])
                texts = {file["path"]: file["text"] for file in data["files"]}
                self.assertIn(data["scenario"], texts)
                for path, text in texts.items():
                    self.assertFalse(path.startswith("/"), path)
                    self.assertEqual(text, ((SCENARIOS / name).parent / path).read_text(encoding="utf-8"))

    def test_nothing_of_the_machine_is_in_the_page(self):
        self.make(SCENARIOS / "teaching/scenario.toml")
        source = self.page.read_text(encoding="utf-8")
        self.assertNotIn(str(SOURCE), source)
        self.assertNotIn(str(self.folder), source)

    def test_the_page_carries_the_model_of_the_program(self):
        self.make(SCENARIOS / "minimal.toml")
        module = gzip.decompress(base64.b64decode(pages_parts(self.page)["module"]))
        self.assertEqual(module[:4], b"\0asm")
        model = re.search(r"^model +([0-9a-f]+)$", self.ssrsim("--version").output, re.M).group(1)
        self.assertIn(model.encode(), module, "the model changed: tools/build-workshop module")

    def test_same_files_same_bytes(self):
        self.make(SCENARIOS / "teaching/scenario.toml")
        first = self.page.read_bytes()
        shutil.copytree(SCENARIOS / "teaching", self.folder / "elsewhere")
        self.make("elsewhere/scenario.toml", "--force")
        self.assertEqual(first, self.page.read_bytes())

    def test_hostile_texts_stay_texts(self):
        text = (SCENARIOS / "minimal.toml").read_text(encoding="utf-8")
        hostile = "</script><script>alert(1)</script><!-- @SSRSIM_DATA@"
        text = re.sub(r'^title = .*$', f"title = '{hostile}'", text, count=1, flags=re.M)
        (self.folder / "hostile.toml").write_text(text, encoding="utf-8")
        self.make("hostile.toml")
        scripts = pages_parts(self.page)
        self.assertEqual(set(scripts), {"data", "module", ""})
        self.assertIn(hostile, json.loads(scripts["data"])["files"][0]["text"])

    def test_what_cannot_be_made_is_said(self):
        scenario = SCENARIOS / "minimal.toml"
        self.make("missing.toml", expect=INPUT_OUTPUT)
        self.ssrsim("workshop", scenario, expect=USAGE)
        self.ssrsim("workshop", scenario, "-o", "page.txt", expect=USAGE)
        self.make(scenario, "--seed", "4294967296", expect=USAGE)
        (self.folder / "faulty.toml").write_text("[country]\nnme = 1\n")
        self.assertIn("nme", self.make("faulty.toml", expect=FAULTS).errors)
        self.make(scenario)
        self.assertIn("--force", self.make(scenario, expect=INPUT_OUTPUT).errors)
        self.assertEqual(self.names(), ["faulty.toml", "page.html"])

    def test_a_plan_that_is_offered_must_be_there(self):
        mine = (SCENARIOS / "minimal.toml").read_text(encoding="utf-8")
        (self.folder / "mine.toml").write_text(mine + '\n[workshop.plan.other]\nfile = "other.toml"\n', encoding="utf-8")
        self.assertIn("other.toml", self.make("mine.toml", expect=INPUT_OUTPUT).errors)
        (self.folder / "other.toml").write_text('extends = "mine.toml"\n[plan]\nname = "Other"\n')
        self.make("mine.toml")
        data = json.loads(pages_parts(self.page)["data"])
        self.assertEqual([file["path"] for file in data["files"]], ["mine.toml", "other.toml"])


if __name__ == "__main__":
    unittest.main()
