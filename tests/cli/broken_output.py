"""Output that cannot be written: a reader that has gone, a full device, a limit on file sizes."""

import os
import pathlib
import resource
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

KIB = 1024


def small_files():
    """What a full disk looks like to the program: writing fails at some point of a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200 * KIB, 200 * KIB))


class BrokenOutput(CommandLineTest):
    def commands(self):
        yield ["--version"]
        yield ["--help"]
        yield ["run", "--help"]
        yield ["check", MINIMAL]
        yield ["describe", "--markdown"]
        yield ["describe", "--indicators"]
        yield ["completion", "bash"]
        yield ["new", "-"]
        yield ["run", MINIMAL, "--replicates", 2]
        yield ["run", MINIMAL, "--replicates", 2, "--json"]

    def test_a_full_device(self):
        for arguments in self.commands():
            with open("/dev/full", "w") as full:
                process = self.ssrsim(*arguments, stdout=full, expect=INPUT_OUTPUT)
            self.assertIn("No space left on device", process.errors)

    def test_a_reader_that_has_gone(self):
        for arguments in self.commands():
            reading, writing = os.pipe()
            os.close(reading)
            process = self.ssrsim(*arguments, stdout=writing, expect=INPUT_OUTPUT)
            os.close(writing)
            self.assertIn("Broken pipe", process.errors)

    def test_a_closed_standard_output(self):
        for arguments in self.commands():
            line = subprocess.run(["bash", "-c", 'exec "$@" >&-', "bash", SSRSIM, *map(str, arguments)],
                                  cwd=self.folder, env=environment(), capture_output=True, text=True)
            self.assertEqual(line.returncode, INPUT_OUTPUT, line.stderr)

    def test_the_results_survive_a_broken_summary(self):
        with open("/dev/full", "w") as full:
            self.run_minimal("-o", "a.nc", stdout=full, expect=INPUT_OUTPUT)
        self.ssrsim("check", "a.nc")

    def test_a_full_disk_leaves_no_file(self):
        process = self.run_minimal("-o", "a.nc", "--trajectories", replicates=100, expect=INPUT_OUTPUT,
                                   preexec_fn=small_files)
        self.assertIn("File too large", process.errors)
        self.assertIn("a.nc:", process.errors)
        self.assertNotIn("unfinished", process.errors)
        self.assertEqual(self.names(), [])
        # What had been computed is still told.
        self.assertIn("digest", process.output)
        self.assertIn("No file was written", process.output)

    def test_a_full_disk_leaves_the_older_file(self):
        self.run_minimal("-o", "a.nc")
        before = (self.folder / "a.nc").read_bytes()
        self.run_minimal("-o", "a.nc", "--trajectories", "--force", replicates=100, expect=INPUT_OUTPUT,
                         preexec_fn=small_files)
        self.assertEqual((self.folder / "a.nc").read_bytes(), before)
        self.assertEqual(self.names(), ["a.nc", "a.nc.sha256"])
        self.ssrsim("check", "a.nc")


if __name__ == "__main__":
    unittest.main()
