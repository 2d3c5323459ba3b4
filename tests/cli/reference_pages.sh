#!/usr/bin/env bash
# The generated pages are those that the declarations give now; tools/generate-reference mends them.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$SSRSIM" describe --markdown | diff -u "$root/docs/reference/scenario.md" - | head -20
"$SSRSIM" describe --json-schema | diff -u "$root/docs/reference/scenario.schema.json" - | head -20
"$SSRSIM" describe --events | diff -u "$root/docs/reference/events.md" - | head -20
