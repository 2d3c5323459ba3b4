"""Scenario files: TOML, `extends`, units, and the defaults of the reference of scenario files."""

import pathlib
import re
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
REFERENCE = HERE.parents[2] / "docs" / "reference" / "scenario.md"

WEEKS = {"day": 1 / 7, "week": 1.0, "month": 365.25 / 12 / 7, "year": 365.25 / 7}
MONTHS = {"month": 1.0, "year": 12.0}
YEARS = {"day": 1 / 365.25, "week": 7 / 365.25, "month": 1 / 12, "year": 1.0, "fiscal year": 1.0}
MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august",
               "september", "october", "november", "december"]


def reference(path=None, text=None):
    """{table: {key: (unit or type, default as written)}} from the reference of scenario files."""
    if text is None:
        text = pathlib.Path(path or REFERENCE).read_text()
    tables, keys = {}, None
    for line in text.splitlines():
        found = re.match(r"## `\[(.+)\]`", line)
        if found:
            keys = tables.setdefault(found.group(1), {})
        elif line.startswith("## "):
            keys = None
        elif keys is not None and line.startswith("| `"):
            cell = [c.strip() for c in line.strip("|\n ").split(" | ")]
            keys[cell[0].strip("` |")] = (cell[1], cell[3])
    return tables


def number(value, unit, exchange):
    """A number in the reference's unit, from a number or a text with a unit."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if unit.startswith("month of the year") or unit.endswith("month of the year"):
        for i, name in enumerate(MONTH_NAMES):
            if text.lower() == name:
                return i + 1
    found = re.match(r"^([-+]?[\d ,]*\.?\d*(?:[eE][-+]?\d+)?)\s*(.*)$", text)
    x = float(found.group(1).replace(" ", "").replace(",", ""))
    rest = found.group(2).strip()
    if rest.startswith("%"):
        return x / 100
    for word, factor in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9)):
        if rest.startswith(word):
            x, rest = x * factor, rest[len(word):].strip()
    word = re.match(r"^[A-Za-z]*", rest).group(0)
    kind = unit.split(", ")[-1]
    if kind == "weeks":
        return x * WEEKS[word.rstrip("s").lower()] if word else x
    if kind == "months":
        return x * MONTHS[word.rstrip("s").lower()] if word else x
    if kind == "years" and word:
        return x * YEARS[word.rstrip("s").lower()]
    if kind.startswith("money") and re.fullmatch("[A-Z]{3}", word):
        return x * exchange.get(word, 1.0)
    return x


def strip(value):
    """`{ value = …, source = … }` becomes the value; a table with a source loses it."""
    if isinstance(value, dict):
        if "value" in value and set(value) <= {"value", "source"}:
            return strip(value["value"])
        return {k: strip(v) for k, v in value.items() if k != "source"}
    return value


def overlay(below, above):
    """Tables are joined key by key; other values replace; `remove = true` takes away."""
    out = dict(below)
    for key, value in above.items():
        if isinstance(value, dict) and value.get("remove") is True:
            out.pop(key, None)
        elif isinstance(value, dict) and set(value) == {"source"}:
            continue
        elif isinstance(value, dict) and isinstance(out.get(key), dict) and "value" not in value:
            base = {} if "value" in out[key] else out[key]
            out[key] = overlay(base, value)
        else:
            out[key] = value
    return out


def load_raw(path):
    """The TOML file laid over those that it extends."""
    path = pathlib.Path(path)
    top = tomllib.loads(path.read_text())
    below = top.pop("extends", [])
    result = {}
    for name in [below] if isinstance(below, str) else below:
        result = overlay(result, load_raw(path.parent / name))
    return overlay(result, top)


def assign(raw, path, text):
    """`--set PATH=VALUE`: the value is written as in the file; bare words are texts."""
    try:
        value = tomllib.loads("x = " + text)["x"]
    except tomllib.TOMLDecodeError:
        value = text
    at = raw
    parts = path.split(".")
    for part in parts[:-1]:
        at = at.setdefault(part, {})
    at[parts[-1]] = value


def fill(row, keys, exchange):
    """A row with numbers in their units and defaults for what it leaves out."""
    out = {}
    for key, (unit, default) in keys.items():
        if key in row:
            value = row[key]
        elif default == "required":
            raise ValueError("missing " + key)
        elif default in ("–", ""):
            value = None
        elif default.startswith("that of"):
            value = ("that of", default.split()[-1].strip("`"))
        else:
            value = tomllib.loads("x = " + default)["x"]
        textual = unit.startswith(("text", "one of", "id of", "list", "date"))
        if value is not None and not textual and not isinstance(value, tuple):
            if isinstance(value, dict):
                value = {k: number(v, unit.split(" by ")[0], exchange) for k, v in value.items()}
            else:
                value = number(value, unit, exchange)
        out[key] = value
    for key, value in out.items():
        if isinstance(value, tuple):
            out[key] = out[value[1]]
    return out


def load(path, settings=(), reference_path=None, reference_text=None):
    """The scenario as nested dictionaries, complete, each id in ascending byte order."""
    raw = load_raw(path)
    for setting in settings:
        key, _, text = setting.partition("=")
        assign(raw, key, text)
    raw = strip(raw)
    if raw.get("actuals"):
        raise SystemExit("This implementation knows nothing of [actuals]: compare a scenario without that table.")
    exchange = raw.get("exchange", {})
    tables = reference(reference_path, reference_text)
    s = {}
    for name in ("country", "government", "plan", "monitoring"):
        s[name] = fill(raw.get(name, {}), tables[name], exchange)
    s["parameters"] = {}
    for name in tables:
        if name.startswith("parameters."):
            group = name.split(".")[1]
            s["parameters"][group] = fill(raw.get("parameters", {}).get(group, {}), tables[name], exchange)
    for name in ("election", "crisis", "neighbourhood", "region", "institution", "lead", "mission",
                 "donor", "activity"):
        s[name] = {}
        for row_id in sorted(raw.get(name, {}), key=lambda i: i.encode()):
            row = raw[name][row_id]
            s[name][row_id] = fill(row, tables[name + ".ID"], exchange)
            for sub in ("post", "option"):
                if f"{name}.ID.{sub}.ID" in tables:
                    s[name][row_id][sub] = {
                        i: fill(row[sub][i], tables[f"{name}.ID.{sub}.ID"], exchange)
                        for i in sorted(row.get(sub, {}), key=lambda i: i.encode())}
    return s
