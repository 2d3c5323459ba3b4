"""Runs plans with the program and keeps what the patterns measure, so that an interrupted run goes on."""

import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import tomllib

import h5py
import numpy as np

from metrics import VERSION

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTRIES = ("burundi", "haiti")


# ---------------------------------------------------------------- scenario files


def plain(value):
    """Values without their sources."""
    if isinstance(value, dict):
        if "value" in value and set(value) <= {"value", "source"}:
            return value["value"]
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


def written(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(written(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def to_toml(table, path=()):
    lines = [f"{k} = {written(v)}" for k, v in table.items() if not isinstance(v, dict)]
    if path and (lines or not table):
        lines.insert(0, f"[{'.'.join(path)}]")
    text = "\n".join(lines) + "\n" if lines else ""
    return text + "".join(to_toml(v, (*path, k)) for k, v in table.items() if isinstance(v, dict))


class Program:
    """ssrsim, and a digest of it: results belong to one build."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())
        self.digest = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()[:16]

    def run(self, scenario, replicates, output=None):
        """The scenario's results as JSON text, and in the file `output` where that is given."""
        command = [self.path, "run", str(scenario), "--replicates", str(replicates), "--seed", str(SEED), "--threads", "1", "--json"]
        if output is not None:
            command += ["--force", "--trajectories"] if replicates > 1 else ["--force"]
            command += ["-o", str(output)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
        return done.stdout

    def resolved(self, country):
        """The country's scenario with every default, without sources."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "one.nc"
            self.run(ROOT / "scenarios" / country / "scenario.toml", 1, file)
            with h5py.File(file) as f:
                text = f.attrs["scenario_toml"]
        return plain(tomllib.loads(text if isinstance(text, str) else text.decode()))

    def reference(self):
        """The reference of all settings, which holds the ranges of parameters."""
        return subprocess.run([self.path, "describe", "--markdown"], capture_output=True, text=True, check=True).stdout


SEED = 1


# ---------------------------------------------------------------- what is measured


class Record:
    """One run. Arrays have the replicate first; a series has the week second."""

    def __init__(self, answer, file=None):
        self.answer = json.loads(answer)
        self.file = file

    def outcome(self, key):
        if self.file is not None:
            return self.file[key][:].astype(float)
        mean = self.answer["outcomes"][key]["mean"]
        return np.array([np.nan if mean is None else mean])

    def members(self, dimension):
        return [m.decode() for m in self.file[dimension][:]]

    def series(self, key, dimension=None, member=None):
        data = self.file[key][:] if key in self.file else self.file[f"{key}_mean"][:][np.newaxis]
        if dimension is not None:
            data = data[..., self.members(dimension).index(member)]
        return data.astype(float)

    def last(self, key, dimension=None, member=None):
        if self.file is not None:
            return self.series(key, dimension, member)[:, -1]
        for row in self.answer["series"]:
            if row["indicator"] == key and (dimension is None or row.get(dimension) == member):
                return np.array([row["end"]["mean"]])
        raise KeyError(key)


def measured(metrics, wanted, country, plan, record):
    return {name: [float(x) for x in metrics[name].of(record, country, plan)] for name in wanted}


class Store:
    """Lines of JSON, one for each run; what is there is not run again."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.rows = {}
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                try:
                    row = json.loads(line)
                except ValueError:
                    continue  # a line that an interruption cut
                self.rows.setdefault(row["key"], {}).update(row["values"])

    def has(self, key, wanted):
        return set(wanted) <= set(self.rows.get(key, {}))

    def add(self, key, values, **about):
        self.rows.setdefault(key, {}).update(values)
        with self.path.open("a") as f:
            f.write(json.dumps({"key": key, **about, "values": values}) + "\n")


def key_of(program, text, point, replicates):
    """Of a run: the program, what is measured, the plan's text, the parameters that a point sets."""
    about = f"{program.digest}\n{VERSION}\n{replicates}\n{SEED}\n{json.dumps(point, sort_keys=True)}\n{text}"
    return hashlib.sha256(about.encode()).hexdigest()[:24]


def measure(program, text, replicates, metrics, wanted, country, plan):
    """Runs a scenario text once and returns the wanted metrics. Writes the results file only where one needs it."""
    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=folder) as here:
        scenario = pathlib.Path(here) / "plan.toml"
        scenario.write_text(text)
        output = pathlib.Path(here) / "plan.nc"
        if replicates == 1 and not any(metrics[name].needs_file for name in wanted):
            return measured(metrics, wanted, country, plan, Record(program.run(scenario, 1)))
        answer = program.run(scenario, replicates, output)
        with h5py.File(output) as file:
            return measured(metrics, wanted, country, plan, Record(answer, file))
