"""Studies: whatever happens to the runs of a study, what is merged in the end is the same."""

import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest

import numpy
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
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

# Trials of killing a study at a random instant; ./test full studies makes 200 of them.
TRIALS = int(os.environ.get("SSRSIM_KILL_TRIALS", "4"))


def study(samples=8, design="saltelli", more="", factors=FACTORS, replicates=1):
    return f"""title = "A small study"
scenario = "{MINIMAL}"
outcomes = ["service_area", "capacity_area", "service_delivery@2021-06-01"]
design = "{design}"
samples = {samples}
seed = 3
replicates = {replicates}
{more}
{factors}"""


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Study(CommandLineTest):
    def write(self, text, name="s.toml"):
        (self.folder / name).write_text(text)
        return name

    def shards(self, name="s"):
        return sorted((self.folder / f"{name}.runs").glob("*/shards/rows-*"))

    def merged(self, name="s", *arguments):
        self.ssrsim("study", "merge", f"{name}.toml", "--force", *arguments)
        return sha256(self.folder / f"{name}.nc")

    def data(self, name="s"):
        with xarray.open_dataset(self.folder / f"{name}.nc") as data:
            return data.load()

    def run_whole(self, text, name="whole"):
        self.write(text, f"{name}.toml")
        self.ssrsim("study", "run", f"{name}.toml", "--threads", 1)
        return self.merged(name)

    def test_runs_are_those_of_the_plain_command(self):
        self.write(study(samples=3, more='luck = "common"', replicates=2))
        self.ssrsim("study", "run", "s.toml")
        self.merged()
        data = self.data()
        self.assertEqual(data.service_area.shape, (3 * 4, 1, 2))
        for row in (0, 3, 7):
            values = dict(zip(data.factor.values, data.factor_value.values[row]))
            tours = [part for mission in self.missions()
                     for part in ("--set", f"mission.{mission}.tour={float(values['tours'])!r}")]
            self.ssrsim("run", MINIMAL, "--replicates", 2, "-o", "r.nc", "--force", *tours,
                        "--set", f"parameters.officers.leave_rate={float(values['leave'])!r}")
            with xarray.open_dataset(self.folder / "r.nc") as plain:
                self.assertEqual(list(plain.service_area.values), list(data.service_area.values[row, 0]))
                self.assertEqual(list(plain.capacity_area.values), list(data.capacity_area.values[row, 0]))

    def missions(self):
        text = MINIMAL.read_text()
        return sorted({line.split(".")[1].rstrip("]\n") for line in text.splitlines()
                       if line.startswith("[mission.") and line.count(".") == 1})

    def test_threads_shards_and_order_change_no_byte(self):
        text = study(samples=12, more='luck = "factor"')
        whole = self.run_whole(text)
        self.write(text)
        for part in ("3/3", "1/3", "2/3"):
            self.ssrsim("study", "run", "s.toml", "--shard", part, "--threads", 2)
        self.assertEqual(self.merged(), whole)
        self.assertEqual(len(self.shards()), 3)
        # In a task of a job array the task says which part it is.
        shutil.rmtree(self.folder / "s.runs")
        for task in (5, 7, 6):
            self.ssrsim("study", "run", "s.toml", env={"SLURM_ARRAY_TASK_ID": str(task),
                        "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_MAX": "7",
                        "SLURM_ARRAY_TASK_COUNT": "3"})
        self.assertEqual(self.merged(), whole)
        # Again: nothing is left to be done, and nothing changes.
        before = {path: path.stat().st_mtime_ns for path in self.shards()}
        self.assertIn("0 runs made", self.ssrsim("study", "resume", "s.toml").output)
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.shards()}, before)

    def test_killed_and_resumed_is_never_interrupted(self):
        text = study(samples=40, more='luck = "factor"')
        whole = self.run_whole(text)
        begin = time.monotonic()
        self.run_whole(text, "timed")
        duration = time.monotonic() - begin
        draw = random.Random(TRIALS)
        left_behind = 0
        for trial in range(TRIALS):
            name = self.write(text)
            shutil.rmtree(self.folder / "s.runs", ignore_errors=True)
            # Small shards in every other trial, so that kills also fall between and into their writing.
            if trial % 2:
                identity = json.loads(self.ssrsim("study", "status", name, "--json").output)["study"]
                (self.folder / "s.runs" / identity).mkdir(parents=True)
                (self.folder / "s.runs" / identity / "rows-a-shard").write_text("5\n")
            kills = 0
            while True:
                process = self.start("study", "run", name, "--threads", 2)
                number = draw.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGUSR1])
                try:
                    process.wait(timeout=draw.uniform(0.0, duration) if kills < 3 else 240)
                except subprocess.TimeoutExpired:
                    process.send_signal(number)
                    kills += 1
                output, errors = process.communicate(timeout=240)
                if process.returncode == OK:
                    break
                self.assertIn(process.returncode, (-number, INTERRUPTED), errors)
                for path in self.shards():
                    self.assertIn(sha256(path), path.name)
                left_behind += len(self.shards())
            self.assertEqual(self.merged(), whole, f"trial {trial} after {kills} kills")
        print(f"{TRIALS} studies killed and resumed; {left_behind} shards outlived a kill", file=sys.stderr)

    def test_a_signal_keeps_what_had_finished(self):
        self.write(study(samples=4000))
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGINT):
            process = self.start("study", "run", "s.toml")
            time.sleep(3)
            process.send_signal(number)
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERRUPTED, errors)
            self.assertIn("runs made", output)
        state = json.loads(self.ssrsim("study", "verify", "s.toml", "--json", expect=INTERRUPTED).output)
        self.assertEqual(len(self.shards()), 3)
        self.assertFalse(state["complete"])
        self.assertEqual(state["runs"], state["held"])
        self.assertEqual(state["missing"][0]["first_row"], state["held"])
        self.ssrsim("study", "merge", "s.toml", expect=NOT_TOGETHER)
        self.ssrsim("study", "merge", "s.toml", "--partial")
        data = self.data()
        known = int((~numpy.isnan(data.service_area.values)).sum())
        self.assertEqual(known, state["held"])
        self.assertEqual(data.attrs["complete"], 0)

    def test_growing_keeps_what_was_made(self):
        self.write(study(samples=6, more='luck = "factor"'))
        self.ssrsim("study", "run", "s.toml")
        before = self.shards()
        more_samples = study(samples=10, more='luck = "factor"')
        more_replicates = study(samples=10, more='luck = "factor"', replicates=3)
        for text, runs in ((more_samples, 4 * 5), (more_replicates, 10 * 5 * 2)):
            self.write(text)
            self.assertIn(f"{runs} runs made", self.ssrsim("study", "run", "s.toml").output)
            self.assertEqual([path for path in before if not path.exists()], [])
        self.assertEqual(self.merged(), self.run_whole(more_replicates))

    def test_a_grid_with_one_more_factor_takes_the_runs_it_knows(self):
        grid = """
[factor.tours]
path = "mission.*.tour"
values = [26, 52]
[factor.leave]
path = "parameters.officers.leave_rate"
values = [0.05, 0.1, 0.15]
"""
        self.write(study(design="grid", factors=grid).replace("samples = 8\n", ""))
        self.ssrsim("study", "run", "s.toml")
        first = self.data_of_runs()
        # One more level; below one more factor, one of whose values is the scenario's own.
        self.write(study(design="grid", factors=grid.replace("[26, 52]", "[26, 39, 52]"))
                   .replace("samples = 8\n", ""))
        output = self.ssrsim("study", "run", "s.toml").output
        self.assertIn("9 runs made, 6 of them taken from the 6 of other designs", output)
        self.assertEqual(len(first), 6)
        status = json.loads(self.ssrsim("study", "status", "s.toml", "--json").output)
        self.assertEqual(len(status["others"]), 1)
        reused = self.merged()
        shutil.rmtree(self.folder / "s.runs")
        self.ssrsim("study", "run", "s.toml")
        self.assertEqual(self.merged(), reused)
        third = '[factor.floor]\npath = "parameters.officers.skill_floor"\nvalues = [STATED, 0.0]\n'
        self.write(study(design="grid", factors=grid.replace("[26, 52]", "[26, 39, 52]") +
                         third.replace("STATED", self.stated("parameters.officers.skill_floor")))
                   .replace("samples = 8\n", ""))
        output = self.ssrsim("study", "run", "s.toml").output
        self.assertIn("18 runs made, 9 of them taken from the 9 of other designs", output)

    def data_of_runs(self):
        self.merged()
        return self.data().service_area.values.ravel()

    def stated(self, path):
        """The default of a parameter that the scenario leaves as it is."""
        lines = self.ssrsim("describe", path).output.splitlines()
        return next(line.split()[-1] for line in lines if line.strip().startswith("default:"))

    def test_damaged_foreign_duplicate_and_missing_shards_are_named(self):
        self.write(study(samples=12))
        for part in ("1/4", "2/4", "3/4", "4/4"):
            self.ssrsim("study", "run", "s.toml", "--shard", part)
        shards = self.shards()
        self.assertEqual(len(shards), 4)
        self.ssrsim("study", "verify", "s.toml")

        content = shards[0].read_bytes()
        shards[0].write_bytes(content[:5000] + bytes([content[5000] ^ 1]) + content[5001:])
        self.assert_named(shards[0], "damaged", DAMAGED)
        shards[0].write_bytes(content[:-1])
        self.assert_named(shards[0], "damaged", DAMAGED)
        shards[0].write_bytes(content)

        shards[1].rename(self.folder / "away")
        errors = self.ssrsim("study", "merge", "s.toml", expect=NOT_TOGETHER).errors
        self.assertIn("rows 12 to 23", errors)
        self.ssrsim("study", "verify", "s.toml", expect=INTERRUPTED)
        (self.folder / "away").rename(shards[1])

        self.write(study(samples=3).replace("seed = 3", "seed = 4"), "other.toml")
        self.ssrsim("study", "run", "other.toml")
        alien = self.shards("other")[0]
        placed = shards[0].parent / alien.name
        hidden = self.folder / "hidden"
        shards[0].rename(hidden)
        shutil.copy(alien, placed)
        self.assert_named(placed, "foreign", NOT_TOGETHER)
        placed.unlink()
        hidden.rename(shards[0])

        # The same runs cut in another way: what a copied folder could bring.
        shutil.move(self.folder / "s.runs", self.folder / "kept")
        self.ssrsim("study", "run", "s.toml", "--shard", "1/2")
        half = self.shards()[0]
        duplicate = self.folder / "kept" / half.parent.parent.name / "shards" / half.name
        shutil.copy(half, duplicate)
        shutil.rmtree(self.folder / "s.runs")
        shutil.move(self.folder / "kept", self.folder / "s.runs")
        errors = self.ssrsim("study", "verify", "s.toml", expect=NOT_TOGETHER).errors
        self.assertIn("holds too", errors)
        self.ssrsim("study", "merge", "s.toml", expect=NOT_TOGETHER)
        (shards[0].parent / half.name).unlink()

        stranger = shards[0].parent / "notes.txt"
        stranger.write_text("mine")
        self.assert_named(stranger, "no file of a study", NOT_TOGETHER)
        stranger.unlink()
        self.ssrsim("study", "verify", "s.toml")

    def assert_named(self, path, problem, code):
        for action in ("verify", "merge"):
            errors = self.ssrsim("study", action, "s.toml", expect=code).errors
            self.assertIn(str(path.name), errors)
        state = json.loads(self.ssrsim("study", "verify", "s.toml", "--json", expect=code).output)
        self.assertEqual([fault["file"].rsplit("/")[-1] for fault in state["faults"]], [path.name])

    def test_two_processes_on_one_folder(self):
        text = study(samples=200)
        whole = self.run_whole(text)
        self.write(text)
        first = self.start("study", "run", "s.toml", "--threads", 1)
        time.sleep(0.5)
        self.assertIn("Another process", self.ssrsim("study", "run", "s.toml", expect=INPUT_OUTPUT).errors)
        first.communicate(timeout=240)
        self.assertEqual(first.returncode, OK)
        self.assertEqual(self.merged(), whole)
        # Twice the same part, and parts that overlap: some work is done twice, and placed once.
        shutil.rmtree(self.folder / "s.runs")
        both = [self.start("study", "run", "s.toml", "--threads", 1, "--shard", part)
                for part in ("1/2", "1/2", "2/3", "2/2")]
        for process in both:
            output, errors = process.communicate(timeout=240)
            self.assertEqual(process.returncode, OK, errors)
        self.assertEqual(self.merged(), whole)

    def test_a_full_disk_loses_nothing_that_was_finished(self):
        text = study(samples=60)
        whole = self.run_whole(text)
        self.write(text)
        self.ssrsim("study", "run", "s.toml", "--shard", "1/2")
        kept = [(path, sha256(path)) for path in self.shards()]

        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        process = self.start("study", "run", "s.toml", preexec_fn=small_files)
        output, errors = process.communicate(timeout=240)
        self.assertEqual(process.returncode, INPUT_OUTPUT, errors)
        self.assertRegex(errors, r"s\.runs/\w+/shards: .*File too large")
        self.assertEqual([(path, sha256(path)) for path in self.shards()], kept)
        self.assertEqual(list((self.folder / "s.runs").glob("*/shards/.unfinished*")), [])
        self.ssrsim("study", "run", "s.toml")
        self.assertEqual(self.merged(), whole)

    def test_a_run_that_cannot_be_is_recorded_and_the_rest_goes_on(self):
        # Some pairs put the lower bound above the upper one.
        factors = """
[factor.low]
path = "parameters.service_chain.reporting_low"
distribution = "uniform"
low = 0.0
high = 1.0
"""
        self.write(study(samples=16, design="sobol", factors=factors))
        self.assertIn("failed", self.ssrsim("study", "run", "s.toml").output)
        output = self.ssrsim("study", "verify", "s.toml").output
        self.assertIn("reporting_low", output)
        self.merged()
        data = self.data()
        failed = data.failure.values.ravel() != 0
        self.assertTrue(failed.any() and not failed.all())
        self.assertTrue(numpy.isnan(data.service_area.values.ravel()[failed]).all())
        self.assertTrue(numpy.isfinite(data.service_area.values.ravel()[~failed]).all())
        self.assertIn("reporting_low", str(data.reason.values[0]))

    def test_replicates_to_a_precision(self):
        precision = '[precision]\noutcome = "service_area"\nhalf_width = 0.002\nmost = 102\n'
        text = study(samples=4, design="latin_hypercube", more=precision).replace("replicates = 1\n", "")
        self.write(text)
        self.ssrsim("study", "run", "s.toml", "--threads", 2)
        merged = self.merged()
        data = self.data()
        counts = (~numpy.isnan(data.service_area.values[:, 0, :])).sum(axis=1)
        self.assertTrue(all(count in (30, 45, 68, 102) for count in counts), counts)
        self.assertEqual(data.sizes["replicate"], max(counts))
        self.assertEqual(self.run_whole(text), merged)

    def test_plans_each_and_as_a_factor(self):
        plans = f'[plan.as_is]\nscenario = "{MINIMAL}"\n[plan.slow]\nscenario = "slow.toml"\n'
        self.write(f'extends = "{MINIMAL}"\n[plan]\nnational_lead = 0.1\n', "slow.toml")
        each = study(samples=4, design="sobol", more=plans).replace(f'scenario = "{MINIMAL}"\noutcomes',
                                                                    "outcomes", 1)
        self.write(each)
        self.ssrsim("study", "run", "s.toml")
        self.merged()
        data = self.data()
        self.assertEqual(list(data.plan.values), ["as_is", "slow"])
        self.assertEqual(data.service_area.shape, (4, 2, 1))
        self.assertFalse((data.service_area.values[:, 0] == data.service_area.values[:, 1]).all())
        self.write(each + '\n[factor.plan]\ndistribution = "plans"\n', "f.toml")
        self.ssrsim("study", "run", "f.toml")
        self.merged("f")
        chosen = self.data("f")
        at = list(chosen.factor.values).index("plan")
        for row in range(4):
            plan = int(chosen.factor_value.values[row, at])
            self.assertEqual(chosen.service_area.values[row, 0, 0], data.service_area.values[row, plan, 0])

    def test_points_of_ones_own(self):
        (self.folder / "p.csv").write_text("note,leave,tours\n1,0.05,30\n2,0.1,60\n")
        text = study(design="table", more='points = "p.csv"').replace("samples = 8\n", "")
        self.write(text)
        self.ssrsim("study", "run", "s.toml")
        self.merged()
        self.assertEqual(self.data().factor_value.values.tolist(), [[30.0, 0.05], [60.0, 0.1]])
        (self.folder / "p.csv").write_text("leave,tour\n0.05,30\n0.1,1000\n")
        errors = self.ssrsim("study", "run", "s.toml", expect=FAULTS).errors
        self.assertIn("no column", errors)
        self.assertIn("Did you mean", errors.replace("did you", "Did you"))

    def test_every_fault_of_a_study_file_at_once(self):
        self.write("""title = "Wrong"
scenario = "nowhere.toml"
outcomes = ["service_areas", "capacity.nobody@2021-01-01"]
desing = "saltelli"
design = "saltely"
samples = 0
luck = "bad"
[factor.tours]
path = "mission.*.tuor"
distribution = "uniform"
low = "6 month"
high = 3
[factor.a]
path = "parameters.officers.leave_rate"
distribution = "triangular"
low = 1
""")
        errors = self.ssrsim("study", "run", "s.toml", expect=FAULTS).errors
        for word in ("desing", "saltely", "saltelli", "samples", "bad", "tuor", "tour", "high", "mode"):
            self.assertIn(word, errors)
        self.assertGreaterEqual(errors.count("s.toml:"), 7, errors)
        self.assertEqual(list(self.folder.glob("*.runs")), [])
        # What only the scenario can tell.
        self.write(study().replace('"service_area", ', '"service_areas", ').replace("high = 0.2", "high = 20"))
        errors = self.ssrsim("study", "run", "s.toml", expect=FAULTS).errors
        for word in ("service_areas", "service_area", "leave_rate", "20"):
            self.assertIn(word, errors)


if __name__ == "__main__":
    unittest.main()
