"""What is shown to a person at a terminal, and to nobody else: progress and colour."""

import os
import pathlib
import pty
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

ESCAPE = "\x1b"


class Terminal(CommandLineTest):
    def on_terminal(self, *arguments, **variables):
        """Runs with the error stream on a terminal; returns what appears there and on standard output."""
        ours, theirs = pty.openpty()
        process = self.start(*arguments, env=variables, stderr=theirs)
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end has closed
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        output, _ = process.communicate(timeout=60)
        return shown.decode(), output

    def test_progress_only_on_a_terminal(self):
        arguments = ["run", MINIMAL, "--replicates", 300]
        shown, output = self.on_terminal(*arguments)
        self.assertRegex(shown, r"\d+ of 300 replicates, about \d+ s left")
        self.assertTrue(shown.endswith("\r\x1b[K"), "the line is cleared at the end")
        self.assertNotIn(ESCAPE, output)
        self.assertEqual(self.ssrsim(*arguments).errors, "")

    def test_a_dumb_terminal_gets_neither_progress_nor_colour(self):
        for kind in ("dumb", ""):
            self.assertEqual(self.on_terminal("run", MINIMAL, "--replicates", 300, TERM=kind)[0], "")
            self.assertNotIn(ESCAPE, self.on_terminal("run", self.wrong(), TERM=kind)[0])

    def wrong(self):
        wrong = self.folder / "wrong.toml"
        wrong.write_text("[nonsense]\n")
        return wrong

    def test_colour_only_on_a_terminal_and_not_with_no_color(self):
        self.assertIn(ESCAPE, self.on_terminal("check", self.wrong())[0])
        self.assertNotIn(ESCAPE, self.on_terminal("check", self.wrong(), NO_COLOR="1")[0])
        self.assertIn(ESCAPE, self.on_terminal("check", self.wrong(), NO_COLOR="")[0])  # empty counts as unset
        self.assertNotIn(ESCAPE, self.ssrsim("check", self.wrong(), expect=FAULTS).errors)

    def test_no_color_keeps_the_progress(self):
        self.assertIn("replicates", self.on_terminal("run", MINIMAL, "--replicates", 300, NO_COLOR="1")[0])


if __name__ == "__main__":
    unittest.main()
