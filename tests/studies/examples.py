"""The scripts of analysis/examples make their figures, in Python and in R."""

import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
from study_analysis import StudyAnalysis, study  # noqa: E402

EXAMPLES = pathlib.Path(__file__).parents[2] / "analysis" / "examples"


class Examples(StudyAnalysis):
    def test_examples_make_their_figures(self):
        self.run_study(study("saltelli", 16, 'luck = "factor"'))
        self.ssrsim("study", "merge", "s.toml", "-o", "s.nc")
        self.ssrsim("study", "analyse", "s.toml", "-o", "s.json")
        for command in (["scatter.py", "s.nc", "service_area"], ["shares.py", "s.json", "service_area"],
                        ["failures.py", "s.nc", "service_area", "0.15"], ["scatter.R", "s.nc", "service_area"]):
            program = "Rscript" if command[0].endswith(".R") else sys.executable
            subprocess.run([program, EXAMPLES / command[0], *command[1:], "f.png"], cwd=self.folder, check=True)
            figure = self.folder / "f.png"
            self.assertTrue(figure.read_bytes().startswith(b"\x89PNG"), command)
            self.assertGreater(figure.stat().st_size, 5_000, command)
            figure.unlink()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "Examples.test_examples_make_their_figures"])
