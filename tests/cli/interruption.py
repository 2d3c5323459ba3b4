"""Signals: what had finished is kept, and nothing that looks whole is left by a hard stop."""

import hashlib
import json
import pathlib
import signal
import sys
import time
import unittest

import xarray

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

# Enough replicates for minutes.
LONG = ["run", MINIMAL, "--replicates", 100_000, "--threads", 2]


class Interruption(CommandLineTest):
    def start_long(self, *arguments, **options):
        process = self.start(*LONG, *arguments, **options)
        self.addCleanup(process.kill)
        deadline = time.monotonic() + 60
        # The unfinished file appears when the run begins; some replicates then need a moment.
        while not any("unfinished" in name for name in self.names()):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)
        time.sleep(1.0)
        self.assertIsNone(process.poll())
        return process

    def finished_digests(self, replicates):
        self.run_minimal("-o", "whole.nc", replicates=replicates)
        with xarray.open_dataset(self.folder / "whole.nc") as data:
            return list(data.digest.values)

    def test_a_signal_keeps_what_had_finished(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process = self.start_long("-o", "a.nc", "--force", "--json")
            process.send_signal(number)
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERRUPTED, errors)
            self.assertIn("Stopping", errors)
            summary = json.loads(output)
            self.assertEqual(summary["status"], "interrupted")
            self.assertIn("(interrupted)", self.ssrsim("check", "a.nc").output)
            with xarray.open_dataset(self.folder / "a.nc") as data:
                self.assertEqual(data.attrs["status"], "interrupted")
                self.assertEqual(int(data.attrs["replicates_planned"]), 100_000)
                kept = data.sizes["replicate"]
                self.assertEqual(kept, summary["replicates"])
                self.assertGreater(kept, 0)
                # The first so many, the same as in a run that asks for no more.
                self.assertEqual(list(data.replicate.values), list(range(kept)))
                few = min(kept, 20)
                self.assertEqual(list(data.digest.values[:few]), self.finished_digests(few))
            for name in self.names():
                (self.folder / name).unlink()

    def test_the_second_signal_ends_at_once_and_leaves_nothing(self):
        process = self.start_long("-o", "a.nc")
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)  # both are waiting when it goes on
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=60)
        self.assertIn(process.returncode, (-signal.SIGINT, -signal.SIGTERM))
        self.assertEqual(self.names(), [])

    def test_a_kill_leaves_nothing_that_looks_whole(self):
        process = self.start_long("-o", "a.nc")
        process.kill()
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, -signal.SIGKILL)
        self.assertEqual(len(self.names()), 1)
        self.assertRegex(self.names()[0], r"^a\.nc\.unfinished-\d+$")
        # It is not in the way of the next run.
        self.run_minimal("-o", "a.nc")
        self.ssrsim("check", "a.nc")

    def test_a_kill_over_an_older_file_leaves_that_file(self):
        self.run_minimal("-o", "a.nc")
        before = (self.folder / "a.nc").read_bytes()
        process = self.start_long("-o", "a.nc", "--force")
        process.kill()
        process.communicate(timeout=60)
        self.assertEqual((self.folder / "a.nc").read_bytes(), before)
        self.ssrsim("check", "a.nc")

    def test_an_ignored_signal_stays_ignored(self):
        process = self.start("run", MINIMAL, "--replicates", 400, "--json", preexec_fn=ignore_interrupt)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=240)
        self.assertEqual(process.returncode, OK, errors)
        self.assertEqual(json.loads(output)["replicates"], 400)


class KilledAnywhere(CommandLineTest):
    def test_no_kill_leaves_a_pair_that_lies(self):
        """Kills at many moments of runs that replace a file: it is the old one or the new one, whole, and never beside
        the checksum of the other."""
        contents = {}
        for seed in (1, 2):
            self.run_minimal("-o", "a.nc", "--force", "--seed", seed)
            contents[(self.folder / "a.nc").read_bytes()] = seed
        began = time.monotonic()
        self.run_minimal("-o", "a.nc", "--force", "--seed", 1)
        length = time.monotonic() - began  # as busy as the machine is now; later it may be busier
        seen = {"old": 0, "new": 0}
        before = 1
        for attempt in range(400):
            if attempt >= 40 and min(seen.values()) > 0:
                break
            process = self.start("run", MINIMAL, "--replicates", 8, "-o", "a.nc", "--force", "--seed", 3 - before)
            time.sleep(length * (0.3 + 0.02 * (attempt % 200)))
            process.kill()
            process.communicate(timeout=60)
            content = (self.folder / "a.nc").read_bytes()
            self.assertIn(content, contents)
            after = contents[content]
            seen["old" if after == before else "new"] += 1
            checksum = self.folder / "a.nc.sha256"
            if checksum.exists():
                self.assertEqual(checksum.read_text(), f"{hashlib.sha256(content).hexdigest()}  a.nc\n")
            before = after
        self.assertGreater(min(seen.values()), 0, f"the kills should fall before and after: {seen}")


def ignore_interrupt():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    unittest.main()
