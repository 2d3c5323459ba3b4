#!/usr/bin/env bash
# Compiles the arithmetic and the model by two compilers, without and with optimisation, for the
# baseline, for the widest instruction set here and as a release, and compares the bits they compute:
# a digest of every function of core, and digests of whole runs. Warnings are the build's to tell.
# Use: tests/determinism/compare.sh [SCENARIO.toml]
set -euo pipefail
cd "$(dirname "$0")/../.."
scenario=${1:-scenarios/minimal.toml}
jobs=$(nproc)
out=build/compilers
launcher=$(command -v ccache || true)

# As cmake/options.cmake has them: functions of SSRSIM_WIDE are compiled for several processors.
released="-O3 -DNDEBUG -fno-math-errno -fno-trapping-math"
[ "$(uname -m)" != x86_64 ] || released+=" -mprefer-vector-width=512"
# name | compiler | options
variants=(
    "g++ -O0|g++|-O0"
    "g++ -O2|g++|-O2"
    "g++ -O3 native|g++|-O3 -march=native"
    "g++ released|g++|$released"
    "clang-19 -O0|clang++-19|-O0"
    "clang-19 -O3|clang++-19|-O3"
    "clang-19 -O3 native|clang++-19|-O3 -march=native"
    "clang-19 released|clang++-19|$released"
)

mapfile -t sources < <(ls sim/{core,designs,scenario,scenario_io,world,model,record,run}/*.cpp)
first_core= first_model= status=0
for variant in "${variants[@]}"; do
    IFS='|' read -r name compiler options <<< "$variant"
    command -v "$compiler" > /dev/null || { echo "compare.sh: $compiler is missing" >&2; exit 1; }
    folder=$out/${name// /_}
    mkdir -p "$folder"
    flags="-std=c++20 -w $options -ffp-contract=off -DTOML_EXCEPTIONS=0 -DTOML_ENABLE_WINDOWS_COMPAT=0 -DFMT_HEADER_ONLY -Isim"
    printf '%s\n' "${sources[@]}" tests/determinism/{core,model}_digest.cpp |
        xargs -P "$jobs" -I{} sh -c \
            'o=$1/$(echo "$2" | tr / _).o; exec $3 $4 $5 -c "$2" -o "$o"' _ "$folder" {} "$launcher" "$compiler" "$flags"
    objects=()
    for source in "${sources[@]}"; do objects+=("$folder/${source//\//_}.o"); done
    # shellcheck disable=SC2086
    "$compiler" $options "${objects[@]}" "$folder"/tests_determinism_core_digest.cpp.o -o "$folder/core_digest"
    # shellcheck disable=SC2086
    "$compiler" $options "${objects[@]}" "$folder"/tests_determinism_model_digest.cpp.o -o "$folder/model_digest"
    core=$("$folder/core_digest" | tail -n 1)
    model=$("$folder/model_digest" "$scenario")
    printf '%-22s core %s  model %s\n' "$name" "$core" "$model"
    first_core=${first_core:-$core}
    first_model=${first_model:-$model}
    if [ "$core" != "$first_core" ] || [ "$model" != "$first_model" ]; then
        echo "compare.sh: $name computes other bits" >&2
        status=1
    fi
done
exit $status
