#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Verdicts, the fleet page, its facets and the table of versions with 1,000, 10,000 and 100,000 targets of 10 components, on both databases:
# ./dev bench fleet [ROUNDS [TARGETS...]]; of another build with TIDEGATE_PRESET=dev.
# Each figure is the best of the rounds. With 100,000 targets there are goals, and each figure may be at most twice as much as ten times the one of 10,000: else it
# exits 3.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
rounds=${1:-5}
shift || true
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000 100000)
components=10
. "$here/common.sh"
. "$here/cluster.sh"

install_tools postgresql python3
build_release tidegate-server benchseed
start_cluster "max_connections = 50"

# push_fleet DATABASE-KIND URL TARGETS
push_fleet() {
    local pushed
    pushed=$("$build/tests/benchseed" fleet "$2" "$3" "$components")
    awk -v what="$1 $3 push" '{ printf "%s %.0f %.0f -\n", what, $1 * 1000, $2 * 1000 }' <<<"$pushed" | tee -a "$work/figures" >&2
}

# measure_fleet DATABASE-KIND URL TARGETS [POSTMASTER]: appends "KIND TARGETS NAME MS CPU CPU-OF-POSTGRES" to figures.
measure_fleet() {
    local kind=$1 database=$2 targets=$3
    [ "$kind" = sqlite ] || sql "fleet$targets" -qc "VACUUM ANALYZE" -c "CHECKPOINT"
    token=$("$build/bin/tidegate-server" --database "$database" --role admin --name bench token create)
    start_tidegate "$kind$targets" "$database" 1
    "$here/fleetload.py" "${url[$kind$targets]}" "$token" "$rounds" "${process[$kind$targets]}" "${@:4}" | sed "s/^/$kind $targets /" | tee -a "$work/figures" >&2
    stop_servers
}

for targets in "${sizes[@]}"; do
    say "$targets targets, load $(cut -d' ' -f1-3 /proc/loadavg)"
    push_fleet sqlite "sqlite://$work/fleet$targets.db" "$targets"
    sql postgres -qc "CREATE DATABASE fleet$targets OWNER tidegate"
    if [ "$targets" -le 10000 ]; then
        "$build/bin/tidegate-server" --database "$(database_url "fleet$targets")" migrate >&2
        push_fleet postgres "$(database_url "fleet$targets")" "$targets"
    else # it would take a quarter of an hour
        "$build/bin/tidegate-server" copy --from "sqlite://$work/fleet$targets.db" --to "$(database_url "fleet$targets")" >&2
    fi
    measure_fleet sqlite "sqlite://$work/fleet$targets.db" "$targets"
    measure_fleet postgres "$(database_url "fleet$targets")" "$targets" "$postmaster"
done

awk '
    BEGIN {
        goal["recompute"] = 150; goal["first-page"] = goal["first-drifted"] = goal["by-environment"] = goal["by-release"] = goal["by-component"] = 50
        printf "%-9s %8s %-15s %10s %10s %10s %8s\n", "database", "targets", "what", "ms", "CPU ms", "Postgres", ""
    }
    {
        verdict = ""
        if ($2 == 100000 && ($3 in goal))
            verdict = $4 <= goal[$3] ? "met" : "MISSED"
        if ($2 == 100000 && (($1, $3) in tenth) && $3 != "peak-memory" && $4 > 5 && $4 > 20 * tenth[$1, $3])
            verdict = verdict " NOT LINEAR"
        if ($2 == 10000)
            tenth[$1, $3] = $4
        failed = failed || verdict ~ /MISSED|NOT/
        printf "%-9s %8d %-15s %10s %10s %10s %s\n", $1, $2, $3, $4, $5, $6, verdict
    }
    END { exit failed ? 3 : 0 }' "$work/figures"
