"""Plants the faults of faults.toml one by one in a private copy of the tree; the tests must catch each.

Use: run.py [--only NAME ...] [--from NAME] [--resume] [--jobs N] [--list] [--fit] [--folder FOLDER]

A fault replaces one text of one file under sim/. For each, what depends on it is rebuilt, and the entries of ctest with
the labels unit and verification run, the quickest first, until one fails. A crash, a broken contract or a hang counts.
What the compiler warns of is no fault and cannot be planted. The copy and what it builds lie in build/faults/; the
checkout is only read. Each verdict is appended to results.jsonl there at once: after an interruption, --resume goes on
behind the last one. --fit builds nothing and only looks whether each fits its file. Exits 1 when a fault survives that
faults.toml does not call equivalent, when one that it calls equivalent is caught, or when one cannot be planted.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CHECKING = "-O1 -g0"  # compiles in half the time of -O2; the tests still run in seconds
HANGS_AFTER = 90.0  # seconds, against under 10 for the longest suite
FAILED_TEST = re.compile(r"^\[  FAILED  \] (\S+?),? ", re.MULTILINE)
RUNNING_TEST = re.compile(r"^\[ RUN      \] (\S+)", re.MULTILINE)


class Impossible(Exception):
    """A fault that cannot be planted or built: the list no longer fits the code."""


def read_faults():
    faults = tomllib.loads((HERE / "faults.toml").read_text())["fault"]
    names = [fault["name"] for fault in faults]
    if len(set(names)) < len(names):
        sys.exit(f"two faults are called {next(name for name in names if names.count(name) > 1)}")
    for fault in faults:
        unknown = set(fault) - {"name", "file", "meaning", "original", "faulty", "equivalent"}
        if unknown:
            sys.exit(f"{fault['name']}: there is no key {sorted(unknown)[0]}")
    return faults


def copy_tree(tree):
    """Copies what git tracks or would track. What is the same keeps its time, so that nothing is built again."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    wanted = {name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    for name in wanted:
        source, target = ROOT / name, tree / name
        if target.is_file() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for path in tree.rglob("*"):
        inside = path.relative_to(tree)
        if path.is_file() and inside.parts[0] != "build" and str(inside) not in wanted:
            path.unlink()


def texts(tree, fault):
    """The file, its sound text and the faulty one."""
    path = tree / "sim" / fault["file"]
    if not path.is_file():
        raise Impossible(f"there is no sim/{fault['file']}")
    sound = path.read_text()
    found = sound.count(fault["original"])
    if found != 1:
        raise Impossible(f"its text occurs {found} times in sim/{fault['file']}")
    faulty = sound.replace(fault["original"], fault["faulty"])
    if faulty == sound:
        raise Impossible("it changes nothing")
    return path, sound, faulty


def plant(tree, fault):
    """The file and its sound text; writes the faulty one."""
    path, sound, faulty = texts(tree, fault)
    path.write_text(faulty)
    return path, sound


def unfit(faults):
    """Says which faults do not fit the checkout's sources, and how many."""
    count = 0
    for fault in faults:
        try:
            texts(ROOT, fault)
        except Impossible as reason:
            count += 1
            print(f"{fault['name']}: {reason}", file=sys.stderr)
    return count


class Build:
    def __init__(self, tree, jobs):
        self.tree, self.jobs = tree, jobs
        self.folder = tree / "build" / "dev"

    def configure(self):
        command = ["cmake", "--preset", "dev", f"-DCMAKE_CXX_FLAGS_RELWITHDEBINFO={CHECKING}"]
        if shutil.which("ld.lld"):
            command.append("-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld")
        self.run(command)

    def target(self, name):
        self.run(["cmake", "--build", str(self.folder), "-j", str(self.jobs), "--target", name])

    def run(self, command):
        done = subprocess.run(command, cwd=self.tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            words = [line for line in done.stdout.splitlines() if "error" in line] or done.stdout.splitlines()[-20:]
            raise Impossible("it does not compile:\n" + "\n".join(words[:20]))

    def entries(self, label):
        """Name and command of each test of ctest with the label, without the long ones."""
        command = ["ctest", "--test-dir", str(self.folder), "-L", f"^{label}$", "-LE", "^full$", "--show-only=json-v1"]
        shown = subprocess.run(command, check=True, capture_output=True, text=True)
        return [(test["name"], test["command"]) for test in json.loads(shown.stdout)["tests"]]


def run_entry(command, running):
    """Seconds, and the test that failed or None."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    running.append(process)
    try:
        output, _ = process.communicate(timeout=HANGS_AFTER)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    seconds = time.monotonic() - begun
    if process.returncode == 0:
        return seconds, None
    if failed := FAILED_TEST.search(output):
        return seconds, failed[1]
    started = RUNNING_TEST.findall(output)
    how = "hangs" if seconds >= HANGS_AFTER else "stops"
    return seconds, f"{started[-1] if started else command[-1]} ({how})"


def first_failure(entries, jobs, seconds_of):
    """The test that fails first, or None. Entries are (name, command), tried in the order of what they took before."""
    ordered = sorted(entries, key=lambda entry: seconds_of.get(entry[0], 1.0))
    running = []
    pool = ThreadPoolExecutor(jobs)
    try:
        futures = {pool.submit(run_entry, command, running): name for name, command in ordered}
        for future in as_completed(futures):
            if future.cancelled():
                continue
            seconds, failed = future.result()
            if failed:
                return failed
            seconds_of[futures[future]] = seconds
        return None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in running:
            if process.poll() is None:
                process.kill()
        pool.shutdown(wait=True)


def judge(fault, build, jobs, seconds_of):
    """Plants a fault, looks for a test that catches it, and takes it out again."""
    begun = time.monotonic()
    verdict = {"name": fault["name"], "caught_by": None, "text": [fault["file"], fault["original"], fault["faulty"]]}
    path, sound = plant(build.tree, fault)
    try:
        labels = ["verification", "unit"]
        if fault["file"].startswith("core/") or fault["file"].endswith(".hpp"):  # what unit tests are for
            labels.reverse()
        for label in labels:
            build.target(f"{label}_tests")
            if caught := first_failure(build.entries(label), jobs, seconds_of):
                verdict["caught_by"] = caught
                break
    finally:
        path.write_text(sound)
    verdict["seconds"] = round(time.monotonic() - begun, 1)
    return verdict


def prepare(build, jobs):
    """A sound tree, built, whose tests pass. Returns what each took, for the order of the next."""
    copy_tree(build.tree)
    build.configure()
    seconds_of = {}
    for label in ("verification", "unit"):
        build.target(f"{label}_tests")
        if failed := first_failure(build.entries(label), jobs, seconds_of):
            sys.exit(f"{failed} fails without any fault planted")
    return seconds_of


def cell(text):
    return text.replace("|", "\\|")


def report(faults, verdicts):
    """Prints the table; returns the names of what is wrong."""
    wrong = []
    print("\n| Fault | What it means | Caught by |\n|---|---|---|")
    for fault in faults:
        verdict = verdicts.get(fault["name"])
        if verdict is None:
            continue
        caught, equivalent = verdict["caught_by"], fault.get("equivalent")
        by = caught or (f"nobody can: {equivalent}" if equivalent else "**nothing**")
        if bool(caught) == bool(equivalent):
            wrong.append(fault["name"])
        print(f"| {fault['name']} | {cell(fault['meaning'])} | {cell(by)} |")
    seen = len([verdict for verdict in verdicts.values() if verdict["caught_by"]])
    seconds = sum(verdict["seconds"] for verdict in verdicts.values())
    print(f"\n{len(verdicts)} faults, {seen} caught, in {seconds / 60:.0f} minutes.", end=" ")
    print("Tests that caught nothing are not listed.")
    return wrong


def chosen(faults, arguments):
    names = [fault["name"] for fault in faults]
    for name in [*arguments.only, *([arguments.begin] if arguments.begin else [])]:
        if name not in names:
            sys.exit(f"no fault is called {name}; --list names them")
    if arguments.begin:
        faults = faults[names.index(arguments.begin):]
    return [fault for fault in faults if not arguments.only or fault["name"] in arguments.only]


def main():
    parser = argparse.ArgumentParser(description="Plants faults in a copy of the tree; the tests must catch each.")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this fault; can be repeated")
    parser.add_argument("--from", dest="begin", metavar="NAME", help="this fault and those behind it in the list")
    parser.add_argument("--resume", action="store_true", help="leaves out what results.jsonl has judged already")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="compilers and tests at a time")
    parser.add_argument("--list", action="store_true", help="names the faults and builds nothing")
    parser.add_argument("--fit", action="store_true", help="looks whether each fits its file and builds nothing")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "faults", help="where to build (build/faults)")
    arguments = parser.parse_args()

    faults = chosen(read_faults(), arguments)
    if arguments.list:
        for fault in faults:
            print(f"{fault['name']:32} {fault['file']:28} {fault['meaning']}")
        return 0

    if arguments.fit:
        return 1 if unfit(faults) else 0

    build = Build(arguments.folder.resolve() / "tree", arguments.jobs)
    build.tree.mkdir(parents=True, exist_ok=True)
    results = arguments.folder / "results.jsonl"
    verdicts = {}
    if arguments.resume and results.exists():
        by_name = {fault["name"]: fault for fault in faults}
        for line in results.read_text().splitlines():
            verdict = json.loads(line)
            fault = by_name.get(verdict["name"])
            # A fault that was edited since is judged anew, and so is one that survived.
            same = fault and verdict["text"] == [fault["file"], fault["original"], fault["faulty"]]
            if same and (verdict["caught_by"] or "equivalent" in fault):
                verdicts[verdict["name"]] = verdict
    elif not arguments.only and not arguments.begin:
        results.unlink(missing_ok=True)

    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell started this in the background
        signal.signal(number, signal.default_int_handler)
    print("Building the sound tree", flush=True)
    seconds_of = prepare(build, arguments.jobs)
    impossible = []
    try:
        with results.open("a") as file:
            for number, fault in enumerate(faults, 1):
                if fault["name"] in verdicts:
                    continue
                try:
                    verdict = judge(fault, build, arguments.jobs, seconds_of)
                except Impossible as reason:
                    impossible.append(fault["name"])
                    print(f"{number:3}/{len(faults)} {fault['name']}: {reason}", flush=True)
                    continue
                verdicts[fault["name"]] = verdict
                file.write(json.dumps(verdict) + "\n")
                file.flush()
                by = verdict["caught_by"] or "NOTHING"
                print(f"{number:3}/{len(faults)} {fault['name']}: {by} in {verdict['seconds']:.0f} s", flush=True)
    except KeyboardInterrupt:
        print("\nInterrupted; --resume goes on from here", file=sys.stderr)
        return 130
    wrong = report(faults, verdicts)
    for name in impossible:
        print(f"cannot be planted: {name}", file=sys.stderr)
    for name in wrong:
        print(f"wrong: {name}", file=sys.stderr)
    return 1 if wrong or impossible else 0


if __name__ == "__main__":
    sys.exit(main())
