#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a user of the console waits for as the fleet grows: tests/bench/console.sh [TARGETS...], 1,000, 10,000 and 100,000 when none is named.
# Prints when the first targets and all of them are there, keystrokes in the filter, 1,000 health changes a second and the memory for each
# size; nothing is asserted. Builds with the preset release. Runs offscreen unless QT_QPA_PLATFORM says otherwise.
set -euo pipefail
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
build=$root/build/release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000 100000)

if [ -z "${TIDEGATE_BENCH_BUILT:-}" ]; then
    (cd "$root" && cmake --preset release >&2 && cmake --build "$build" --target benchseed consolebench >&2)
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
for size in "${sizes[@]}"; do
    "$build/tests/benchseed" "$work/$size.db" 20 $((size / 20)) 10
    "$build/tests/consolebench" "$work/$size.db"
    rm -f "$work/$size.db"*
done
