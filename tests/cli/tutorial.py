"""The tutorial and the how-to pages, command by command: every one runs in a folder of its own and prints what the page says.

A line of output that is `…` stands for any lines, a line that ends in `…` for any rest of the line. Where only numbers have changed,
`tutorial.py --update` writes the new ones into the pages; the sentences around them are then to be read again.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def steps_of(block):
    """The commands of a block, each with the lines it prints; the text of a here-document belongs to its command."""
    steps, lines = [], iter(block.splitlines())
    for line in lines:
        if not line.startswith("$ "):
            steps[-1][1].append(line)
            continue
        command = line[2:]
        end = re.search(r"<< '(\w+)'$", line)
        while end and not command.endswith("\n" + end.group(1)):
            command += "\n" + next(lines)
        steps.append((command, []))
    return steps


def pattern_of(said):
    """What the output has to look like."""
    forms = []
    for line in said:
        if line == "…":
            forms.append(r"(?:.*\n)*?")
        elif line.endswith("…"):
            forms.append(re.escape(line[:-1]) + r".*\n")
        else:
            forms.append(re.escape(line) + r"\n")
    return "".join(forms)


def without_numbers(line):
    return re.sub(r"[0-9a-f]{16}|-?\d[\d,.]*( million)?|\s+", " ", line).split()


def with_new_numbers(said, output):
    """The lines of the page with the numbers of the output: each line takes those of the next line that is worded alike."""
    fresh, rest = [], iter(output.splitlines())
    for line in said:
        new = line if line.endswith("…") else next((new for new in rest if without_numbers(new) == without_numbers(line)), None)
        if new is None:
            raise ValueError(f"no line of the output is worded like: {line}\n{output}")
        fresh.append(new)
    return fresh


class Page:
    """What a page is and needs: its file, the files it begins with, and the commands it must show."""

    path: pathlib.Path
    files: tuple[pathlib.Path, ...] = ()
    commands: set[str]

    def setUp(self):
        super().setUp()
        self.status = 0
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "ssrsim").symlink_to(pathlib.Path(SSRSIM).resolve())
        self.environment = environment(PATH=f"{programs}:{os.environ['PATH']}")
        self.work = self.folder / "work"
        self.work.mkdir()
        for file in self.files:
            shutil.copy(file, self.work)

    def output_of(self, *arguments):
        process = subprocess.run(arguments, cwd=self.work, env=self.environment, text=True, timeout=240,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.status = process.returncode
        return process.stdout

    def runs(self):
        """Every step of the page: what is run, the lines the page shows, the output, the exit status and the one to expect."""
        blocks = BLOCK.findall(self.path.read_text())
        for number, (kind, text) in enumerate(blocks):
            if kind == "python":
                next_kind, said = blocks[number + 1]
                self.assertEqual(next_kind, "text", "what a Python block prints follows in a text block")
                output = self.output_of(sys.executable, "-c", text)
                yield text, said.splitlines(), output, self.status, OK
            elif text.startswith("$ "):
                steps = steps_of(text)
                for (command, said), (after, status_said) in zip(steps, [*steps[1:], ("", [])]):
                    if command == "echo $?":
                        continue
                    output = self.output_of("bash", "-c", command)
                    yield command, said, output, self.status, int(status_said[0]) if after == "echo $?" else OK
            else:
                self.assertEqual(kind, "text", f"a block that nothing runs: {text}")

    def test_every_step_does_what_the_page_says(self):
        commands = set()
        for command, said, output, status, expected in self.runs():
            commands.update(re.findall(r"^ssrsim (\w+)|^(import) xarray", command)[:1])
            self.assertEqual(status, expected, f"{command}\n{output}")
            self.assertRegex(output, rf"\A{pattern_of(said)}\Z", f"\n$ {command}\n(tutorial.py --update writes new numbers into the page)")
        self.assertEqual({first or second for first, second in commands}, self.commands)

    def test_links_lead_somewhere(self):
        for link in re.findall(r"\]\(([^)#]+)", self.path.read_text()):
            self.assertTrue((self.path.parent / link).exists(), link)

    def update(self):
        page = self.path.read_text()
        for command, said, output, status, expected in self.runs():
            self.assertEqual(status, expected, f"{command}\n{output}")
            if said and not re.fullmatch(pattern_of(said), output):
                page = page.replace("\n".join(["", *said, ""]), "\n".join(["", *with_new_numbers(said, output), ""]), 1)
        self.path.write_text(page)


class Tutorial(Page, CommandLineTest):
    path = SOURCE / "docs/tutorial/first-scenario.md"
    commands = {"new", "check", "describe", "run", "compare", "import"}


class EnterWhatHasHappened(Page, CommandLineTest):
    path = SOURCE / "docs/how-to/enter-what-has-happened.md"
    files = tuple(SOURCE / "scenarios/teaching" / name for name in ("country.toml", "scenario.toml"))
    commands = {"check", "run", "compare"}


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        pages = unittest.TestSuite(page("update") for page in (Tutorial, EnterWhatHasHappened))
        sys.exit(not unittest.TextTestRunner().run(pages).wasSuccessful())
    unittest.main()
