"""The command line itself: help, version, exit codes, hints for what was mistyped."""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from ssrsim_cli import *  # noqa: E402, F403

COMMANDS = ["run", "compare", "explain", "trace", "check", "assumptions", "describe", "new", "import", "completion"]


class Arguments(CommandLineTest):
    def test_version_has_the_build_facts(self):
        output = self.ssrsim("--version").output
        self.assertRegex(output, r"^ssrsim \d+\.\d+\.\d+\n")
        for fact in ("revision", "compiler", "build", "flags"):
            self.assertRegex(output, rf"(?m)^{fact} +\S")

    def test_help_has_examples_and_exit_codes_everywhere(self):
        for arguments in [["--help"], ["-h"]] + [[command, "--help"] for command in COMMANDS]:
            output = self.ssrsim(*arguments).output
            self.assertIn("Examples:", output)
            self.assertIn("Exit status:", output)
        for command in COMMANDS:
            self.assertRegex(self.ssrsim("--help").output, rf"(?m)^  {command} ")

    def test_page_of_the_command_line_has_every_option_and_exit_code(self):
        page = (SOURCE / "docs/reference/command-line.md").read_text()
        for command in COMMANDS:
            self.assertIn(f"## `ssrsim {command}`", page)
            section = page.split(f"## `ssrsim {command}`")[1].split("\n## ")[0]
            options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", self.ssrsim(command, "--help").output.split("Examples:")[0]))
            named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", " ".join(re.findall(r"(?m)^\| `(.*?)` \|", section))))
            self.assertEqual(options - {"--help"}, named, command)
        codes = re.search(r"Exit status:\n(.*)", self.ssrsim("--help").output, re.DOTALL).group(1)
        numbers = re.findall(r"(?m)^  (\d+)", codes)
        self.assertEqual(numbers, re.findall(r"(?m)^\| (\d+) \|", page))

    def test_what_cannot_be_understood_is_a_usage_error_on_the_error_stream(self):
        for arguments in ([], ["run"], ["check"], ["run", "a", "b"], ["run", "a", "--replicates", "0"],
                          ["run", "a", "--replicates", "many"], ["run", "a", "--seed", "-3"],
                          ["run", "a", "--seed", "18446744073709551616"], ["run", "a", "--threads", "-1"],
                          ["run", "a", "--set", "no_equals_sign"], ["run", "a", "-o"], ["run", "a", "-o", ""],
                          ["completion", "tcsh"],
                          ["describe", "--markdown", "--json-schema"], ["describe", "no.such.path"]):
            process = self.ssrsim(*arguments, expect=USAGE)
            self.assertEqual(process.output, "", arguments)
            self.assertNotEqual(process.errors, "", arguments)

    def test_the_nearest_spelling_is_offered(self):
        for arguments, meant in ((["rnu", "x"], "run"), (["chekc", "x"], "check"),
                                 (["run", "x", "--replictes", "4"], "--replicates"),
                                 (["run", "x", "--replictes=4"], "--replicates"),
                                 (["run", "x", "--trajectory"], "--trajectories"),
                                 (["--verson"], "--version")):
            errors = self.ssrsim(*arguments, expect=USAGE).errors
            self.assertIn(f"Did you mean {meant}?", errors)
        self.assertNotIn("Did you mean", self.ssrsim("run", "x", "--zzzzzzz", expect=USAGE).errors)

    def test_help_does_not_hide_an_unknown_command(self):
        for arguments in (["chekc", "--help"], ["--help", "chekc"], ["help", "chekc"]):
            process = self.ssrsim(*arguments, expect=USAGE)
            self.assertEqual(process.output, "")
            self.assertIn("Did you mean check?", process.errors)
        self.assertIn('"bogus" is unknown', self.ssrsim("bogus", "--help", expect=USAGE).errors)

    def test_help_is_also_a_word(self):
        self.assertEqual(self.ssrsim("help").output, self.ssrsim("--help").output)
        self.assertEqual(self.ssrsim("help", "run").output, self.ssrsim("run", "--help").output)

    def test_counts_are_whole_numbers_in_digits(self):
        for option, number in (("--replicates", "1e3"), ("--replicates", "1,000"), ("--replicates", "0"),
                               ("--replicates", "10000001"), ("--threads", "2.0")):
            errors = self.ssrsim("run", MINIMAL, option, number, expect=USAGE).errors
            self.assertIn(option, errors)
            self.assertIn("a whole number", errors)
            self.assertIn(f'"{number}"', errors)

    def test_set_takes_one_value_and_may_come_before_the_scenario(self):
        process = self.ssrsim("run", "--set", "scenario.title='Another'", MINIMAL, "--replicates", 2, "--json")
        self.assertEqual(json.loads(process.output)["title"], "Another")

    def test_a_set_for_nothing_is_a_fault(self):
        process = self.run_minimal("--set", "mission.first.toor='9 months'", expect=FAULTS)
        self.assertIn("tour", process.errors)


class Check(CommandLineTest):
    def test_a_right_scenario_is_ok(self):
        self.assertEqual(self.ssrsim("check", MINIMAL).output, f"{MINIMAL}: ok\n")

    def test_faults_are_listed_and_the_others_still_checked(self):
        wrong = self.folder / "wrong.toml"
        wrong.write_text(MINIMAL.read_text() + "\n[nonsense]\nvalue = 1\n")
        process = self.ssrsim("check", wrong, MINIMAL, expect=FAULTS)
        self.assertIn("nonsense", process.errors)
        self.assertIn(f"{MINIMAL}: ok", process.output)
        self.ssrsim("run", wrong, expect=FAULTS)

    def test_a_file_that_is_not_there_is_a_failed_reading(self):
        for command in ("check", "run"):
            self.assertIn("No such file or directory",
                          self.ssrsim(command, "none.toml", expect=INPUT_OUTPUT).errors)
            self.assertIn("scenario.toml", self.ssrsim(command, self.folder, expect=INPUT_OUTPUT).errors)

    def test_results_are_told_by_what_they_hold(self):
        self.run_minimal("-o", "a.nc")
        self.assertIn("8 of 8 replicates", self.ssrsim("check", "a.nc").output)
        (self.folder / "a.nc").rename(self.folder / "plain")
        self.assertIn("checksum", self.ssrsim("check", "plain", expect=DAMAGED).errors)

    def test_a_checksum_beside_a_scenario_changes_nothing(self):
        (self.folder / "my.toml").write_text(MINIMAL.read_text())
        (self.folder / "my.toml.sha256").write_text("stale")
        self.assertEqual(self.ssrsim("check", "my.toml").output, "my.toml: ok\n")

    def test_a_checksum_tells_results_whose_beginning_is_damaged(self):
        self.run_minimal("-o", "plain")
        content = bytearray((self.folder / "plain").read_bytes())
        content[0] ^= 1
        (self.folder / "plain").write_bytes(content)
        self.assertIn("damaged", self.ssrsim("check", "plain", expect=DAMAGED).errors)

    def test_damage_is_found(self):
        self.run_minimal("-o", "a.nc")
        content = bytearray((self.folder / "a.nc").read_bytes())
        content[len(content) // 2] ^= 1
        (self.folder / "a.nc").write_bytes(content)
        self.assertIn("damaged", self.ssrsim("check", "a.nc", expect=DAMAGED).errors)
        (self.folder / "a.nc").write_bytes(b"")
        self.ssrsim("check", "a.nc", expect=DAMAGED)
        (self.folder / "a.nc").unlink()
        self.ssrsim("check", "a.nc", expect=INPUT_OUTPUT)


class New(CommandLineTest):
    def test_writes_a_scenario_that_is_right(self):
        self.ssrsim("new")
        self.assertEqual(self.names(), ["scenario.toml"])
        self.ssrsim("check", "scenario.toml")
        self.ssrsim("run", "scenario.toml", "--replicates", 2)

    def test_never_over_an_existing_file(self):
        mine = self.folder / "mine.toml"
        mine.write_text("precious")
        self.assertIn("--force", self.ssrsim("new", mine, expect=INPUT_OUTPUT).errors)
        self.assertEqual(mine.read_text(), "precious")
        self.ssrsim("new", mine, "--force")
        self.assertEqual(mine.read_text(), self.ssrsim("new", "-").output)

    def test_the_commands_it_names_can_be_pasted(self):
        for name in ("my scenario.toml", "it's.toml", "a$b.toml"):
            words = shlex.split(self.ssrsim("new", name).output.split("then: ")[1])
            self.assertEqual(words, ["ssrsim", "check", name + ",", "ssrsim", "run", name])
        self.assertIn("ssrsim run my.toml\n", self.ssrsim("new", "my.toml").output)

    def test_failures_to_write_are_told(self):
        errors = self.ssrsim("new", "none/scenario.toml", expect=INPUT_OUTPUT).errors
        self.assertIn("There is no folder none", errors)
        self.assertIn("Make the folder first", errors)
        self.ssrsim("new", "/dev/full", "--force", expect=INPUT_OUTPUT)
        self.assertTrue(pathlib.Path("/dev/full").exists())


class Describe(CommandLineTest):
    def test_pages(self):
        self.assertIn("tour", self.ssrsim("describe", "mission.NAME.tour").output)
        self.assertIn("|", self.ssrsim("describe", "--markdown").output)
        json.loads(self.ssrsim("describe", "--json-schema").output)
        self.assertIn("`service_delivery`", self.ssrsim("describe", "--indicators").output)
        self.assertIn("mission", self.ssrsim("describe").output)
        self.assertRegex(self.ssrsim("describe").output, r"^\S|^ +\S")

    def test_results_are_described_by_their_key(self):
        for line in re.findall(r"(?m)^\| `.*", self.ssrsim("describe", "--indicators").output):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            output = self.ssrsim("describe", cells[0].strip("`")).output
            self.assertIn(f"  unit: {cells[1]}\n", output)
            self.assertIn(f"  {cells[-1]}\n", output)
        self.assertIn("Did you mean service_delivery?",
                      self.ssrsim("describe", "service_delivry", expect=USAGE).errors)


class Completion(CommandLineTest):
    def complete(self, *words):
        script = f"""source <("$SSRSIM" completion bash)
            COMP_WORDS=(ssrsim {' '.join(repr(word) for word in words)}); COMP_CWORD={len(words)}
            _ssrsim; printf '%s\\n' "${{COMPREPLY[@]}}" """
        done = subprocess.run(["bash", "-c", script], cwd=self.folder, env=environment(), text=True,
                              capture_output=True, check=True)
        self.assertEqual(done.stderr, "")
        return done.stdout.splitlines() if done.stdout.strip() else []

    def test_bash_completes(self):
        self.assertEqual(self.complete("ru"), ["run"])
        self.assertEqual(self.complete("run", "--repl"), ["--replicates"])
        self.assertEqual(self.complete("describe", "--json"), ["--json-schema"])
        self.assertEqual(self.complete("completion", "z"), ["zsh"])
        (self.folder / "burundi.toml").write_text("")
        self.assertEqual(self.complete("run", "bur"), ["burundi.toml"])
        self.assertEqual(self.complete("run", "--seed", ""), [])
        (self.folder / "my scenario.toml").write_text("")
        self.assertEqual(self.complete("run", "my"), ["my scenario.toml"])
        self.assertEqual(self.complete("run", "-o", "my"), ["my scenario.toml"])

    def test_every_option_is_in_every_shell(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.ssrsim("completion", shell).output
            for command in COMMANDS:
                self.assertIn(command, script)
                for option in re.findall(r"(?m)^  (?:-\w,)?--([a-z-]+)", self.ssrsim(command, "--help").output):
                    self.assertRegex(script, rf"(--|-l ){option}\b", f"{shell}: {option}")


if __name__ == "__main__":
    unittest.main()
