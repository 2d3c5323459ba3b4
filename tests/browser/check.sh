#!/usr/bin/env bash
# The pages of reports and workshops are what their sources build, and both hold in a real browser.
# Use: SSRSIM=build/release/ssrsim tests/browser/check.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
ssrsim=$(realpath "${SSRSIM:?the program to test}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$root/analysis/web"
cp report-page.html workshop-page.html "$folder"
npm ci --no-audit --no-fund --loglevel=error
npm run --silent check
npm run --silent build
for page in report-page.html workshop-page.html; do
    cmp "$page" "$folder/$page" || {
        echo "analysis/web/$page is not what analysis/web builds; commit what was built now" >&2
        exit 1
    }
done
cd "$root"

scenarios=scenarios
"$ssrsim" compare $scenarios/teaching/{scenario,tours,money}.toml --max-replicates 60 -o "$folder/teaching.html" --explain > /dev/null
"$ssrsim" compare $scenarios/burundi/{scenario,holistic,long-tours}.toml --max-replicates 30 -o "$folder/burundi.html" > /dev/null
"$ssrsim" compare $scenarios/haiti/scenario.toml $scenarios/haiti/long-tours.toml --max-replicates 30 -o "$folder/haiti.html" > /dev/null
"$ssrsim" run $scenarios/minimal.toml --replicates 25 -o "$folder/minimal.html" > /dev/null
"$ssrsim" explain $scenarios/minimal.toml --replicates 30 --max-runs 600 -o "$folder/explained.html" > /dev/null
# Names that would break a careless page: a fifth of the texts of tests/cli/report.py in each of five reports.
SSRSIM=$ssrsim SSRSIM_SOURCE_DIR=$root PYTHONPATH=tests/cli /usr/bin/python3 - "$folder" << 'PYTHON'
import pathlib, sys, report
texts, names = report.hostile_texts(), report.named_tables()
for i in range(5):
    report.write_hostile(pathlib.Path(sys.argv[1]) / f"hostile{i}.toml", names, texts[i * 40 : i * 40 + 40])
PYTHON
for i in 0 1 2 3 4; do
    "$ssrsim" run "$folder/hostile$i.toml" --replicates 2 -o "$folder/hostile$i.html" > /dev/null
done
# A study for each kind of analysis, with failures and names that would break a careless page.
cat > "$folder/study.toml" << TOML
title = "What matters in the smallest country?"
question = "Do tours or leave move service more?"
outcomes = ["service_area", "capacity_area"]
[plan.as_is]
scenario = "$root/$scenarios/minimal.toml"
[plan.own]
scenario = "slow.toml"
[failure]
outcome = "capacity_area"
below = 0.395
[factor.tours]
path = "mission.*.tour"
distribution = "uniform"
low = "6 months"
high = "24 months"
[factor."</script><img src=x onerror=alert(1)>"]
path = "parameters.officers.leave_rate"
distribution = "uniform"
low = 0.02
high = 0.2
TOML
printf 'extends = "%s"\n[plan]\nnational_lead = 0.1\n' "$root/$scenarios/minimal.toml" > "$folder/slow.toml"
for design in "saltelli 16 factor" "sobol_sequence 96 own" "morris 6 common"; do
    read -r kind samples luck <<< "$design"
    { printf 'design = "%s"\nsamples = %d\nluck = "%s"\n' "$kind" "$samples" "$luck"; cat "$folder/study.toml"; } > "$folder/$kind.toml"
    "$ssrsim" study run "$folder/$kind.toml" > /dev/null
    "$ssrsim" study analyse "$folder/$kind.toml" -o "$folder/study-$kind.html" > /dev/null
done
node tests/browser/fixture.mjs "$folder/fixture.html"
node tests/browser/report_page.mjs "$folder"/{fixture,minimal,explained,teaching,burundi,haiti,study-saltelli,study-sobol_sequence,study-morris}.html "$folder"/hostile*.html
node tests/browser/damaged.mjs

# Workshops: digests of the program and of the page are equal, and everything on it can be used.
exercises=(minimal.toml=0 teaching/scenario.toml=6 burundi/scenario.toml=2 haiti/scenario.toml=2)
for entry in "${exercises[@]}"; do
    scenario=${entry%=*}
    page=$folder/workshop-${scenario%%[./]*}.html
    "$ssrsim" workshop "$scenarios/$scenario" -o "$page" --replicates 30
    digest=$("$ssrsim" run "$scenarios/$scenario" --replicates 30 --json |
        /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])')
    node tests/browser/workshop.mjs "$page" "$digest" "${entry#*=}"
done
