"""Checks every #include under sim/ by the table sim/layers.txt. Prints one line a fault and exits 1 if there is any.

Use: include_graph.py SIM_FOLDER
     include_graph.py --self-test SIM_FOLDER   plants one fault of each kind in a copy; each must be caught, alone
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)


class Table:
    """The rules of layers.txt, as sets."""

    def __init__(self, path):
        self.below = {}  # folder -> folders it may include
        self.headers = []  # (prefix, folders)
        self.pure, self.impure = set(), set()
        self.excepted = {}  # file -> headers
        self.portable, self.unportable = set(), set()
        for line in path.read_text().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            left, colon, right = line.partition(":")
            kind, *names = left.split()
            values = set(right.split())
            if not colon or not names:
                sys.exit(f"{path}: cannot read the line: {line}")
            if kind == "layer":
                unknown = values - set(self.below)
                if unknown:
                    sys.exit(f"{path}: {names[0]} names {sorted(unknown)}, which do not stand above it in the file")
                self.below[names[0]] = values
            elif kind == "header":
                self.headers += [(prefix, values) for prefix in names]
            elif kind == "pure":
                self.pure, self.impure = set(names), values
            elif kind == "except":
                self.excepted[names[0]] = values
            elif kind == "portable":
                self.portable, self.unportable = set(names), values
            else:
                sys.exit(f"{path}: unknown rule: {kind}")


def quoted_fault(table, sim, folder, header):
    target = header.split("/")[0]
    if not (sim / header).is_file():
        return "names no file under sim/"
    if target != folder and target not in table.below[folder]:
        return f"{folder} may not include {target}"
    return None


def angled_fault(table, name, folder, header):
    for prefix, folders in table.headers:
        if header.startswith(prefix):
            return None if folder in folders else f"only {', '.join(sorted(folders))} may include {prefix}"
    if "/" in header:
        return "no line of layers.txt allows this library"
    standard = re.sub(r"^(\w+)\.h$", r"c\1", header)  # <stdio.h> is <cstdio>
    if folder in table.pure and standard in table.impure and standard not in table.excepted.get(name, ()):
        return f"{folder} must stay free of it"
    if header.endswith(".h"):
        return "no line of layers.txt allows this header; write the C++ header" if standard != header else None
    return None


def check(sim):
    """Returns (number of includes seen, faults)."""
    table = Table(sim / "layers.txt")
    portable = re.compile(r"\bstd::(" + "|".join(sorted(table.unportable)) + r")\s*\(")
    includes, faults = 0, []
    for path in sorted(sim.rglob("*")):
        if path.suffix not in (".cpp", ".hpp", ".h", ".inc"):
            continue
        name = path.relative_to(sim).as_posix()
        folder = name.split("/")[0]
        text = path.read_text(encoding="utf-8")
        if folder not in table.below:
            faults.append(f"{name}: stands in no folder of layers.txt")
            continue
        for match in INCLUDE.finditer(text):
            includes += 1
            quoted, angled = match.groups()
            fault = quoted_fault(table, sim, folder, quoted) if quoted else angled_fault(table, name, folder, angled)
            if fault:
                line = text.count("\n", 0, match.start()) + 1
                faults.append(f"{name}:{line}: {match.group(0).strip()}: {fault}")
        if folder in table.portable:
            code = COMMENT_OR_STRING.sub(lambda match: "\n" * match.group(0).count("\n"), text)
            for match in portable.finditer(code):
                line = code.count("\n", 0, match.start()) + 1
                faults.append(f"{name}:{line}: std::{match.group(1)}: its last bit differs between processors; use core's own")
    return includes, faults


PLANTED = [
    ("model/planted.cpp", '#include "run/planted.hpp"\n', {"run/planted.hpp": ""}),
    ("core/planted.hpp", '#  include "parameters/planted.hpp"\n', {"parameters/planted.hpp": ""}),
    ("wasm/planted.cpp", '#include "results/planted.hpp"\n', {"results/planted.hpp": ""}),
    ("world/planted.cpp", '#include "world/absent.hpp"\n', {}),
    ("run/planted.cpp", "#include <oneapi/tbb/parallel_for.h>\n", {}),
    ("app/planted.cpp", "#include <hdf5.h>\n", {}),
    ("results/planted.cpp", "#include <toml++/toml.h>\n", {}),
    ("scenario/planted.cpp", "#include <fmt/format.h>\n", {}),
    ("world/planted.cpp", "#include <boost/random/sobol.hpp>\n", {}),
    ("app/planted.cpp", "#include <nlohmann/json.hpp>\n", {}),
    ("record/planted.hpp", "#include <unordered_map>\n", {}),
    ("analysis/planted.hpp", "#include <iostream>\n", {}),
    ("core/planted.cpp", "#include <stdio.h>\n", {}),
    ("model/planted.cpp", "double rate(double x) { return std::exp(x); }\n", {}),
    ("physics/planted.cpp", "\n", {}),
]
# What looks like a fault and is none.
INNOCENT = {
    "core/contracts.cpp": "#include <cstdio>\n",
    "core/planted.cpp": '// std::exp(x) is not portable\nconst char* text = "std::exp(x)";\n#include <cmath>\n',
    "results/planted.cpp": "#include <H5public.h>\n#include <unistd.h>\n#include <fstream>\n",
}


def self_test(sim):
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "sim"
        shutil.copytree(sim, copy)
        _, before = check(copy)
        for name, text in INNOCENT.items():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_text(text)
        if check(copy)[1] != [fault for fault in before if not fault.startswith("core/contracts.cpp")]:
            missed.append("innocent includes were reported")
        for name, text, others in PLANTED:
            written = []
            for path, content in {name: text, **others}.items():
                (copy / path).parent.mkdir(exist_ok=True)
                (copy / path).write_text(content)
                written.append(copy / path)
            added = set(check(copy)[1]) - set(before)
            if len(added) != 1 or not added.pop().startswith(name):
                missed.append(f"{name}: {text.strip()}")
            for path in written:
                path.unlink()
    print(f"{len(PLANTED)} faults planted, {len(missed)} missed")
    print("\n".join(missed))
    return 1 if missed else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--self-test":
        return self_test(Path(arguments[1]))
    if len(arguments) != 1:
        sys.exit(__doc__)
    includes, faults = check(Path(arguments[0]))
    print("\n".join(faults))
    print(f"{includes} includes, {len(faults)} forbidden")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
