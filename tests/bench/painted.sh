#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How soon a freeze that is made at one of two servers is painted by the console at the other: ./dev bench painted [FREEZES], 200 when no number is given.
# Both servers share a Postgres of the benchmark's own whose commits are on the disk; the consoles run offscreen unless QT_QPA_PLATFORM says otherwise. Builds
# with the preset release. Exits 3 when the p99 is a second or more.
set -euo pipefail
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
build=$root/build/release

if [ -z "${TIDEGATE_BENCH_BUILT:-}" ]; then
    (cd "$root" && cmake --preset release >&2 && cmake --build "$build" --target tidegate-server paintedbench >&2)
fi
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "$build/tests/paintedbench" "$build/bin/tidegate-server" "${1:-200}"
