"""The results file of `ssrsim run`: the same bytes for any number of threads, readable by others, replaced only when told to."""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

import netCDF4
import numpy
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403


class Identity(CommandLineTest):
    def test_threads_change_nothing(self):
        outputs = set()
        for threads in (1, 2, 5):
            process = self.run_minimal("--threads", threads, "--trajectories", "-o", "a.nc", "--force", "--json",
                                       replicates=40)
            outputs.add((process.output, (self.folder / "a.nc").read_bytes()))
        self.assertEqual(len(outputs), 1)

    def test_place_and_time_change_nothing(self):
        self.run_minimal("-o", "a.nc")
        (self.folder / "deeper").mkdir()
        self.run_minimal("-o", "deeper/b.nc", env={"TZ": "Asia/Tokyo", "LC_ALL": "C"})
        content = (self.folder / "a.nc").read_bytes()
        self.assertEqual(content, (self.folder / "deeper/b.nc").read_bytes())
        for private in (str(self.folder), str(MINIMAL.parent)):
            self.assertFalse(private.encode() in content, private)
        with netCDF4.Dataset(self.folder / "a.nc") as data:
            words = set(re.findall(r"[\w.-]+", " ".join(str(data.getncattr(name)) for name in data.ncattrs())))
        self.assertNotIn(os.uname().nodename, words)

    def test_each_seed_changes_the_digest(self):
        def digest(*arguments):
            return json.loads(self.run_minimal("--json", *arguments).output)["digest"]

        digests = [digest(), digest("--seed", 2), digest("--seed-country", 2), digest("--seed-people", 2),
                   digest("--seed-shocks", 2)]
        self.assertEqual(len(set(digests)), 5)
        self.assertEqual(digest("--seed", 1), digests[0])
        self.assertEqual(digest("--seed-country", 2, "--seed-people", 2, "--seed-shocks", 2), digests[1])

    def test_more_replicates_keep_the_first_ones(self):
        self.run_minimal("-o", "few.nc", replicates=5)
        self.run_minimal("-o", "many.nc", replicates=9)
        few, many = (xarray.open_dataset(self.folder / name) for name in ("few.nc", "many.nc"))
        self.assertEqual(list(few.digest.values), list(many.digest.values[:5]))


class Readers(CommandLineTest):
    def test_statistics_are_those_of_the_trajectories(self):
        self.run_minimal("--trajectories", "-o", "a.nc", replicates=23)
        for engine in ("netcdf4", "h5netcdf"):
            data = xarray.open_dataset(self.folder / "a.nc", engine=engine)
            checked = 0
            for name in data.data_vars:
                if "week" not in data[name].dims or data[name].dims[0] != "replicate":
                    continue
                values = data[name].values.astype("float64")
                expected = {"mean": values.mean(axis=0), "sd": values.std(axis=0, ddof=1),
                            "quantile": numpy.quantile(values, data["quantile"].values, axis=0)}
                for statistic, wanted in expected.items():
                    found = data[f"{name}_{statistic}"]
                    self.assertEqual(found.attrs["units"], data[name].attrs["units"])
                    # The file holds single precision.
                    numpy.testing.assert_allclose(found.values, wanted, rtol=2e-7, atol=1e-7 * abs(wanted).max())
                checked += 1
            self.assertGreater(checked, 10)
            self.assertEqual(dict(data.sizes)["replicate"], 23)
            self.assertEqual(str(data.week.values[0])[:10], "2019-12-30")  # the Monday before the start
            self.assertEqual(data.attrs["status"], "complete")
            self.assertEqual(int(data.attrs["seed_people"]), 1)
            data.close()

    def test_statistics_alone_are_the_same(self):
        self.run_minimal("--trajectories", "-o", "all.nc")
        self.run_minimal("-o", "few.nc")
        every, few = (xarray.open_dataset(self.folder / name) for name in ("all.nc", "few.nc"))
        self.assertLess(set(few.variables), set(every.variables))
        for name in few.variables:
            self.assertTrue(few[name].identical(every[name]), name)

    def test_ncdump_lists_every_indicator_in_the_order_of_the_record(self):
        self.run_minimal("-o", "a.nc")
        header = subprocess.run(["ncdump", "-h", "a.nc"], cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertEqual(header.stderr, "")
        listed = re.findall(r"(?m)^\s*float (\w+)_mean\(", header.stdout)
        described = re.findall(r"(?m)^\| `(\w+)` \|", self.ssrsim("describe", "--indicators").output)
        self.assertEqual(listed, [key for key in described if key in listed])
        self.assertGreater(len(listed), 10)

    def test_every_variable_has_unit_and_meaning(self):
        self.run_minimal("-o", "a.nc")
        with netCDF4.Dataset(self.folder / "a.nc") as data:
            for name, variable in data.variables.items():
                self.assertIn("long_name", variable.ncattrs(), name)
                if variable.dtype is not str and name not in ("replicate",):
                    self.assertIn("units", variable.ncattrs(), name)

    def test_the_scenario_inside_runs_to_the_same_digest(self):
        self.run_minimal("--set", "plan.national_lead=0.8", "-o", "a.nc")
        data = xarray.open_dataset(self.folder / "a.nc")
        (self.folder / "inside.toml").write_text(data.attrs["scenario_toml"])
        again = json.loads(self.ssrsim("run", "inside.toml", "--replicates", 8, "--json").output)
        self.assertEqual(again["digest"], data.attrs["digest"])

    def test_the_summary_has_the_numbers_of_the_file(self):
        process = self.run_minimal("-o", "a.nc", "--json")
        summary = json.loads(process.output)
        data = xarray.open_dataset(self.folder / "a.nc")
        self.assertEqual(summary["digest"], data.attrs["digest"])
        self.assertEqual(summary["file"], "a.nc")
        for key, outcome in summary["outcomes"].items():
            values = data[key].values[~numpy.isnan(data[key].values)]
            self.assertEqual(outcome["replicates"], len(values))
            if len(values):
                numpy.testing.assert_allclose(outcome["q50"], numpy.median(values), rtol=1e-12)
                numpy.testing.assert_allclose(outcome["q95"], numpy.quantile(values, 0.95), rtol=1e-12)
        for line in summary["series"]:
            mean = data[line["indicator"] + "_mean"]
            if "institution" in line:
                mean = mean.sel(institution=line["institution"])
            numpy.testing.assert_allclose(line["end"]["mean"], mean.values[-1], rtol=1e-6)
        text = self.run_minimal().output
        self.assertIn(summary["digest"], text)
        self.assertIn("not a confidence interval", " ".join(text.split()))
        for institution in data.institution.values:
            self.assertRegex(text, rf"(?m)^  {institution} .* -> ")


class Summary(CommandLineTest):
    def test_few_runs_have_a_range_from_the_lowest_to_the_highest(self):
        few = self.run_minimal("-o", "a.nc", replicates=19).output
        self.assertNotIn("90%", few)
        self.assertRegex(few, r"(?m)^Outcomes +median +range of the runs$")
        self.assertRegex(few, r"(?m)^Country .* range of the runs at the end$")
        data = xarray.open_dataset(self.folder / "a.nc")
        number = r"(-?[\d.]+)"
        row = [line for line in few.splitlines() if re.search(rf"{number} to {number}", line)][0]
        found = [float(text) for text in re.search(rf"{number} to {number}", row).groups()]
        outcomes = json.loads(self.run_minimal("--json", replicates=19).output)["outcomes"]
        first = next(key for key, outcome in outcomes.items() if outcome["replicates"] == 19)
        values = data[first].values
        numpy.testing.assert_allclose(found, [values.min(), values.max()], rtol=0.01)
        many = self.run_minimal(replicates=20).output
        self.assertRegex(many, r"(?m)^Outcomes +median +90% of runs$")
        self.assertIn("five in a hundred", many)

    def test_one_run_has_values_alone(self):
        one = self.run_minimal(replicates=1).output
        self.assertRegex(one, r"1 replicate of \d+ weeks")
        self.assertRegex(one, r"(?m)^Outcomes +value$")
        for word in ("median", "90%", "range", "1 runs"):
            self.assertNotIn(word, one)
        self.assertNotRegex(one, r"\d to \d")

    def test_nothing_is_written_as_0(self):
        # Without missions, donors and activities no money moves.
        (self.folder / "bare.toml").write_text(MINIMAL.read_text().split("[mission.first]")[0])
        text = self.ssrsim("run", "bare.toml", "--replicates", 3).output
        self.assertRegex(text, r"(?m)^  Money spent +0 .*USD$")
        self.assertNotIn("0.000 ", text)


class Place(CommandLineTest):
    def test_checksum_in_the_form_of_sha256sum(self):
        self.run_minimal("-o", "a.nc")
        self.assertEqual(self.names(), ["a.nc", "a.nc.sha256"])
        subprocess.run(["sha256sum", "--check", "--strict", "a.nc.sha256"], cwd=self.folder, check=True,
                       capture_output=True)

    def test_an_existing_file_stays_without_force(self):
        self.run_minimal("-o", "a.nc")
        before = (self.folder / "a.nc").read_bytes()
        self.assertIn("--force", self.run_minimal("-o", "a.nc", "--seed", 2, expect=INPUT_OUTPUT).errors)
        self.assertEqual((self.folder / "a.nc").read_bytes(), before)
        self.run_minimal("-o", "a.nc", "--seed", 2, "--force")
        self.assertNotEqual((self.folder / "a.nc").read_bytes(), before)
        self.ssrsim("check", "a.nc")

    def test_never_over_the_scenario_or_what_it_extends(self):
        (self.folder / "base.toml").write_text(MINIMAL.read_text())
        (self.folder / "my.toml").write_text('extends = "base.toml"\n')
        (self.folder / "link.nc").symlink_to("base.toml")
        os.link(self.folder / "my.toml", self.folder / "hard.nc")
        (self.folder / "a.nc.sha256").symlink_to("my.toml")
        before = {name: (self.folder / name).read_bytes() for name in self.names()}
        for place in ("my.toml", "./base.toml", self.folder / "my.toml", "link.nc", "hard.nc", "a.nc"):
            for force in ([], ["--force"]):
                errors = self.ssrsim("run", "my.toml", "--replicates", 2, "-o", place, *force, expect=USAGE).errors
                self.assertIn("The scenario is read from this file", errors)
        self.assertEqual({name: (self.folder / name).read_bytes() for name in self.names()}, before)

    def test_force_replaces_results_alone(self):
        (self.folder / "thesis.odt").write_text("precious")
        errors = self.run_minimal("-o", "thesis.odt", "--force", expect=INPUT_OUTPUT).errors
        self.assertIn("not a results file", errors)
        self.assertEqual((self.folder / "thesis.odt").read_text(), "precious")
        self.assertEqual(self.names(), ["thesis.odt"])
        (self.folder / "empty.nc").write_text("")
        self.run_minimal("-o", "empty.nc", "--force")
        self.ssrsim("check", "empty.nc")

    def test_results_are_no_scenario(self):
        self.run_minimal("-o", "a.nc")
        (self.folder / "my.toml").write_text('extends = "a.nc"\n')
        for scenario in ("a.nc", "my.toml"):
            errors = self.ssrsim("run", scenario, expect=FAULTS).errors
            self.assertIn("This is a results file, not a scenario.", errors)
            self.assertTrue(errors.isascii())
            self.assertLess(len(errors.splitlines()), 5)

    def test_tables_are_no_scenario(self):
        (self.folder / "staff.csv").write_text("Post,Mission\nTrainer,ONUB\n")
        (self.folder / "my.toml").write_text('extends = "staff.csv"\n')
        for scenario in ("staff.csv", "my.toml"):
            errors = self.ssrsim("run", scenario, expect=FAULTS).errors
            self.assertIn("This is a table, not a scenario.", errors)
            self.assertIn("ssrsim import", errors)
            self.assertLess(len(errors.splitlines()), 5)

    def test_a_missing_table_is_missing(self):
        (self.folder / "my.toml").write_text('extends = "staf.csv"\n')
        errors = self.ssrsim("run", "my.toml", expect=FAULTS).errors
        self.assertIn("staf.csv", errors)
        self.assertNotIn("This is a table", errors)

    def test_no_file_without_being_asked(self):
        self.assertIn("No file was written", self.run_minimal().output)
        self.assertEqual(self.names(), [])

    def test_impossible_places_are_told_before_the_run(self):
        for place, word in (("none/a.nc", "no folder"), (".", "folder"), ("/proc/a.nc", "cannot be written")):
            # So many replicates would take minutes.
            process = self.run_minimal("-o", place, replicates=100_000, expect=INPUT_OUTPUT)
            self.assertIn(word, process.errors)
            self.assertEqual(process.output, "")

    def test_what_cannot_fit_is_told_before_the_run(self):
        process = self.run_minimal("-o", "a.nc", "--trajectories", replicates=10_000_000, expect=INPUT_OUTPUT)
        self.assertIn("MiB are free", process.errors)
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    unittest.main()
