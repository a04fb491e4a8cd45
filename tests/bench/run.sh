#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Requests a second of the server against Fastify with better-sqlite3, over the same rows: ./dev bench [ROUNDS [SECONDS]]
# Rounds are interleaved, so that a noisy machine disturbs all alike; the table shows medians. Then what 300 followers of the event stream
# cost a writer (followers.py). Exits 3 when a goal is missed.
# The peers are installed once into ${TIDEGATE_BENCH_DIR:-~/.cache/tidegate-bench}, never into the tree.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
rounds=${1:-3}
seconds=${2:-4}
cache=${TIDEGATE_BENCH_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-bench}
build=$root/build/release
work=$(mktemp -d)
pids=()

say() { printf '%s\n' "$*" >&2; }

stop_all() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop_all EXIT

install_tools() {
    local missing=()
    command -v wrk >/dev/null || missing+=(wrk)
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [ ${#missing[@]} -eq 0 ] && return
    local elevate=()
    [ "$(id -u)" -eq 0 ] || elevate=(sudo)
    say "Installing: ${missing[*]}"
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
}

install_peers() {
    [ -f "$cache/node_modules/better-sqlite3/build/Release/better_sqlite3.node" ] && [ -d "$cache/node_modules/fastify" ] && return
    local fastify=5 # which needs Node 20
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fastify=4
    mkdir -p "$cache"
    echo '{ "private": true }' >"$cache/package.json"
    say "Installing fastify@$fastify and better-sqlite3@11 into $cache"
    (cd "$cache" && npm install --no-audit --no-fund --loglevel=error "fastify@$fastify" better-sqlite3@11 >&2)
}

build_release() {
    if [ ! -f "$build/build.ninja" ]; then
        (cd "$root" && cmake --preset release >&2)
    fi
    [ -n "${TIDEGATE_BENCH_BUILT:-}" ] || cmake --build "$build" --target tidegate-server bareserver benchseed >&2
}

# start NAME COMMAND...: runs a server that prints its base URL as the last word of a line, and remembers it in url[NAME].
declare -A url process
start() {
    local name=$1
    shift
    "$@" >"$work/$name.out" 2>"$work/$name.err" &
    pids+=($!)
    process[$name]=$!
    for _ in $(seq 200); do
        if grep -q 'http://' "$work/$name.out"; then
            url[$name]=$(grep -o 'http://[^ ]*' "$work/$name.out" | head -1)
            return
        fi
        sleep 0.05
    done
    say "$name did not start: $(cat "$work/$name.err")"
    exit 1
}

# Ticks of a hundredth of a second that a process has computed.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }

# load NAME PATH: requests a second, and microseconds of CPU a request, which a busy machine disturbs less. Any answer but 2xx makes
# the figures worthless.
load() {
    local out before
    before=$(ticks "${process[$1]}")
    out=$(wrk -c32 -t1 "-d${seconds}s" -H "Authorization: Bearer $token" "${url[$1]}$2")
    if grep -q 'Non-2xx' <<<"$out"; then
        say "$1 refused requests for $2: $out"
        exit 1
    fi
    awk -v used=$(($(ticks "${process[$1]}") - before)) '/requests in/ { all = $1 } /Requests\/sec/ { print $2, used * 10000 / all }' <<<"$out"
}

# median COLUMN
median() { cut -d' ' -f"$1" | sort -g | awk '{ a[NR] = $1 } END { print (NR % 2) ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

install_tools
install_peers
build_release
export BENCH_MODULES=$cache

say "Seeding 20 environments of 1,000 targets"
"$build/tests/benchseed" "$work/tidegate.db"
token=$("$build/bin/tidegate-server" --database "sqlite://$work/tidegate.db" --role admin --name bench token create)
node "$here/peerdata.mjs" "$work/tidegate.db" "$work/peer.db" "$token"

start tidegate "$build/bin/tidegate-server" serve --threads 1 --listen 127.0.0.1:0 --database "sqlite://$work/tidegate.db" \
    --connections-per-address 128 --log-level warning
start rows node "$here/peer.mjs" rows "$work/peer.db" 0
start database node "$here/peer.mjs" database "$work/peer.db" 0
start bare "$build/tests/bareserver" --port 0

environment=$(curl -fsS -H "Authorization: Bearer $token" "${url[tidegate]}/api/v1/environments" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
target=$(curl -fsS -H "Authorization: Bearer $token" "${url[tidegate]}/api/v1/targets?environmentId=$environment&limit=500" | grep -o '"id":"[^"]*","environmentId"' | tail -1 | cut -d'"' -f4)
declare -A path=([one]=/api/v1/targets/$target [environments]=/api/v1/environments [targets]="/api/v1/targets?environmentId=$environment&limit=1000" [static]=/bare)
for case in one environments targets; do
    rows=$(node "$here/compare.mjs" "$token" "${path[$case]}" "${url[tidegate]}" "${url[rows]}" "${url[database]}")
    say "$case: all three answer the same JSON, $rows row(s)"
done

# Round 0 only warms caches and compilers up.
for round in $(seq 0 "$rounds"); do
    say "Round $round of $rounds"
    [ "$round" -ne 1 ] || rm -f "$work"/{one,environments,targets,static}.*
    for case in one environments targets; do
        for server in tidegate rows database; do
            load "$server" "${path[$case]}" >>"$work/$case.$server"
        done
    done
    for server in bare rows; do
        load "$server" "${path[static]}" >>"$work/static.$server"
    done
done

failed=0
# row TITLE CASE OURS GOAL-ROWS GOAL-DATABASE
row() {
    local ours idiomatic tuned=- cpu
    ours=$(median 1 <"$work/$2.$3")
    idiomatic=$(median 1 <"$work/$2.rows")
    cpu="$(median 2 <"$work/$2.$3") $(median 2 <"$work/$2.rows")"
    if [ -f "$work/$2.database" ]; then
        tuned=$(median 1 <"$work/$2.database")
        cpu+=" $(median 2 <"$work/$2.database")"
    fi
    awk -v title="$1" -v ours="$ours" -v rows="$idiomatic" -v database="$tuned" -v goal="$4" -v tunedGoal="$5" -v cpu="$cpu" 'BEGIN {
        split(cpu, us, " ")
        met = ours / rows >= goal && (database == "-" || ours / database > tunedGoal)
        printf "%-16s %10.0f %10.0f %10s %8.2f %6.1f %8s  %-6s  %s\n", title, ours, rows, database == "-" ? "-" : sprintf("%.0f", database), ours / rows, goal,
            database == "-" ? "-" : sprintf("%.2f", ours / database), met ? "met" : "MISSED",
            sprintf("%.0f / %.0f / ", us[1], us[2]) (us[3] ? sprintf("%.0f", us[3]) : "-")
        exit met ? 0 : 1 }' || failed=1
}
printf '%-16s %10s %10s %10s %8s %6s %8s  %-6s  %s\n' 'requests/s' tidegate fastify fastify+db /fastify goal '/tuned>1' '' 'CPU us a request'
row 'one target' one tidegate 1.2 1
row '20 environments' environments tidegate 2.5 1
row '1,000 targets' targets tidegate 5 1
row 'static answer' static bare 1.3 1
echo
kill "${pids[@]}" # the servers of the table, so that the next has the machine for itself
wait
pids=()
"$here/followers.py" "$build/bin/tidegate-server" --rounds "$rounds" || failed=1
[ "$failed" -eq 0 ] || exit 3
