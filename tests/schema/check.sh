#!/usr/bin/env bash
# Checks every scenario by the JSON Schema that ssrsim prints, with taplo: an editor that reads the schema agrees with the program.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=build/schema
mkdir -p "$work"
cp tools/taplo/package.json tools/taplo/package-lock.json "$work/"
[ -x "$work/node_modules/.bin/taplo" ] || npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error > "$work/npm.log"

build/release/ssrsim describe --json-schema > "$work/scenario.schema.json"
check() {
    "$work/node_modules/.bin/taplo" check --no-auto-config --schema "file://$PWD/$work/scenario.schema.json" "$@"
}
mapfile -t scenarios < <(find scenarios -name '*.toml' | sort)
check "${scenarios[@]}"

# A wrong file must be refused, or the check above shows nothing.
printf '\n[no_such_table_of_a_scenario]\nvalue = 1\n' | cat scenarios/burundi/scenario.toml - > "$work/wrong.toml"
if check "$work/wrong.toml" > "$work/wrong.log" 2>&1; then
    echo "the schema accepts a table that no scenario has" >&2
    exit 1
fi
echo "${#scenarios[@]} scenarios satisfy the schema; a wrong one is refused"
