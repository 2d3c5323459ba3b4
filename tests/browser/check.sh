#!/usr/bin/env bash
# The page of the report is what its sources build, and reports of real plans hold in a real browser.
# Use: SSRSIM=build/release/ssrsim tests/browser/check.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
ssrsim=$(realpath "${SSRSIM:?the program to test}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$root/analysis/web"
cp report-page.html "$folder/committed.html"
npm ci --no-audit --no-fund --loglevel=error
npm run --silent check
npm run --silent build
cmp report-page.html "$folder/committed.html" || {
    echo "analysis/web/report-page.html is not what analysis/web builds; commit what was built now" >&2
    exit 1
}
cd "$root"

scenarios=scenarios
"$ssrsim" compare $scenarios/teaching/{scenario,tours,money}.toml --max-replicates 60 -o "$folder/teaching.html" --explain > /dev/null
"$ssrsim" compare $scenarios/burundi/{scenario,holistic,long-tours}.toml --max-replicates 30 -o "$folder/burundi.html" > /dev/null
"$ssrsim" compare $scenarios/haiti/scenario.toml $scenarios/haiti/long-tours.toml --max-replicates 30 -o "$folder/haiti.html" > /dev/null
"$ssrsim" run $scenarios/minimal.toml --replicates 25 -o "$folder/minimal.html" > /dev/null
"$ssrsim" explain $scenarios/minimal.toml --replicates 30 --max-runs 600 -o "$folder/explained.html" > /dev/null
node tests/browser/fixture.mjs "$folder/fixture.html"
node tests/browser/report_page.mjs "$folder"/{fixture,minimal,explained,teaching,burundi,haiti}.html
node tests/browser/damaged.mjs
