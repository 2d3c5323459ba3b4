#!/usr/bin/env bash
# Builds the packages from two folders without git, as from a tarball: they must be the same byte for byte, and what they hold must run.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/package
rm -rf "$work"
mkdir -p "$work"
export SOURCE_DATE_EPOCH=1136073600 CCACHE_DISABLE=1

for folder in one another/deeper; do
    mkdir -p "$work/$folder"
    tar --create --exclude=./build --exclude=./results --exclude=./.git . | tar --extract --directory="$work/$folder"
    (
        cd "$work/$folder"
        tools/build release package
        mv build/release/packages "$work/${folder%%/*}.packages"
    )
done
rm -rf "$work"/*.packages/_CPack_Packages
diff --recursive "$work/one.packages" "$work/another.packages"

installed=$work/installed
dpkg-deb --extract "$work"/one.packages/*.deb "$installed"
"$installed/usr/bin/ssrsim" --version
diff --recursive scenarios "$installed/usr/share/ssrsim/scenarios"
[ -f "$installed/usr/share/doc/ssrsim/LICENSE" ]
depends=$(dpkg-deb --field "$work"/one.packages/*.deb Depends)
for library in libtbb12 libhdf5 libfmt9 libssl3 libxlsxwriter4 libzip4 libpugixml1v5; do
    [[ $depends == *$library* ]] || {
        echo "the package does not ask for $library: $depends" >&2
        exit 1
    }
done
tar --extract --directory="$work" --file "$(echo "$work"/one.packages/*.tar.gz)"
(cd "$work"/ssrsim-*/ && bin/ssrsim --version > /dev/null)
if grep --quiet --binary "$work/one" "$installed/usr/bin/ssrsim"; then
    echo "the program contains the path of the folder it was built in" >&2
    exit 1
fi
sha256sum "$work"/one.packages/*
