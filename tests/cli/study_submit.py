"""Studies as Slurm job arrays, as far as can be told without Slurm: what is written, what is submitted, and how a task
takes signals. tests/cluster/ has the rest, on a real one."""

import json
import math
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

STUDY = """title = "A {title}"
scenario = "{scenario}"
outcomes = ["service_area"]
design = "saltelli"
samples = {samples}
seed = 3

[factor.tours]
path = "mission.*.tour"
distribution = "uniform"
low = "6 months"
high = "24 months"
"""
ROWS = 3  # of a sample of this design: one factor

# Keeps its arguments and the script it was given; `refuses` says which call it fails.
SBATCH = """#!/bin/bash
printf '%s\\n' "$@" >> "$CALLS/arguments"
number=$(( $(cat "$CALLS/count" 2> /dev/null || echo 0) + 1 ))
echo $number > "$CALLS/count"
cp "${@: -1}" "$CALLS/script.$number"
if [ "$number" = "$REFUSES" ]; then echo "sbatch: error: no such account" >&2; exit 1; fi
echo "${ANSWER:-$((40 + number));alpha}"
"""
SCONTROL = """#!/bin/bash
echo "$@" >> "$CALLS/scontrol"
"""


class Submit(CommandLineTest):
    def setUp(self):
        super().setUp()
        self.calls = self.folder / "calls"
        self.calls.mkdir()
        tools = self.folder / "bin"
        tools.mkdir()
        for name, text in (("sbatch", SBATCH), ("scontrol", SCONTROL)):
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        self.env = {"PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(self.calls), "REFUSES": "no"}

    def write(self, samples=8, name="s.toml", title="study"):
        (self.folder / name).write_text(STUDY.format(title=title, scenario=MINIMAL, samples=samples))
        return name

    def submit(self, *arguments, study="s.toml", env=None, **options):
        return self.ssrsim("study", "submit", study, *arguments, env={**self.env, **(env or {})}, **options)

    def arguments(self):
        path = self.calls / "arguments"
        return path.read_text().split("\n")[:-1] if path.exists() else []

    def options_of(self, script):
        """The options in the #SBATCH lines, read as Slurm reads them, the last word of each."""
        options = {}
        for line in script.read_text().split("\n"):
            if line.startswith("#SBATCH "):
                name, _, value = shlex.split(line, comments=False)[1].partition("=")
                options[name] = value
        return options

    def test_the_array_and_the_merge_behind_it(self):
        self.write()
        output = self.submit("--tasks", 4, "--threads", 2, "--partition", "long", "--sbatch=--account=reform",
                             "--sbatch=--mem=2G").output
        self.assertIn("Submitted array job 41, and merge job 42 behind it.", output)
        root = self.folder / "s.runs"
        self.assertEqual(self.arguments(), ["--parsable", str(root / "array.sh"), "--parsable", "--dependency=afterok:41",
                                            str(root / "merge.sh")])
        array = self.options_of(self.calls / "script.1")
        merge = self.options_of(self.calls / "script.2")
        self.assertEqual(array, {"--job-name": "a_study-runs", "--array": "1-4", "--cpus-per-task": "2", "--time": "0:15:00",
                                 "--requeue": "", "--open-mode": "append", "--signal": "B:USR1@120",
                                 "--output": f"{root}/logs/%A-%a.txt", "--partition": "long", "--account": "reform",
                                 "--mem": "2G"})
        for name in ("--partition", "--account", "--mem"):
            self.assertEqual(merge[name], array[name])
        self.assertNotIn("--array", merge)
        self.assertEqual(merge["--kill-on-invalid-dep"], "yes")
        self.assertRegex(merge["--time"], r"^0:\d\d:00$")
        self.assertTrue((root / "logs").is_dir())

    def test_sizes_follow_from_the_pilot(self):
        def size(samples, *arguments):
            self.write(samples)
            output = self.submit("--dry-run", *arguments).output
            said = re.search(r"^(\d+) samples of ([\d.e-]+) s: (\d+) tasks? of about .*, limit ([\d:-]+);", output, re.M)
            self.assertEqual(int(said.group(1)), samples)
            requeued = int(re.search(r"SLURM_RESTART_COUNT:-0}\" -lt (\d+)", output).group(1))
            return float(said.group(2)) * samples, int(said.group(3)), said.group(4), requeued

        _, tasks, limit, _ = size(8)
        self.assertEqual((tasks, limit), (1, "0:15:00"))  # seconds of work
        # Tasks of about an hour, and twice that as their limit. The pilot is printed to three digits.
        seconds, tasks, limit, requeued = size(10_000_000)
        self.assertAlmostEqual(tasks, math.ceil(seconds / 3600), delta=1 + 0.01 * seconds / 3600)
        self.assertGreater(tasks, 5)
        self.assertRegex(limit, r"^(1:5\d|2:00):00$")
        self.assertEqual(requeued, 11)
        seconds, tasks, limit, _ = size(10_000_000, "--threads", 4)
        self.assertAlmostEqual(tasks, math.ceil(seconds / 4 / 3600), delta=1 + 0.01 * seconds / 3600)
        # With a limit of twenty minutes they are of ten.
        seconds, tasks, limit, _ = size(10_000_000, "--time", "20")
        self.assertAlmostEqual(tasks, math.ceil(seconds / 600), delta=1 + 0.01 * seconds / 600)
        self.assertEqual(limit, "20")
        # Never more than clusters take, unless asked for, and never more than samples.
        self.assertEqual(size(16_000_000, "--time", "2")[1], 1000)
        self.assertEqual(size(16_000_000, "--tasks", 5000)[1], 5000)
        self.assertEqual(size(8, "--tasks", 100)[1], 8)
        # A task that needs many limits may go back into the queue as many times.
        seconds, _, _, requeued = size(10_000_000, "--tasks", 5, "--time", "1:00:00")
        self.assertAlmostEqual(requeued, 10 + 2 * seconds / 5 / (3600 - 120 - 60), delta=2 + 0.02 * requeued)
        self.assertEqual(self.arguments(), [])

    def test_time_limits_are_those_of_sbatch(self):
        self.write()
        for limit in ("20", "20:30", "1:20:30", "1-12", "1-12:30", "1-12:30:00"):
            self.submit("--dry-run", "--time", limit)
            self.assertEqual(self.options_of(self.folder / "s.runs" / "array.sh")["--time"], limit)
        for limit in ("soon", "1:2:3:4", "1-", "-1", "0", "1-2:3:4:5", "1:-2", "4294967296", "20 #", "20\n#SBATCH --array=1"):
            errors = self.submit("--dry-run", "--time", limit, expect=USAGE).errors
            self.assertIn("no time limit", errors)
        # So short that Slurm would warn before anything is finished: no headway, for ever.
        errors = self.submit("--time", "1", expect=USAGE).errors
        self.assertIn("single sample", errors)
        self.assertIn("0:02:00", errors)
        # A short limit has a short warning.
        self.submit("--dry-run", "--time", "4")
        self.assertEqual(self.options_of(self.folder / "s.runs" / "array.sh")["--signal"], "B:USR1@60")
        self.assertEqual(self.arguments(), [])

    def test_a_sbatch_that_refuses(self):
        self.write()
        process = self.submit(env={"REFUSES": "1"}, expect=INPUT_OUTPUT)
        self.assertIn("no such account", process.errors)  # its own words
        self.assertIn("did not take the script", process.errors)
        self.assertNotIn("Submitted", process.output)
        self.assertEqual((self.calls / "count").read_text(), "1\n")  # no merge job behind nothing

        (self.calls / "count").unlink()
        process = self.submit(env={"REFUSES": "2"}, expect=INPUT_OUTPUT)
        self.assertIn("Submitted array job 41.", process.output)
        self.assertIn(f"sbatch --dependency=afterok:41 {self.folder}/s.runs/merge.sh", process.errors)

        for answer in ("not a number", "12 13", "-1"):
            self.submit(env={"ANSWER": answer}, expect=INPUT_OUTPUT)
        # None at all: /usr/bin has the shell and no Slurm, or this machine's own, which is not to be called.
        empty = self.folder / "empty"
        empty.mkdir()
        (empty / "sh").symlink_to("/bin/sh")
        self.assertIn("did not take", self.submit(env={"PATH": str(empty)}, expect=INPUT_OUTPUT).errors)

    def test_nothing_gets_into_the_scripts_that_is_not_one_option(self):
        self.write(title="title; rm -rf $HOME\\n#SBATCH --x")
        wrong = ("--account=x\n#SBATCH --uid=0", "--account=x\rid", "account=x", "", "--array=1-3", "-a1-3", "--array",
                 "--arr=1-3", "--mem=2G --array=1-3", "--mem=2G -a 1-3")
        for option in wrong:
            errors = self.submit(f"--sbatch={option}", expect=USAGE).errors
            self.assertIn("--sbatch", errors)
        for partition in ("long\n#SBATCH --uid=0", "long short", "long#", "$(id)"):
            self.assertIn("partition", self.submit("--partition", partition, expect=USAGE).errors)
        for folder in ("two\nlines", "back\\slash"):
            self.assertIn("--folder", self.submit("--folder", folder, expect=USAGE).errors)
        self.assertEqual(self.arguments(), [])
        self.submit("--dry-run", "--sbatch=--account=a")  # begins like --array
        text = (self.folder / "s.runs" / "array.sh").read_text()
        self.assertRegex(text, r"\n#SBATCH --job-name=a_title_rm_rf_home_sbatch_x-runs\n")

    def test_names_that_a_shell_would_take_to_pieces(self):
        place = self.folder / """a b'c"d 50%a $(id) #e"""
        place.mkdir()
        study = place / "my study.toml"
        self.write(name=study)
        runs = place / "the runs"
        self.submit("--tasks", 2, "--folder", runs, study=study)
        script = runs / "array.sh"
        self.assertEqual(self.arguments(), ["--parsable", str(script), "--parsable", "--dependency=afterok:41",
                                            str(runs / "merge.sh")])
        for one in (script, runs / "merge.sh"):
            subprocess.run(["bash", "-n", one], check=True)
        # Slurm takes %% for a percent sign.
        self.assertEqual(self.options_of(script)["--output"], str(runs).replace("%", "%%") + "/logs/%A-%a.txt")
        for task in (1, 2):
            self.task(script, task=task).communicate(timeout=240)
        done = subprocess.run(["bash", runs / "merge.sh"], text=True, capture_output=True, cwd="/")
        self.assertEqual(done.returncode, OK, done.stderr)
        # Where `ssrsim study merge` puts it, whatever the folder of the runs is called.
        self.assertTrue((place / "my study.nc").exists())
        self.assertIn(str(place / "my study.nc"), self.submit("--dry-run", "--folder", runs, study=study).output)

    def task(self, script, task=1, count=2, **environment):
        """A task as Slurm starts it, but for Slurm."""
        ids = {"SLURM_ARRAY_JOB_ID": "41", "SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_MIN": "1",
               "SLURM_ARRAY_TASK_MAX": str(count), "SLURM_ARRAY_TASK_COUNT": str(count)}
        process = subprocess.Popen(["bash", str(script)], cwd="/", text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, start_new_session=True,
                                   env={**os.environ, **self.env, **ids, **environment})
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def long_task(self, **environment):
        """A task that would last for hours, with something done."""
        self.write(1_000_000)
        self.submit("--dry-run", "--tasks", 2)
        process = self.task(self.folder / "s.runs" / "array.sh", **environment)
        version = next(path for path in (self.folder / "s.runs").iterdir() if (path / "shards").is_dir())
        deadline = time.monotonic() + 60
        while not (version / "rows-a-shard").exists():  # the pilot is over
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)
        time.sleep(1.0)
        self.assertIsNone(process.poll())
        return process

    def requeued(self):
        path = self.calls / "scontrol"
        return path.read_text() if path.exists() else ""

    def held(self):
        state = json.loads(self.ssrsim("study", "verify", "s.toml", "--json", expect=INTERRUPTED).output)
        self.assertEqual(state["faults"], [])
        self.assertEqual(list((self.folder / "s.runs").glob("*/shards/.unfinished*")), [])
        return state["held"]

    def test_out_of_time_it_goes_back_into_the_queue(self):
        process = self.long_task()
        process.send_signal(signal.SIGUSR1)  # to the batch shell alone, as --signal=B: does
        output, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, INTERRUPTED, errors)
        self.assertIn("part 1/2", output)
        self.assertEqual(self.requeued(), "requeue 41_1\n")
        self.assertGreater(self.held(), 0)

    def test_but_not_for_ever(self):
        process = self.long_task(SLURM_RESTART_COUNT="1000000")
        process.send_signal(signal.SIGUSR1)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, INTERRUPTED)
        self.assertEqual(self.requeued(), "")

    def test_cancelled_it_keeps_what_had_finished(self):
        # Slurm sends SIGTERM to the shell and to ssrsim, and the shell passes it on: that is one request.
        process = self.long_task()
        os.killpg(process.pid, signal.SIGTERM)
        output, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, INTERRUPTED, errors)
        self.assertEqual(self.requeued(), "")
        self.assertGreater(self.held(), 0)

    def test_warned_and_then_told_it_still_keeps_what_had_finished(self):
        for first, second in ((signal.SIGUSR1, signal.SIGUSR1), (signal.SIGUSR1, signal.SIGTERM),
                              (signal.SIGTERM, signal.SIGUSR1)):
            self.write(1_000_000)
            before = self.held() if (self.folder / "s.runs").exists() else 0
            process = self.start("study", "run", "s.toml", "--threads", 1)
            time.sleep(3)
            process.send_signal(signal.SIGSTOP)  # so that both wait for it
            process.send_signal(first)
            process.send_signal(second)
            process.send_signal(signal.SIGCONT)
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERRUPTED, f"{first} {second} {errors}")
            self.assertEqual(errors.count("Stopping"), 1)
            self.assertGreater(self.held(), before)

    def test_the_part_of_a_task(self):
        self.write(12)

        def run(*arguments, **environment):
            return self.ssrsim("study", "run", "s.toml", *arguments,
                               env={f"SLURM_ARRAY_TASK_{key}": value for key, value in environment.items()}).output

        regular = {"MIN": "2", "MAX": "8", "COUNT": "4", "STEP": "2"}
        for number, task in enumerate(("2", "4", "6", "8"), start=1):
            output = run(ID=task, **regular)
            self.assertIn(f"part {number}/4: {3 * ROWS} runs made", output)
        self.ssrsim("study", "verify", "s.toml")
        # What the option says wins over the environment, also over one that makes no sense.
        self.assertIn("part 2/3: 0 runs", run("--shard", "2/3", ID="8", **regular))
        self.assertIn("part 2/3: 0 runs", run("--shard", "2/3", ID="x"))
        self.assertIn("part 1/1: 0 runs", run("--shard", "1/1", ID="5", MIN="1", MAX="5", COUNT="3"))
        # Outside an array there is no part.
        self.assertIn("s.runs: 0 runs", run())
        self.assertIn("s.runs: 0 runs", run(MIN="1", MAX="5", COUNT="5"))

    def test_on_a_file_system_without_locks(self):
        """As on a scratch folder mounted without them: tasks that overlap still make each run once, or say so."""
        stub = self.folder / "stub.so"
        subprocess.run(["c++", "-shared", "-fPIC", "-x", "c++", "-o", stub, "-"], check=True, text=True,
                       input='#include <errno.h>\nextern "C" int flock(int, int) { errno = ENOLCK; return -1; }\n')
        env = {"LD_PRELOAD": str(stub), "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.write(300)
        both = [self.start("study", "run", "s.toml", "--threads", 1, "--shard", part, env=env)
                for part in ("1/2", "1/2", "2/2", "2/2")]
        for process in both:
            output, errors = process.communicate(timeout=240)
            self.assertEqual(process.returncode, OK, errors)
        self.ssrsim("study", "verify", "s.toml", env=env)
        self.ssrsim("study", "merge", "s.toml", env=env)

    def test_an_array_whose_parts_cannot_be_told(self):
        self.write()
        for given in ({"ID": "1", "MIN": "1", "MAX": "5", "COUNT": "3"},  # --array=1,2,5
                      {"ID": "x", "MIN": "1", "MAX": "5", "COUNT": "5"},
                      {"ID": "", "MIN": "1", "MAX": "5", "COUNT": "5"},
                      {"ID": "6", "MIN": "1", "MAX": "5", "COUNT": "5"},
                      {"ID": "0", "MIN": "1", "MAX": "5", "COUNT": "5"},
                      {"ID": "2", "MIN": "1", "MAX": "5", "COUNT": "3", "STEP": "2"},
                      {"ID": "1", "MIN": "1", "MAX": "5", "COUNT": "0"},
                      {"ID": "1"}):
            errors = self.ssrsim("study", "run", "s.toml", expect=USAGE,
                                 env={f"SLURM_ARRAY_TASK_{key}": value for key, value in given.items()}).errors
            self.assertIn("--shard", errors)
        self.assertFalse((self.folder / "s.runs").exists())


if __name__ == "__main__":
    unittest.main()
