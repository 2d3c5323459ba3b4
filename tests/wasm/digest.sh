#!/usr/bin/env bash
# The module gives the same digest as the native program, for every shipped scenario, refuses a
# damaged scenario with the same words, and carries the same schema.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root/scenarios"
module=$SSRSIM_WASM
ssrsim=$SSRSIM_BUILD_DIR/ssrsim
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
call() { node "$here/call.mjs" "$module" "$@"; }

for scenario in minimal.toml {burundi,haiti,teaching}/*.toml; do
    case $scenario in */country.toml) continue ;; esac # a country without a plan
    page=$(call 1 2 "$root/scenarios" "$scenario")
    native=$("$ssrsim" run "$root/scenarios/$scenario" --replicates 2 --seed 1 --json |
        sed -n 's/.*"digest": *"\([0-9a-f]*\)".*/\1/p' | head -n 1)
    echo "$scenario: WebAssembly $page, native $native"
    [ -n "$native" ] && [ "$page" = "$native" ] || status=1
done

sed 's/^kind = "police"/kind = "polize"/' "$root/scenarios/minimal.toml" > "$scratch/faulty.toml"
if call 1 1 "$scratch" faulty.toml > "$scratch/faults"; then
    echo "a faulty scenario was accepted" >&2
    status=1
fi
(cd "$scratch" && "$ssrsim" check faulty.toml > native_faults 2>&1) && status=1
grep -q 'did you mean "police"\|police' "$scratch/faults" || status=1

call 1 1 "$root/scenarios" minimal.toml schema > "$scratch/schema"
"$ssrsim" describe --json-schema | diff - "$scratch/schema" > /dev/null || {
    echo "the schemas differ" >&2
    status=1
}
exit $status
