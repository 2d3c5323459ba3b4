"""`ssrsim sample` and `ssrsim analyse`: sensitivity of anybody's model, held against known answers."""

import csv
import json
import math
import random
import unittest

from support.ssrsim_cli import FAULTS, INPUT_OUTPUT, NOT_TOGETHER, USAGE, CommandLineTest

PI = math.pi


def design(kind, samples, factors, seed=1, **keys):
    lines = [f'design = "{kind}"', f"samples = {samples}", f"seed = {seed}"]
    lines += [f"{key} = {value}" for key, value in keys.items()]
    for name, settings in factors.items():
        lines += ["", f"[factor.{name}]"] + [f"{key} = {value}" for key, value in settings.items()]
    return "\n".join(lines) + "\n"


def uniform(low, high, **keys):
    return {"distribution": '"uniform"', "low": low, "high": high, **keys}


ISHIGAMI = {f"x{i}": uniform(-PI, PI) for i in (1, 2, 3)}
G_COEFFICIENTS = (0, 1, 4.5, 9, 99, 99, 99, 99)
G = {f"x{i + 1}": uniform(0, 1) for i in range(8)}


def ishigami(row):
    x1, x2, x3 = row[:3]
    return math.sin(x1) + 7 * math.sin(x2) ** 2 + 0.1 * x3**4 * math.sin(x1)


def g(row):
    return math.prod((abs(4 * x - 2) + a) / (1 + a) for x, a in zip(row, G_COEFFICIENTS))


def ishigami_indices():
    v1 = 0.5 * (1 + 0.1 * PI**4 / 5) ** 2
    v2 = 49 / 8
    v13 = 0.01 * PI**8 * (1 / 18 - 1 / 50)
    v = v1 + v2 + v13
    return [v1 / v, v2 / v, 0], [(v1 + v13) / v, v2 / v, v13 / v]


def g_indices():
    parts = [1 / (3 * (1 + a) ** 2) for a in G_COEFFICIENTS]
    product = math.prod(1 + part for part in parts)
    v = product - 1
    return [part / v for part in parts], [part * product / (1 + part) / v for part in parts]


class SampleAnalyse(CommandLineTest):
    def sample(self, text, name="x.csv"):
        (self.folder / "design.toml").write_text(text, encoding="utf-8")
        self.ssrsim("sample", "design.toml", "-o", name, "--force")
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        return rows[0], [[float(cell) for cell in row] for row in rows[1:]]

    def write(self, name, values, heading="y"):
        text = "" if heading is None else heading + "\n"
        text += "".join(f"{value if isinstance(value, str) else repr(value)}\n" for value in values)
        (self.folder / name).write_text(text, encoding="utf-8")

    def analyse(self, method, *arguments, x="x.csv", y="y.csv"):
        return json.loads(self.ssrsim("analyse", method, x, y, "--json", *arguments).output)

    def near(self, analysis, first, total, error):
        for factor, s, t in zip(analysis["factors"], first, total, strict=True):
            self.assertAlmostEqual(factor["first"]["estimate"], s, delta=error, msg=factor["name"])
            self.assertAlmostEqual(factor["total"]["estimate"], t, delta=error, msg=factor["name"])
            for kind in ("first", "total"):
                self.assertLess(factor[kind]["high"] - factor[kind]["low"], 10 * error)
                self.assertLessEqual(factor[kind]["low"], factor[kind]["estimate"])
                self.assertLessEqual(factor[kind]["estimate"], factor[kind]["high"])

    def test_ishigami_to_a_hundredth(self):
        names, rows = self.sample(design("saltelli", 16384, ISHIGAMI))
        self.assertEqual(names, ["x1", "x2", "x3"])
        self.assertEqual(len(rows), 16384 * 5)
        self.write("y.csv", map(ishigami, rows))
        analysis = self.analyse("sobol")
        self.near(analysis, *ishigami_indices(), 0.01)
        self.assertEqual([factor["name"] for factor in analysis["factors"]], names)
        self.assertEqual([step["samples"] for step in analysis["convergence"]], [2048, 4096, 8192, 16384])
        self.assertEqual(analysis["missing_rows"], 0)

    def test_sobol_g_to_a_hundredth(self):
        _, rows = self.sample(design("saltelli", 16384, G, seed=3))
        self.write("y.csv", map(g, rows), heading=None)
        self.near(self.analyse("sobol"), *g_indices(), 0.01)

    def test_samples_are_reproducible_and_grow(self):
        _, few = self.sample(design("saltelli", 8, G))
        self.assertEqual(self.sample(design("saltelli", 8, G))[1], few)
        _, many = self.sample(design("saltelli", 32, G))
        self.assertEqual(many[: len(few)], few)
        self.assertNotEqual(self.sample(design("saltelli", 8, G, seed=2))[1], few)
        printed = self.ssrsim("sample", "design.toml").output
        self.assertEqual(printed, (self.folder / "x.csv").read_text(encoding="utf-8"))

    def test_every_design_and_distribution(self):
        factors = {
            "b": {"distribution": '"log_uniform"', "low": 0.1, "high": 10},
            "a": {"distribution": '"triangular"', "low": 0, "high": 1, "mode": 0.2},
            "d": {"distribution": '"truncated_normal"', "low": -1, "high": 1, "mean": 0, "sd": 2},
            "c": {"distribution": '"discrete"', "values": [1, 2, 5], "weights": [1, 1, 2]},
        }
        for kind in ("grid", "latin_hypercube", "sobol_sequence", "saltelli", "morris"):
            names, rows = self.sample(design(kind, 16, factors), name=f"{kind}.csv")
            self.assertEqual(names, ["b", "a", "d", "c"])  # the file's order
            for row in rows:
                self.assertTrue(0.1 <= row[0] <= 10 and 0 <= row[1] <= 1 and -1 <= row[2] <= 1 and row[3] in (1, 2, 5))

    def test_missing_rows_are_left_out_and_told(self):
        _, rows = self.sample(design("saltelli", 4096, ISHIGAMI))
        values = [ishigami(row) for row in rows]
        for i, word in zip(range(0, len(values), 101), ["", "NA", "NaN", "nan", "inf"] * 1000):
            values[i] = word
        self.write("y.csv", values)
        analysis = self.analyse("sobol")
        self.assertEqual(analysis["missing_rows"], len(range(0, len(values), 101)))
        self.near(analysis, *ishigami_indices(), 0.03)
        for factor in analysis["factors"]:
            self.assertTrue(3900 < factor["samples"] < 4096)
        text = self.ssrsim("analyse", "sobol", "x.csv", "y.csv").output
        self.assertIn(f"{analysis['missing_rows']} of them without a value", text)
        self.write("y.csv", [""] * len(rows))
        for method in ("sobol", "prcc"):
            for factor in self.analyse(method)["factors"]:
                self.assertIsNone(factor.get("first", factor.get("prcc"))["estimate"])

    def test_groups_and_luck(self):
        factors = {"x1": uniform(-PI, PI, group='"ends"'), "x2": uniform(-PI, PI), "x3": uniform(-PI, PI, group='"ends"')}
        names, rows = self.sample(design("saltelli", 4096, factors, luck='"factor"'))
        self.assertEqual(names, ["x1", "x2", "x3", "luck"])
        self.assertEqual(len(rows), 4096 * 5)
        self.write("y.csv", map(ishigami, rows))
        analysis = self.analyse("sobol")
        self.assertEqual([factor["name"] for factor in analysis["factors"]], ["x1 + x3", "x2", "luck"])
        _, (_, v2, _) = ishigami_indices()
        self.near(analysis, [1 - v2, v2, 0], [1 - v2, v2, 0], 0.03)
        # A model with chance of its own: the share that luck explains.
        self.write("y.csv", [row[1] + random.Random(row[3]).uniform(-PI, PI) for row in rows])
        luck = self.analyse("sobol")["factors"][2]
        self.assertAlmostEqual(luck["total"]["estimate"], 0.5, delta=0.05)

    def test_a_sample_of_another_program(self):
        """SALib's order, with and without second-order rows, from independent draws."""
        draws = random.Random(5)
        first, total = ishigami_indices()
        for second in (False, True):
            rows = []
            for _ in range(6000):
                a = [draws.uniform(-PI, PI) for _ in range(3)]
                b = [draws.uniform(-PI, PI) for _ in range(3)]
                rows.append(a)
                rows += [[b[j] if j == i else a[j] for j in range(3)] for i in range(3)]
                if second:
                    rows += [[a[j] if j == i else b[j] for j in range(3)] for i in range(3)]
                rows.append(b)
            text = "p;q;r\n" + "".join(";".join(map(repr, row)) + "\n" for row in rows)
            (self.folder / "x.csv").write_text(text, encoding="utf-8")
            self.write("y.csv", map(ishigami, rows))
            analysis = self.analyse("sobol")
            self.assertEqual(analysis["samples"], 6000)
            self.near(analysis, first, total, 0.1)

    def test_morris(self):
        coefficients = (5, -2, 0, 1)
        factors = {f"x{i + 1}": uniform(0, 2) for i in range(4)}
        _, rows = self.sample(design("morris", 200, factors))
        self.assertEqual(len(rows), 1000)
        self.write("y.csv", [sum(c * x / 2 for c, x in zip(coefficients, row)) for row in rows])
        for factor, c in zip(self.analyse("morris")["factors"], coefficients):
            for key, value in (("mu", c), ("mu_star", abs(c)), ("sigma", 0)):
                self.assertAlmostEqual(factor[key]["estimate"], value, places=9)
        # x1 x2 on (0, 1): elementary effects of x1 are the levels of x2.
        self.write("y.csv", [row[0] * row[1] / 4 for row in rows])
        product = self.analyse("morris", "--levels", "4")["factors"][0]
        for key, value in (("mu", 0.5), ("mu_star", 0.5), ("sigma", math.sqrt(5) / 6)):
            self.assertLess(product[key]["low"], value)
            self.assertGreater(product[key]["high"], value)
            self.assertAlmostEqual(product[key]["estimate"], value, delta=0.1)

    def test_prcc(self):
        _, rows = self.sample(design("latin_hypercube", 1000, G))
        self.write("y.csv", [math.exp(3 * row[0] - row[1]) for row in rows])
        factors = self.analyse("prcc", "--resamples", "200")["factors"]
        self.assertGreater(factors[0]["prcc"]["estimate"], 0.99)
        self.assertLess(factors[1]["prcc"]["estimate"], -0.95)
        for factor in factors[2:]:
            self.assertLess(abs(factor["prcc"]["estimate"]), 0.15)
            self.assertTrue(factor["prcc"]["low"] < factor["prcc"]["estimate"] < factor["prcc"]["high"])

    def test_same_bytes_twice(self):
        _, rows = self.sample(design("saltelli", 256, ISHIGAMI))
        self.write("y.csv", map(ishigami, rows))
        outputs = {self.ssrsim("analyse", "sobol", "x.csv", "y.csv", "--json").output for _ in range(2)}
        self.assertEqual(len(outputs), 1)
        other = self.ssrsim("analyse", "sobol", "x.csv", "y.csv", "--json", "--seed", 5).output
        self.assertNotIn(other, outputs)

    def test_chooses_an_output_by_its_name(self):
        _, rows = self.sample(design("saltelli", 1024, ISHIGAMI))
        text = "cost,benefit\n" + "".join(f"{row[1]!r},{row[0]!r}\n" for row in rows)
        (self.folder / "y.csv").write_text(text, encoding="utf-8")
        self.assertEqual(self.analyse("sobol")["output"], "cost")
        factors = self.analyse("sobol", "--output", "benefit")["factors"]
        self.assertAlmostEqual(factors[0]["first"]["estimate"], 1, delta=0.05)
        wrong = self.ssrsim("analyse", "sobol", "x.csv", "y.csv", "--output", "benefits", expect=USAGE)
        self.assertIn("benefit", wrong.errors)

    def test_an_outcome_that_never_varies(self):
        _, rows = self.sample(design("saltelli", 16, ISHIGAMI))
        self.write("y.csv", [3.5] * len(rows))
        for factor in self.analyse("sobol")["factors"]:
            self.assertIsNone(factor["first"]["estimate"])
        self.assertIn("never varies", self.ssrsim("analyse", "sobol", "x.csv", "y.csv").output)

    def test_wrong_inputs_are_refused_with_a_sentence(self):
        _, rows = self.sample(design("saltelli", 16, ISHIGAMI))
        self.write("y.csv", [1.0] * (len(rows) - 1))
        wrong = self.ssrsim("analyse", "sobol", "x.csv", "y.csv", expect=NOT_TOGETHER)
        self.assertIn("79 rows", wrong.errors)
        self.assertIn("80", wrong.errors)
        self.write("y.csv", ["1.0", "a lot", "0,5"] + ["1"] * (len(rows) - 3))
        wrong = self.ssrsim("analyse", "sobol", "x.csv", "y.csv", expect=FAULTS)
        self.assertIn("y.csv:3", wrong.errors)
        self.assertIn("a lot", wrong.errors)
        self.ssrsim("analyse", "sobol", "none.csv", "y.csv", expect=INPUT_OUTPUT)
        self.ssrsim("analyse", "anova", "x.csv", "y.csv", expect=USAGE)
        self.write("y.csv", [1.0] * len(rows))
        self.assertIn("Morris", self.ssrsim("analyse", "morris", "x.csv", "y.csv", expect=NOT_TOGETHER).errors)
        shuffled = (self.folder / "x.csv").read_text(encoding="utf-8").splitlines()
        body = shuffled[1:]
        random.Random(1).shuffle(body)
        (self.folder / "x.csv").write_text("\n".join(shuffled[:1] + body) + "\n", encoding="utf-8")
        self.assertIn("Saltelli", self.ssrsim("analyse", "sobol", "x.csv", "y.csv", expect=NOT_TOGETHER).errors)
        (self.folder / "x.csv").write_bytes(b"\x00\xff\xfe" * 50)
        self.ssrsim("analyse", "prcc", "x.csv", "y.csv", expect=FAULTS)
        (self.folder / "x.csv").write_text("", encoding="utf-8")
        self.ssrsim("analyse", "prcc", "x.csv", "y.csv", expect=FAULTS)

    def test_wrong_designs_are_refused_with_every_fault(self):
        (self.folder / "design.toml").write_text(
            'design = "saltelly"\nsamples = 0\nsed = 3\n[factor.a]\ndistribution = "uniform"\nlow = 2\nhigh = 1\n',
            encoding="utf-8")
        wrong = self.ssrsim("sample", "design.toml", "-o", "x.csv", expect=FAULTS)
        for word in ("saltelly", "saltelli", "samples", "sed", "design.toml:1", "design.toml:2", "design.toml:3", "low"):
            self.assertIn(word, wrong.errors)
        self.assertEqual(self.names(), ["design.toml"])
        self.ssrsim("sample", "none.toml", expect=INPUT_OUTPUT)
        (self.folder / "design.toml").write_text(design("saltelli", 1 << 24, G), encoding="utf-8")
        self.assertIn("at most", self.ssrsim("sample", "design.toml", expect=FAULTS).errors)

    def test_a_sample_replaces_only_a_sample(self):
        self.sample(design("morris", 4, ISHIGAMI))
        (self.folder / "notes.csv").write_text("mine\n", encoding="utf-8")
        self.ssrsim("sample", "design.toml", "-o", "x.csv", expect=INPUT_OUTPUT)
        self.ssrsim("sample", "design.toml", "-o", "notes.csv", "--force", expect=INPUT_OUTPUT)
        self.ssrsim("sample", "design.toml", "-o", "design.toml", "--force", expect=USAGE)
        self.assertEqual((self.folder / "notes.csv").read_text(encoding="utf-8"), "mine\n")


if __name__ == "__main__":
    unittest.main()
