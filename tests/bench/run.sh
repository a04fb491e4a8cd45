#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Requests a second of the server against Fastify with better-sqlite3, over the same rows: ./dev bench [ROUNDS [SECONDS]]
# Rounds are interleaved, so that a noisy machine disturbs all alike; the table shows medians. Then what 300 followers of the event stream
# cost a writer (followers.py). Exits 3 when a goal is missed.
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

start_tidegate tidegate "sqlite://$work/tidegate.db" 1
start rows node "$here/peer.mjs" rows "$work/peer.db" 0
start database node "$here/peer.mjs" database "$work/peer.db" 0
start bare "$build/tests/bareserver" --port 0
find_paths tidegate
compare_answers tidegate rows database

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

heading
row 'one target' one tidegate 1.2 1
row '20 environments' environments tidegate 2.5 1
row '1,000 targets' targets tidegate 5 1
row 'static answer' static bare 1.3 1
echo
stop_servers # those of the table, so that the next has the machine for itself
"$here/followers.py" "$build/bin/tidegate-server" --rounds "$rounds" || failed=1
[ "$failed" -eq 0 ] || exit 3
