#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Slow clients against the server: tests/abuse/run.sh [CONNECTIONS [SECONDS]]
# slowhttptest holds back headers (-H), bodies (-B) and the reading of answers (-X) from 127.0.0.1, while an honest client asks from
# 127.0.0.2, because connections are counted by address. Exits 3 when the honest client is not served or memory grows.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
connections=${1:-800}
seconds=${2:-30}
build=$root/build/release
server=${TIDEGATE_SERVER:-$build/bin/tidegate-server}
work=$(mktemp -d)
trap 'kill "${pid:-0}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
ulimit -n 4096

if ! command -v slowhttptest >/dev/null; then
    elevate=()
    [ "$(id -u)" -eq 0 ] || elevate=(sudo)
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends slowhttptest >&2
fi
if [ ! -x "$server" ]; then
    [ -f "$build/build.ninja" ] || (cd "$root" && cmake --preset release >&2)
    cmake --build "$build" --target tidegate-server >&2
fi

database=sqlite://$work/tidegate.db
"$server" --database "$database" demo load >/dev/null
token=$("$server" --database "$database" --role viewer --name honest token create)
"$server" serve --database "$database" --listen 127.0.0.1:0 --log-level critical --ready-file "$work/ready" >/dev/null &
pid=$!
for _ in $(seq 200); do [ -f "$work/ready" ] && break; sleep 0.05; done
url=$(cat "$work/ready")
large=$url/api/v1/targets

rss() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status"; }
honest() { /usr/bin/python3 "$here/legitimate.py" "$url" "$token" /api/v1/environments "$1"; }
figure() { grep -o "\"$1\": [0-9.]*" <<<"$2" | cut -d' ' -f2; }

failed=0
# attack TITLE OPTIONS...: one kind of slow client beside the honest one.
attack() {
    local title=$1 before after quiet during held verdict=held
    shift
    before=$(rss)
    quiet=$(honest 5)
    slowhttptest -c "$connections" -r 200 -l "$seconds" -i 5 -v 1 "$@" >"$work/attack.out" 2>&1 &
    local attacker=$!
    sleep 3
    held=$(find "/proc/$pid/fd" -lname 'socket:*' | wc -l)
    during=$(honest "$((seconds - 5))")
    wait "$attacker" || true
    after=$(rss)
    if ! kill -0 "$pid" || [ "$(figure failed "$during")" != 0 ] || [ $((after - before)) -gt 64 ] ||
        ! awk -v p="$(figure p99 "$during")" 'BEGIN { exit !(p <= 250) }'; then
        verdict=BROKEN
        failed=1
    fi
    printf '%-14s %9s %7s %10s %11s %9s %8s MiB  %s\n' "$title" "$(figure requests "$during")" "$(figure failed "$during")" \
        "$(figure p99 "$quiet") ms" "$(figure p99 "$during") ms" "$held" "$before-$after" "$verdict"
}

printf '%-14s %9s %7s %10s %11s %9s %12s  %s\n' "$connections slow" requests failed 'p99 quiet' 'p99 attack' sockets 'RSS' verdict
attack 'headers (-H)' -H -u "$url/api/v1/environments"
attack 'bodies (-B)' -B -s 8192 -f application/json -u "$large"
# The token goes in behind the Accept field, so that the answer is a long one.
attack 'reading (-X)' -X -w 10 -y 20 -n 5 -z 32 -k 3 -m $'application/json\r\nAuthorization: Bearer '"$token" -u "$large"
[ "$failed" -eq 0 ] || exit 3
