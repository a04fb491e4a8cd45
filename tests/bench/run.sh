#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Requests a second of the server against Fastify with better-sqlite3, over the same rows: ./dev bench [ROUNDS [SECONDS]]
# Rounds are interleaved, so that a noisy machine disturbs all alike; the tables show medians: against Fastify, against a static answer by the CPU that
# an answer takes, and two threads on two cores against one on one. Then what 300 followers of the event stream cost a writer (followers.py). Exits 3 when
# a goal is missed.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
rounds=${1:-3}
seconds=${2:-4}
. "$here/common.sh"

install_tools
install_peers better-sqlite3@11
build_release tidegate-server bareserver benchseed

say "Seeding 20 environments of 1,000 targets"
"$build/tests/benchseed" "$work/tidegate.db"
token=$("$build/bin/tidegate-server" --database "sqlite://$work/tidegate.db" --role admin --name bench token create)
node "$here/peerdata.mjs" "$work/tidegate.db" "$work/peer.db" "$token"

cp "$work/tidegate.db" "$work/two.db" # a server has its file for itself
start_tidegate tidegate "sqlite://$work/tidegate.db" 1
start_tidegate two "sqlite://$work/two.db" 2
start rows node "$here/peer.mjs" rows "$work/peer.db" 0
start database node "$here/peer.mjs" database "$work/peer.db" 0
start bare "$build/tests/bareserver" --port 0
find_paths tidegate
compare_answers tidegate two rows database

# Who asks shares the cores with who answers, one or two, so that it takes its part of each alike. One thread of wrk and 32 connections a core: with 32
# for both, each of them has nothing to do for a seventh of the time; with 64 for one it answers no more than with 32.
cores=($(taskset -cp $$ | sed 's/.*: //' | awk -F, '{ for (i = 1; i <= NF; ++i) { n = split($i, r, "-"); for (c = r[1]; c <= r[n]; ++c) print c } }'))
[ ${#cores[@]} -ge 2 ] || { say 'Two cores are needed'; exit 1; }
first=${cores[0]}
both=${cores[0]},${cores[1]}

# on_cores CORES SERVER PATH [WRK ARGUMENTS...]
on_cores() {
    local used=$1 server=$2
    shift
    taskset -acp "$used" "${process[$server]}" >/dev/null
    WRK_CORES=$used WRK_THREADS=$(awk -F, '{ print NF }' <<<"$used") load "$@"
}

# Round 0 only warms caches and compilers up.
for round in $(seq 0 "$rounds"); do
    say "Round $round of $rounds"
    [ "$round" -ne 1 ] || rm -f "$work"/{one,environments,targets,static,anew}.*
    for case in one environments targets; do
        for server in tidegate rows database; do
            load "$server" "${path[$case]}" >>"$work/$case.$server"
        done
    done
    for server in bare rows; do
        load "$server" "${path[static]}" >>"$work/static.$server"
    done
    BENCH_PATH=${path[targets]%limit=*} load tidegate "" -s "$here/anew.lua" >>"$work/anew.tidegate"
    for case in one environments targets; do
        on_cores "$first" tidegate "${path[$case]}" >>"$work/$case.core"
        on_cores "$both" two "${path[$case]}" >>"$work/$case.cores"
    done
    BENCH_PATH=${path[targets]%limit=*} on_cores "$first" tidegate "" -s "$here/anew.lua" >>"$work/anew.core"
    BENCH_PATH=${path[targets]%limit=*} on_cores "$both" two "" -s "$here/anew.lua" >>"$work/anew.cores"
    taskset -acp "${cores[0]}-${cores[-1]}" "${process[tidegate]}" >/dev/null
done

heading
row 'one target' one tidegate 1.2 1
row '20 environments' environments tidegate 2.5 1
row '1,000 targets' targets tidegate 5 1
row 'static answer' static bare 1.3 1
echo

# times_static TITLE CASE GOAL: how many times the CPU of a static answer; "-" is no goal.
times_static() {
    awk -v title="$1" -v ours="$(median 2 <"$work/$2.tidegate")" -v static="$(median 2 <"$work/static.bare")" -v goal="$3" 'BEGIN {
        met = goal == "-" || ours / static <= goal
        printf "%-28s %10.1f %10.1f %8.1f %6s  %s\n", title, ours, static, ours / static, goal, goal == "-" ? "" : met ? "met" : "MISSED"
        exit met ? 0 : 1 }' || failed=1
}
printf '%-28s %10s %10s %8s %6s\n' 'CPU us a request' tidegate static /static goal
times_static 'one target' one 2.5
times_static '20 environments' environments 4
times_static '1,000 targets' targets 100
times_static '1,000 targets, never kept' anew -
echo

# scale_row TITLE CASE GOAL: requests a second of two threads on two cores against one on one, wrk on the same, with as many connections a core.
scale_row() {
    awk -v title="$1" -v two="$(median 1 <"$work/$2.cores")" -v one="$(median 1 <"$work/$2.core")" -v goal="$3" 'BEGIN {
        met = goal == "-" || two / one >= goal
        printf "%-28s %10.0f %10.0f %8.2f %6s  %s\n", title, two, one, two / one, goal, goal == "-" ? "" : met ? "met" : "MISSED"
        exit met ? 0 : 1 }' || failed=1
}
printf '%-28s %10s %10s %8s %6s\n' 'requests/s' '2 cores' '1 core' ratio goal
scale_row 'one target' one 1.8
scale_row '20 environments' environments 1.8
scale_row '1,000 targets' targets 1.8
scale_row '1,000 targets, never kept' anew 1.8
echo
stop_servers # those of the table, so that the next has the machine for itself
"$here/followers.py" "$build/bin/tidegate-server" --rounds "$rounds" || failed=1
[ "$failed" -eq 0 ] || exit 3
