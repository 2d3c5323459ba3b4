"""The tables under "What came out" on the pages of Burundi and Haiti are what `compare` and `explain` give."""

import json
import re
import subprocess
import unittest

from support.ssrsim_cli import SOURCE, SSRSIM

COMPARED = {
    "burundi": (("scenario", "holistic", "long-tours", "money-on-time"), ("--max-replicates", "102")),
    "haiti": (("scenario", "long-tours", "one-judicial-plan", "year-to-spend"), ()),
}


def printed(*command):
    done = subprocess.run([SSRSIM, *map(str, command), "--json"], capture_output=True, text=True, check=True, timeout=900)
    return json.loads(done.stdout)


class Briefs(unittest.TestCase):
    def section(self, country):
        page = (SOURCE / "scenarios" / country / "README.md").read_text(encoding="utf-8")
        return page.split("## What came out\n")[1].split("\n## ")[0]

    def check_difference(self, cell, difference):
        """A cell has the mean and maybe its interval, to the decimals that it shows; or the interval alone."""
        if cell == "no detectable difference":
            self.assertTrue(difference["low"] <= 0 <= difference["high"], cell)
            return
        self.assertEqual("rough" in cell, difference["footing"] == "rough", cell)
        sign = -1 if "narrower" in cell or "−" in cell else 1
        shown = re.findall(r"\d+\.?\d*", cell)
        values = [difference["mean"], difference["low"], difference["high"]]
        if cell.startswith("+") and " to +" in cell:
            values = values[1:]
        for text, value in zip(shown, values):
            decimals = len(text.partition(".")[2])
            scale = 1e6 if abs(value) > 1000 else 1
            self.assertAlmostEqual(sign * float(text), value / scale, delta=0.501 * 10**-decimals, msg=cell)

    def test_the_tables_are_what_compare_gives(self):
        for country, (plans, options) in COMPARED.items():
            files = [SOURCE / "scenarios" / country / f"{plan}.toml" for plan in plans]
            found = printed("compare", *files, *options)["outcomes"]
            rows = [[cell.strip() for cell in line.strip("| ").split("|")]
                    for line in self.section(country).splitlines() if line.startswith("| ")][2:]
            self.assertEqual(len(rows), len(plans))
            keys = ("service_area", "capacity_area", "gap_area", "money_spent")
            for i, row in enumerate(rows):
                for key, cell in zip(keys, row[1:]):
                    result = found[key]["plans"][i]
                    if i > 0:
                        self.check_difference(cell, result["difference"])
                    else:
                        scale = 1e6 if key == "money_spent" else 1
                        self.assertAlmostEqual(float(cell), result["mean"] / scale, delta=0.501 if scale > 1 else 0.000501)

    def test_the_shares_are_what_explain_gives(self):
        for country in COMPARED:
            found = printed("explain", SOURCE / "scenarios" / country / "scenario.toml")["outcomes"]["service_area"]
            sentence = self.section(country).split("**What holds the plan back**")[1].split("Of the shortfall")[0]
            told = re.findall(r"(\d+)%", sentence)
            shares = sorted((100 * share["share"] / found["shortfall"]["mean"] for share in found["shares"]), reverse=True)
            self.assertEqual([int(one) for one in told][:3], [round(share) for share in shares][:3], country)
            self.assertIn(f"of {found['shortfall']['mean']:.3f} ", sentence)


if __name__ == "__main__":
    unittest.main()
