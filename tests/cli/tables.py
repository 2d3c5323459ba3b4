"""Tables in and out: staffing tables and budgets become a scenario, results a table with the numbers of the JSON."""

import csv
import datetime
import io
import json
import pathlib
import re
import sys
import tomllib
import unittest
import zipfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

EXAMPLE = SOURCE / "docs" / "how-to" / "tables"
TEACHING = SOURCE / "scenarios" / "teaching"


def rows_of(name):
    with open(EXAMPLE / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_excel_has_it(text):
    """A cell of the example as somebody would have it in a workbook: numbers and days as such."""
    if re.fullmatch(r"[\d,]+", text):
        return int(text.replace(",", ""))
    for pattern in ("%Y-%m-%d", "%d %b %Y", "%d %B %Y"):
        try:
            return datetime.datetime.strptime(text, pattern)
        except ValueError:
            pass
    return text or None


class Import(CommandLineTest):
    def workbook(self, name, sheets, epoch=None, change=None):
        book = openpyxl.Workbook()
        if epoch:
            book.epoch = epoch
        book.remove(book.active)
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append([as_excel_has_it(cell) for cell in row])
        if change:
            change(book)
        book.save(self.folder / name)

    def import_(self, *arguments, scenario=TEACHING / "scenario.toml", expect=OK, output="my.toml"):
        return self.ssrsim("import", scenario, *arguments, "-o", output, expect=expect)

    def text(self, name="my.toml"):
        return (self.folder / name).read_text(encoding="utf-8")

    def table(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def faults(self, text, *arguments, kind="--staffing", **options):
        process = self.import_(kind, self.table("t.csv", text), *arguments, expect=FAULTS, **options)
        self.assertNotIn("my.toml", self.names())
        self.assertEqual(process.output, "")
        return process.errors

    def test_the_example_checks_and_runs(self):
        output = self.import_("--staffing", EXAMPLE / "staffing.csv", "--budget", EXAMPLE / "budget.csv").output
        for said in ("21 posts in 8 rows", "9 activities of 900000 USD", "its 21 is what the rows above add up to",
                     '"Remarks" (I)'):
            self.assertIn(said, output)
            self.assertIn(said, self.text())
        self.assertEqual(self.ssrsim("check", "my.toml").output, "my.toml: ok\n")
        self.ssrsim("run", "my.toml", "--replicates", 2)
        self.assertEqual(self.names(), ["my.toml"])
        made = tomllib.loads(self.text())
        posts = {key: post for key, post in made["mission"]["mission"]["post"].items() if "remove" not in post}
        self.assertEqual(sum(post["count"]["value"] for post in posts.values()), 21)
        self.assertEqual(posts["police_trainer"]["count"], {"value": 3, "source": "staffing.csv, row 8"})
        work = {key: row for key, row in made["activity"].items() if "remove" not in row}
        self.assertEqual(sum(row["budget"]["value"] for row in work.values()), 900_000)
        self.assertEqual(work["police_courses"]["budget"], {"value": 150_000, "source": "budget.csv, row 4"})

    def test_a_country_alone_gets_missions_and_an_end(self):
        self.import_("--staffing", EXAMPLE / "staffing.csv", "--mission", "Mission in Sorvania", "--budget",
                     self.table("b.csv", (EXAMPLE / "budget.csv").read_text().replace(",Mission,", ",Mission in Sorvania,")),
                     scenario=TEACHING / "country.toml")
        made = tomllib.loads(self.text())
        self.assertEqual(made["mission"]["mission_in_sorvania"]["end"]["value"], datetime.date(2023, 1, 1))
        self.assertEqual(set(made["donor"]), {"a_neighbour", "a_distant_partner"})
        self.ssrsim("check", "my.toml")
        self.ssrsim("run", "my.toml", "--replicates", 2)

    def test_workbook_and_csv_give_the_same(self):
        self.import_("--staffing", EXAMPLE / "staffing.csv", "--budget", EXAMPLE / "budget.csv", output="csv.toml")
        wanted = self.text("csv.toml")
        for epoch in (None, openpyxl.utils.datetime.CALENDAR_MAC_1904):
            self.workbook("staffing.xlsx", {"Sheet1": rows_of("staffing.csv")}, epoch)
            self.workbook("budget.xlsx", {"Sheet1": rows_of("budget.csv")}, epoch)
            self.import_("--staffing", "staffing.xlsx", "--budget", "budget.xlsx", output="xlsx.toml")
            self.assertEqual(self.text("xlsx.toml").replace(".xlsx", ".csv"), wanted)
            (self.folder / "xlsx.toml").unlink()

    def test_separators_dates_and_order_of_a_french_office(self):
        _, *rest = [row for row in rows_of("budget.csv") if len([cell for cell in row if cell]) > 1]
        french = ["Activité", "Nature", "Institution bénéficiaire", "Mise en œuvre", "Bailleur de fonds", "Date de début",
                  "Durée", "Montant (USD)", "Personnes formées"]
        months = {"April": "avril", "July": "juillet"}
        lines = [french] + [[months_in(cell, months) for cell in row] for row in rest]
        text = "\r\n".join(";".join(reversed(line)) for line in lines) + "\r\n"
        self.import_("--budget", EXAMPLE / "budget.csv", output="english.toml")
        (self.folder / "budget.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
        self.import_("--budget", "budget.csv", output="french.toml")

        def values(name):
            made = tomllib.loads(self.text(name))
            return {(table, row, key): value.get("value") if isinstance(value, dict) else value
                    for table in ("activity", "donor") for row, keys in made[table].items() for key, value in keys.items()
                    if key != "preferences"}

        self.assertEqual(values("french.toml"), values("english.toml"))

    def test_sheets_are_found_or_named(self):
        sheets = {"Read me": [["nothing here"]], "Posts": rows_of("staffing.csv"), "Old": rows_of("staffing.csv")[:7],
                  "Money": rows_of("budget.csv")}
        self.workbook("plan.xlsx", sheets)
        output = self.import_("--staffing", "plan.xlsx", "--budget", "plan.xlsx").output
        self.assertIn('plan.xlsx, sheet "Posts": 21 posts', output)
        self.assertIn('source = "plan.xlsx, sheet \\"Money\\", row 4"', self.text())
        output = self.import_("--staffing", "plan.xlsx", "--staffing-sheet", "Old", output="old.toml").output
        self.assertIn('sheet "Old": 10 posts', output)
        errors = self.import_("--staffing", "plan.xlsx", "--staffing-sheet", "Pots", output="x.toml", expect=FAULTS).errors
        self.assertIn("did you mean Posts?", errors)

    def test_merged_cells_formulas_rich_texts_and_hidden_sheets(self):
        def change(book):
            page = book["S"]
            page.merge_cells("A2:A3")
            page.merge_cells("D2:D3")
            book["Hidden"].sheet_state = "hidden"

        head = ["Mission", "Function", "Posts", "Institution"]
        self.workbook("m.xlsx", {"Hidden": [head, ["Mission", "Trainer", "9", "Police"]],
                                 "S": [head, ["Mission", "Mentor", "2", "Police"], ["", "Trainer", "3", ""]]}, change=change)
        self.import_("--staffing", "m.xlsx")
        posts = tomllib.loads(self.text())["mission"]["mission"]["post"]
        self.assertEqual(posts["trainer"]["institution"]["value"], "police")
        self.assertEqual(posts["trainer"]["count"]["value"], 3)

        def formulas(book):
            book["S"]["C2"] = "=1+1"

        self.workbook("f.xlsx", {"S": [head, ["Mission", "Mentor", "2", "Police"]]}, change=formulas)
        errors = self.import_("--staffing", "f.xlsx", output="f.toml", expect=FAULTS).errors
        self.assertIn("f.xlsx, C2: This cell holds a formula without a value.", errors)

    def test_every_fault_at_once_with_its_cell(self):
        errors = self.faults("Function,Posts,Level,Institution,Station,From\n"
                             "Mentor,1.5,P-4,Polise,Coast,2020-01-01\n"
                             "Officer,2,X-9,Police,Coats,01/02/2020\n"
                             "Trainer,,P-3,,,32 Jan 2020\n")
        for place, words in (("B2", '"1.5" is no number of posts'), ("D2", "did you mean"), ("A3", "add a column"),
                             ("C3", "is no category"), ("E3", "did you mean coast?"), ("F3", "2020-02-01 or 2020-01-02"),
                             ("B4", "number of posts is missing"), ("D4", "none is named"), ("F4", "does not exist")):
            self.assertRegex(errors, rf"(?s)t\.csv, {place}: [^\n]*.*{re.escape(words)}", place)
        self.assertEqual(len(re.findall(r"(?m)^t\.csv", errors)), 9)

    def test_faults_of_the_scenario_are_told_at_the_cell(self):
        self.assertIn("t.csv, C2: These posts opens on 2019-01-01, outside the mission",
                      self.faults("Function,Posts,From,Institution\nMentor,1,2019-01-01,Police\n"))
        self.assertIn("t.csv, B2: ", self.faults("Function,Posts,Institution\nMentor,30000,Police\n"))
        head = "Activity,Kind,Institution,Start,Duration,Amount,Participants\n"
        self.assertIn("t.csv, D2: ", self.faults(head + "A,vetting,Police,2019-01-01,6 months,5000,\n", kind="--budget"))
        self.assertIn("t.csv, F2: This amount is in EUR",
                      self.faults(head + "A,vetting,Police,2021-01-01,6 months,5000 EUR,\n", kind="--budget"))
        for change in (("6 months", "0 days"), ("6 months", "1e9 years"), ("5000", "99999999999999999999"), ("5000", "-5")):
            self.faults(head + "A,vetting,Police,2021-01-01,6 months,5000,\n".replace(*change), kind="--budget")
        self.faults("Function,Posts,Institution\nMentor,99999999999999999999,Police\n")
        self.assertIn("t.csv, G2: ", self.faults(head + "A,training,Police,2021-01-01,6 months,5000,\n", kind="--budget"))

    def test_guesses_that_would_be_silent_are_refused(self):
        head = "Activity,Kind,Institution,Start,Duration,Amount\n"
        row = "A,vetting,Police,2021-01-01,6 months,{}\n"
        self.assertIn("Row 2 has 7 cells under 6 headings",
                      self.faults(head + row.format("150,000"), kind="--budget"))
        self.assertIn("could mean 1 or 1,500", self.faults(head + row.format("1.500"), kind="--budget"))
        self.assertIn("t.csv, A1: \"(thousands of US dollars)\" stands above the table",
                      self.faults("(thousands of US dollars),,,,,\n" + head + row.format("150"), kind="--budget"))
        self.assertIn("in what \"6\" counts", self.faults(head + row.format("1").replace("6 months", "6"), kind="--budget"))
        thousands = self.table("k.csv", head.replace("Amount", "Amount (thousands of USD)") + row.format("150"))
        output = self.import_("--budget", thousands).output
        self.assertIn("1 activity of 150000 USD", output)

    def test_a_wrong_total_is_told(self):
        output = self.import_("--staffing", self.table("t.csv", "Function,Posts,Institution\nMentor,2,Police\nTotal,3,\n")).output
        self.assertIn("CAUTION: it says 3, and the rows above add up to 2", output)

    def test_hostile_workbooks(self):
        self.workbook("good.xlsx", {"S": rows_of("staffing.csv")})
        good = (self.folder / "good.xlsx").read_bytes()

        def repacked(name, change):
            """The same workbook with one part replaced."""
            with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as new:
                for part in old.namelist():
                    new.writestr(part, change(part, old.read(part)))

        (self.folder / "cut.xlsx").write_bytes(good[: len(good) // 2])
        repacked("bomb.xlsx", lambda part, text: text if "sheet1" not in part else
                 b"<worksheet><sheetData>" + b" " * (200 << 20) + b"</sheetData></worksheet>")
        laugh = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        repacked("laugh.xlsx", lambda part, text: text if "sheet1" not in part else
                 laugh + b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>')
        repacked("deep.xlsx", lambda part, text: text if "sheet1" not in part else b"<a>" * 2_000_000)
        repacked("far.xlsx", lambda part, text: text if "sheet1" not in part else
                 b'<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')
        repacked("order.xlsx", lambda part, text: text if "sheet1" not in part else
                 b'<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"/></sheetData></worksheet>')
        for name, words in (("cut.xlsx", "damaged or cut short"), ("bomb.xlsx", "larger than any"),
                            ("laugh.xlsx", "no row of headings"), ("deep.xlsx", "no XML"), ("far.xlsx", "200 columns"),
                            ("order.xlsx", "out of order")):
            errors = self.import_("--staffing", name, expect=FAULTS).errors
            self.assertIn(words, errors, name)
        with zipfile.ZipFile(self.folder / "a.ods", "w") as ods:
            ods.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            ods.writestr("content.xml", "<x/>")
        self.assertIn("OpenDocument", self.import_("--staffing", "a.ods", expect=FAULTS).errors)
        self.import_("--staffing", "none.xlsx", expect=INPUT_OUTPUT)

    def test_what_is_replaced(self):
        arguments = ("--staffing", EXAMPLE / "staffing.csv")
        self.import_(*arguments)
        self.import_(*arguments, expect=INPUT_OUTPUT)
        self.import_(*arguments, "--force")
        (self.folder / "mine.toml").write_text("mine")
        self.import_(*arguments, "--force", output="mine.toml", expect=INPUT_OUTPUT)
        self.import_("--staffing", "mine.toml", output="mine.toml", expect=USAGE)
        self.import_(expect=USAGE)


def months_in(text, months):
    for english, french in months.items():
        text = text.replace(english, french)
    return text.replace(",", " ") if re.fullmatch(r"[\d,]+", text) else text.replace("months", "mois")


class Results(CommandLineTest):
    COLUMNS = ["replicates", "mean", "sd", "q05", "q25", "q50", "q75", "q95"]

    def expected(self, summary):
        """Of the JSON: (result, of, when) and the numbers."""
        for key, outcome in summary["outcomes"].items():
            yield (key, "", ""), outcome
        for line in summary["series"]:
            for when in ("start", "end"):
                yield (line["indicator"], line.get("institution", "country"), when), line[when]

    def test_the_same_numbers_everywhere(self):
        self.run_minimal("--table", "r.csv")
        self.run_minimal("--table", "r.xlsx")
        summary = json.loads(self.run_minimal("--json").output)
        with open(self.folder / "r.csv", encoding="utf-8", newline="") as file:
            from_csv = list(csv.DictReader(file))
        book = openpyxl.load_workbook(self.folder / "r.xlsx")
        head, *lines = book["Results"].iter_rows(values_only=True)
        from_xlsx = [dict(zip(head, line)) for line in lines]
        wanted = list(self.expected(summary))
        self.assertEqual((len(from_csv), len(from_xlsx)), (len(wanted), len(wanted)))
        self.assertGreater(len(wanted), 20)
        for (names, numbers), line, cells in zip(wanted, from_csv, from_xlsx):
            self.assertEqual(names, (line["result"], line["of"], line["when"]))
            self.assertEqual(names, tuple(cells[key] or "" for key in ("result", "of", "when")))
            for column in self.COLUMNS:
                number = numbers[column]
                if number is None:
                    self.assertEqual((line[column], cells[column]), ("", None))
                    continue
                self.assertEqual(float(line[column]), number, (names, column))
                self.assertEqual(cells[column], float(f"{number:.16g}"), (names, column))
        self.assertIn("USD", {line["unit"] for line in from_csv})
        made = {row[0]: row[1] for row in book["How it was made"].iter_rows(min_row=2, values_only=True)}
        self.assertEqual(made["digest"], summary["digest"])
        self.assertEqual(made["seed of people"], str(summary["seeds"]["people"]))
        self.assertEqual(book["Results"].freeze_panes, "A2")

    def test_the_same_bytes_every_time(self):
        for name in ("a.xlsx", "b.xlsx"):
            self.run_minimal("--table", name)
        self.assertEqual(*((self.folder / name).read_bytes() for name in ("a.xlsx", "b.xlsx")))

    def test_no_formula_comes_out(self):
        titles = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
        for title in titles:
            self.run_minimal("--set", f"scenario.title={json.dumps(title)}", "--table", "r.xlsx", "--force", replicates=1)
            book = openpyxl.load_workbook(self.folder / "r.xlsx")
            for page in book:
                for row in page.iter_rows():
                    self.assertNotIn("f", {cell.data_type for cell in row if cell.value is not None and cell.value != title})
            with zipfile.ZipFile(self.folder / "r.xlsx") as parts:
                for part in parts.namelist():
                    self.assertNotIn(b"<f>", parts.read(part), part)

    def test_the_place_is_claimed_before_the_run(self):
        self.run_minimal("--table", "none/r.csv", expect=INPUT_OUTPUT)
        self.run_minimal("--table", "r.ods", expect=USAGE)
        (self.folder / "notes.xlsx").write_text("mine")
        self.run_minimal("--table", "notes.xlsx", "--force", expect=INPUT_OUTPUT)
        self.run_minimal("--table", "r.csv", "--force")
        self.run_minimal("--table", "r.csv", "--force")
        self.run_minimal("--table", "r.csv", expect=INPUT_OUTPUT)
        self.assertEqual(self.names(), ["notes.xlsx", "r.csv", "r.csv.sha256"])

    def tables(self, *command, sheet):
        """The numbers of a command as JSON, CSV and a workbook."""
        for name in ("n.json", "n.csv", "n.xlsx"):
            self.ssrsim(*command, "-o", name)
        with open(self.folder / "n.csv", encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        head, *cells = openpyxl.load_workbook(self.folder / "n.xlsx")[sheet].iter_rows(values_only=True)
        return json.loads((self.folder / "n.json").read_text()), lines, [dict(zip(head, row)) for row in cells]

    def check(self, number, line, cells, column):
        if number is None:
            self.assertEqual((line[column], cells[column]), ("", None), column)
        else:
            self.assertEqual(float(line[column]), number, column)
            self.assertEqual(cells[column], float(f"{number:.16g}"), column)

    def test_a_comparison_has_the_same_numbers_everywhere(self):
        (self.folder / "other.toml").write_text(f'extends = "{MINIMAL}"\n[plan]\nname = "=1+1"\nnational_lead = 0.9\n')
        found, lines, rows = self.tables("compare", MINIMAL, "other.toml", "--max-replicates", 30, "--reach",
                                         "service_delivery=0.1@2020-06-01", sheet="Comparison")
        self.assertEqual(len(lines), 2 * (len(found["outcomes"]) + 1))
        at = iter(zip(lines, rows))
        for key, outcome in found["outcomes"].items():
            for plan, (line, cells) in zip(outcome["plans"], at):
                self.assertEqual((line["result"], line["plan"], cells["plan"]), (key, plan["plan"], plan["plan"]))
                for number, column in ((plan["mean"], "mean"), (plan["difference"]["mean"], "difference"),
                                       (plan["difference"]["low"], "difference low"),
                                       (plan["difference"]["high"], "difference high"),
                                       (plan.get("regret"), "regret"),
                                       (plan.get("better", {}).get("share"), "better")):
                    self.check(number, line, cells, column)
                if line["plan"] == "B":
                    self.assertEqual((line["name"], cells["name"]), ("'=1+1", "=1+1"))
        line, cells = next(at)
        probability = found["reached"][0]["probabilities"][0]["probability"]
        for column, key in (("mean", "share"), ("mean low", "low"), ("mean high", "high")):
            self.check(probability[key], line, cells, column)
        self.check(found["reached"][0]["probabilities"][0]["closest"], line, cells, "closest")
        self.assertEqual({(line["seed"], line["stopped"]) for line in lines}, {("1", found["stopped"])})

    def test_an_explanation_has_the_same_numbers_everywhere(self):
        found, lines, rows = self.tables("explain", MINIMAL, "--replicates", 2, sheet="Explanation")
        at = iter(zip(lines, rows))
        for key, outcome in found["outcomes"].items():
            for name, what in (("under_the_plan", "under the plan"), ("without_frictions", "without frictions")):
                line, cells = next(at)
                self.assertEqual((line["result"], line["friction"]), (key, what))
                self.check(outcome[name], line, cells, "share")
            line, cells = next(at)
            self.assertEqual((line["result"], line["friction"]), (key, "shortfall"))
            self.check(outcome["shortfall"]["mean"], line, cells, "share")
            for share, (line, cells) in zip(outcome["shares"], at):
                self.assertEqual(line["friction"], share["friction"])
                for column, number in (("share", share["share"]), ("low", share["low"]), ("high", share["high"])):
                    self.check(number, line, cells, column)


if __name__ == "__main__":
    unittest.main()
