"""What the command-line tests share: the program, a scenario, a folder of their own."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SSRSIM = os.environ["SSRSIM"]
SOURCE = pathlib.Path(os.environ.get("SSRSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[3]))
MINIMAL = SOURCE / "scenarios" / "minimal.toml"

OK, INTERNAL, USAGE, FAULTS, INPUT_OUTPUT, DAMAGED, NOT_TOGETHER, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 75


def environment(**changes):
    """The caller's environment without what changes the program's output."""
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    return {**kept, "TERM": "xterm", **changes}


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ssrsim-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def start(self, *arguments, env=None, **options):
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([SSRSIM, *map(str, arguments)], cwd=self.folder, text=True,
                                env=environment(**(env or {})), **options)

    def ssrsim(self, *arguments, expect=OK, **options):
        process = self.start(*arguments, **options)
        process.output, process.errors = process.communicate(timeout=240)
        self.assertEqual(process.returncode, expect,
                         f"ssrsim {' '.join(map(str, arguments))}\n{process.output}\n{process.errors}")
        return process

    def run_minimal(self, *arguments, replicates=8, **options):
        return self.ssrsim("run", MINIMAL, "--replicates", replicates, *arguments, **options)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())
