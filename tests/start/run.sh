#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Start of the console with the example fleet beside two known Qt programs: tests/start/run.sh [ROUNDS]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
build=$root/build/release
declare -A packages=([Xvfb]=xvfb [openbox]=openbox [dbus-run-session]=dbus [qbittorrent]=qbittorrent [keepassxc]=keepassxc)
missing=()
for program in "${!packages[@]}"; do command -v "$program" >/dev/null || missing+=("${packages[$program]}"); done
/usr/bin/python3 -c 'import Xlib' 2>/dev/null || missing+=(python3-xlib)
if [ ${#missing[@]} -gt 0 ]; then
    elevate=()
    [ "$(id -u)" -eq 0 ] || elevate=(sudo)
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
fi
if [ -z "${TIDEGATE_START_BUILT:-}" ]; then
    [ -f "$build/build.ninja" ] || (cd "$root" && cmake --preset release >&2)
    cmake --build "$build" --target tidegate >&2
fi

work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$work/display" 2>/dev/null &
pids+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.05; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
export QT_QPA_PLATFORM=xcb
openbox 2>/dev/null &
pids+=($!)
sleep 0.5
dbus-run-session -- /usr/bin/python3 "$here/start.py" "${1:-5}" "tidegate=${TIDEGATE_CONSOLE:-$build/bin/tidegate} --demo" \
    "qbittorrent=qbittorrent --no-splash" keepassxc=keepassxc
