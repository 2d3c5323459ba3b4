"""Studies on a real Slurm: whatever happens to tasks, what is merged in the end is the file that one core makes.

Use: SSRSIM=build/release/ssrsim python3 tests/cluster/check.py   (Debian: slurm-wlm, munge)

Starts two emulated nodes (slurm.py) in a temporary folder and stops them again. It tells on the error stream what
happens when. SSRSIM_KEEP=1 leaves the folder for a look at the daemons' logs."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from slurm import Slurm, dies_with_parent, wait_until

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SSRSIM = str(pathlib.Path(os.environ["SSRSIM"]).resolve())
BEGUN = time.monotonic()
PATIENCE = 900  # seconds; a busy machine is no fault

STUDY = """title = "Tours and leave, on a cluster"
scenario = "{source}/scenarios/minimal.toml"
outcomes = ["service_area", "capacity_area"]
design = "saltelli"
samples = {samples}
seed = 3
luck = "factor"

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


def tell(text):
    print(f"{time.monotonic() - BEGUN:6.1f} s  {text}", file=sys.stderr, flush=True)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Study:
    """A study in a folder of its own, as its user sees it."""

    def __init__(self, slurm, folder, samples, shard_rows=None):
        self.slurm = slurm
        self.path = folder / "s.toml"
        self.runs = folder / "s.runs"
        self.merged = folder / "s.nc"
        folder.mkdir()
        self.path.write_text(STUDY.format(source=SOURCE, samples=samples))
        self.scripts = [self.runs / "array.sh", self.runs / "merge.sh"]
        if shard_rows:
            # Shards of a second or so, so that a kill falls between some of them.
            self.ssrsim("submit", "--dry-run")
            (self.shard_folder().parent / "rows-a-shard").write_text(f"{shard_rows}\n")

    def ssrsim(self, action, *arguments, expect=0):
        done = subprocess.run([SSRSIM, "study", action, str(self.path), *map(str, arguments)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.slurm.environment, timeout=PATIENCE)
        if done.returncode != expect:
            raise AssertionError(f"study {action}: {done.returncode}, not {expect}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def submit(self, *arguments):
        """The numbers of the array job and the merge job."""
        said = self.ssrsim("submit", *arguments)
        tell(said.strip().replace("\n", "\n" + " " * 10))
        return re.search(r"array job (\d+), and merge job (\d+)", said).groups()

    def shard_folder(self):
        return next(path for path in self.runs.iterdir() if (path / "shards").is_dir()) / "shards"

    def shards(self):
        return sorted(self.shard_folder().glob("rows-*"))

    def logs(self):
        return "\n".join(path.read_text() for path in sorted((self.runs / "logs").glob("*.txt")))

    def verify(self, expect=0):
        return json.loads(self.ssrsim("verify", "--json", expect=expect))


class OnACluster(unittest.TestCase):
    slurm: Slurm
    folder: pathlib.Path

    @classmethod
    def setUpClass(cls):
        tell(f"two nodes are idle, {cls.slurm.command('sinfo', '--version').strip()}, {cls.folder}")
        # 8 tasks of ten seconds each, on this machine as busy as it is now.
        pilot = Study(cls.slurm, cls.folder / "pilot", 1000).ssrsim("submit", "--dry-run")
        seconds = float(re.search(r"samples of ([\d.e-]+) s", pilot).group(1))
        cls.samples = max(80, int(8 * 10 / seconds))
        cls.shard_rows = 5 * max(1, int(1.0 / seconds))  # saltelli with two factors and luck: five rows a sample
        tell(f"a sample takes {seconds} s: {cls.samples} samples, {cls.shard_rows} rows a shard")

        # The truth: one core, another folder, shards of another size. It runs beside the first tests.
        cls.alone = Study(cls.slurm, cls.folder / "alone", cls.samples)
        cls.one_core = subprocess.Popen(["nice", SSRSIM, "study", "run", str(cls.alone.path), "--threads", "1"],
                                        stdout=subprocess.DEVNULL, preexec_fn=dies_with_parent)

    @classmethod
    def truth(cls):
        if not cls.alone.merged.exists():
            if cls.one_core.wait(timeout=PATIENCE) != 0:
                raise AssertionError("the study on one core failed")
            cls.alone.ssrsim("merge")
            tell(f"on one core: {sha256(cls.alone.merged)}")
        return sha256(cls.alone.merged)

    def study(self, name, samples=None):
        return Study(self.slurm, self.folder / name, samples or self.samples, self.shard_rows)

    def watch(self, job, until, what, patience=PATIENCE):
        """Tells every change of the job's tasks until a condition holds of them."""
        before = {}

        def look():
            nonlocal before
            now = self.slurm.queue(job)
            for task in sorted({*before, *now}, key=lambda name: [int(n) for n in re.findall(r"\d+", name)]):
                if now.get(task) == before.get(task):
                    continue
                state, restarts, node = now.get(task) or ("gone", 0, "")
                if state == "gone":
                    facts = self.slurm.facts(task)
                    state, restarts = f"{facts.get('JobState')} {facts.get('ExitCode')}", facts.get("Restarts")
                tell(f"{task} {state}{' on ' + node if node else ''}, requeued {restarts}")
            before = now
            return until(now)

        return wait_until(look, patience, what)

    def await_end(self, job):
        self.watch(job, lambda tasks: not tasks, f"the end of job {job}")
        return self.slurm.facts(job)

    def assert_merged(self, study, merge_job):
        facts = self.await_end(merge_job)
        self.assertEqual((facts["JobState"], facts["ExitCode"]), ("COMPLETED", "0:0"), study.logs())
        self.assert_whole(study)

    def assert_whole(self, study):
        state = study.verify()
        self.assertTrue(state["complete"])
        self.assertEqual((state["faults"], state["missing"]), ([], []))
        self.assertEqual((state["runs"], state["failed"]), (state["wanted"], 0))
        if not study.merged.exists():
            study.ssrsim("merge")
        self.assertEqual(sha256(study.merged), self.truth())
        tell(f"the same file as on one core, from {state['shards']} shards and {len(self.alone.shards())}")

    def assert_only_whole_shards(self, study):
        for path in study.shards():
            self.assertIn(sha256(path), path.name)
        self.assertEqual(list(study.shard_folder().glob(".unfinished*")), [])

    def test_a_dry_run_submits_nothing(self):
        study = self.study("dry")
        shutil.rmtree(study.runs)
        said = study.ssrsim("submit", "--dry-run", "--tasks", 8, "--time", "1:00:00", "--partition", "main")
        self.assertEqual(self.slurm.queue(), {})
        for script in study.scripts:
            self.assertIn(script.read_text(), said)
            subprocess.run(["bash", "-n", script], check=True)
            # Slurm's own reading of the script: it would start it.
            self.slurm.command("sbatch", "--test-only", script)
        self.assertEqual(self.slurm.queue(), {})

    def test_a_node_is_lost_halfway(self):
        # Paths that a shell, or the lines for sbatch, would take to pieces.
        study = self.study("""lost "node's" 50%a #1""")
        array, merge = study.submit("--tasks", 8)

        def on_both_nodes(tasks):
            nodes = {node for state, _, node in tasks.values() if state == "RUNNING"}
            return nodes == {"n1", "n2"} and len(study.shards()) >= 12

        self.watch(array, on_both_nodes, "tasks on both nodes with shards")
        held = study.verify(expect=75)
        lost = [task for task, (state, _, node) in self.slurm.queue(array).items() if node == "n1" and state == "RUNNING"]
        killed = self.slurm.kill_node("n1")
        tell(f"killed n1 with {killed} processes of {', '.join(lost)}; {held['held']} of {held['wanted']} runs were there")
        self.assertGreater(len(lost), 0)
        self.assertFalse(held["complete"])
        self.assertEqual(self.slurm.processes("n1"), set())
        wait_until(lambda: self.slurm.states()["n1"].startswith("down"), 120, "Slurm sees n1 down")
        tell("Slurm has seen it: n1 is down")
        for task in lost:
            state, restarts, _ = wait_until(lambda: self.slurm.queue(array).get(task), 60, f"{task} in the queue again")
            tell(f"{task} {state}, requeued {restarts}")
            self.assertEqual((state, restarts), ("PENDING", 1))
        self.slurm.start_node("n1")
        wait_until(lambda: re.match("idle|mix|alloc", self.slurm.states()["n1"]), 60, "n1 is back")
        tell("n1 is back")
        self.await_end(array)
        for task in range(1, 9):
            facts = self.slurm.facts(f"{array}_{task}")
            self.assertEqual((facts["JobState"], facts["ExitCode"]), ("COMPLETED", "0:0"))
            self.assertEqual(facts["Restarts"], "1" if f"{array}_{task}" in lost else "0")
        self.assert_merged(study, merge)

    def test_the_time_limit_is_met(self):
        """A real limit, of which Slurm warns. The warning is so early that nobody needs to wait two minutes."""
        study = self.study("limit")
        array, merge = study.submit("--tasks", 1, "--time", "0:02:00", "--sbatch=--signal=B:USR1@85")
        task = f"{array}_1"
        self.watch(array, lambda tasks: tasks.get(task, ())[:2] == ("PENDING", 1), "the task back in the queue")
        state = study.verify(expect=75)
        tell(f"{state['held']} of {state['wanted']} runs were kept")
        self.assertGreater(state["held"], 0)
        self.assert_only_whole_shards(study)
        self.assertEqual(study.logs().count("runs made"), 1, study.logs())
        # As its user might who has no patience, and gives it more time.
        self.slurm.command("scontrol", "update", f"JobId={task}", "StartTime=now", "TimeLimit=20")
        self.await_end(array)
        facts = self.slurm.facts(task)
        self.assertEqual((facts["JobState"], facts["ExitCode"], facts["Restarts"]), ("COMPLETED", "0:0", "1"))
        self.assert_merged(study, merge)

    def test_a_script_by_hand_ends_with_75_and_goes_on(self):
        """The script of docs/how-to/run-on-a-cluster.md."""
        study = self.study("hand")
        page = (SOURCE / "docs/how-to/run-on-a-cluster.md").read_text()
        text = re.search(r"```bash\n(#!/bin/bash\n.*?)```", page, re.S).group(1)
        script = study.path.parent / "hand.sh"
        script.write_text(text.replace("ssrsim study", f"{SSRSIM} study").replace("study.toml", "s.toml"))
        tasks = int(re.search(r"--array=1-(\d+)", text).group(1))
        job = self.slurm.command("sbatch", "--parsable", f"--chdir={study.path.parent}", script).strip()
        self.watch(job, lambda now: now.get(f"{job}_2", ("",))[0] == "RUNNING" and len(study.shards()) >= 4,
                   "some shards of task 2 and others")
        # It may call a job that has just begun unalterable, and signals it all the same.
        self.slurm.command("scancel", "--batch", "--signal=USR1", f"{job}_2", check=False)
        self.watch(job, lambda now: f"{job}_2" not in now, "the end of task 2")
        self.assertEqual(self.slurm.facts(f"{job}_2")["ExitCode"], "75:0")
        self.assertEqual(self.slurm.facts(f"{job}_2")["JobState"], "FAILED")
        self.await_end(job)
        study.verify(expect=75)
        # Only the part that is not done, as the page says.
        again = self.slurm.command("sbatch", "--parsable", "--array=2", f"--chdir={study.path.parent}", script).strip()
        self.await_end(again)
        self.assertEqual(self.slurm.facts(f"{again}_2")["ExitCode"], "0:0")
        self.assertEqual(tasks, 8)
        self.assert_whole(study)

    def test_the_same_task_twice_at_once(self):
        study = self.study("twice")
        study.ssrsim("submit", "--dry-run", "--tasks", 2)
        jobs = [self.slurm.command("sbatch", "--parsable", study.scripts[0]).strip() for _ in range(2)]

        def all_at_once(_):
            running = [task for task, (state, _, _) in self.slurm.queue().items() if state == "RUNNING"]
            return {f"{job}_{task}" for job in jobs for task in (1, 2)} <= set(running)

        self.watch(jobs[0], all_at_once, "each part in two tasks")
        for job in jobs:
            self.await_end(job)
            self.assertEqual([self.slurm.facts(f"{job}_{task}")["ExitCode"] for task in (1, 2)], ["0:0", "0:0"])
        self.assert_whole(study)

    def test_cancelled_and_submitted_again(self):
        study = self.study("cancelled")
        array, merge = study.submit("--tasks", 4)
        self.watch(array, lambda tasks: [t[0] for t in tasks.values()].count("RUNNING") == 4 and len(study.shards()) >= 4,
                   "four tasks with shards")
        self.slurm.command("scancel", array)  # SIGTERM to all its processes; SIGKILL after KillWait
        self.await_end(array)
        self.assertEqual(self.slurm.facts(f"{array}_1")["JobState"], "CANCELLED")
        self.assert_only_whole_shards(study)
        logs = study.logs()
        self.assertEqual(logs.count("runs made"), 4, logs)  # all four said what they kept
        state = study.verify(expect=75)
        tell(f"cancelled with {state['held']} of {state['wanted']} runs")
        # Nothing waits for an array that will never succeed.
        self.watch(merge, lambda tasks: not tasks, "the merge job leaves the queue", 180)
        self.assertEqual(self.slurm.facts(merge)["JobState"], "CANCELLED")
        array, merge = study.submit("--tasks", 3)
        self.await_end(array)
        self.assert_merged(study, merge)

    def test_tasks_of_an_array_with_gaps_do_not_start(self):
        study = self.study("gaps")
        job = self.slurm.command("sbatch", "--parsable", "--array=1,2,5", f"--output={study.path.parent}/gaps-%a.txt",
                                 f"--wrap={SSRSIM} study run {study.path} --threads 1").strip()
        self.await_end(job)
        self.assertEqual([self.slurm.facts(f"{job}_{task}")["ExitCode"] for task in (1, 2, 5)], ["2:0"] * 3)
        self.assertIn("have gaps", (study.path.parent / "gaps-5.txt").read_text())
        self.assertEqual(study.shards(), [])


def stop(number, _):
    raise SystemExit(128 + number)


def main():
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ssrsim-cluster-"))
    try:
        (folder / "slurm").mkdir()
        with Slurm(folder / "slurm") as slurm:
            OnACluster.slurm, OnACluster.folder = slurm, folder
            return unittest.main(verbosity=2, exit=False).result.wasSuccessful()
    finally:
        if not os.environ.get("SSRSIM_KEEP"):
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
