#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One round of health checks of many engines on loopback, beside prometheus-blackbox-exporter on the same addresses: ./dev bench round [TARGETS [ROUNDS]]
# A check of an engine asks three things (is it there, what runs, which images these are), judges them and stores what it saw; the exporter asks one, and is
# asked for it over HTTP as Prometheus would. CPU is that of the process alone, user and system. TIDEGATE_BENCH_DATABASE=postgres has the server on Postgres.
#
#   asked       all at once, by a health check of each environment; what may be in flight is the server's bound for a tenant
#   scheduled   by the clock, every 30 s: a fleet that was never checked, then two rounds more, with the commits of these
#
# The exporter is asked for as many at once as the server has in flight. Exits 3 when a round that is asked for takes more CPU or time than the exporter's.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
targets=${1:-10000}
rounds=${2:-3}
seconds=1
environments=10
interval=30
atOnce=56 # CheckLimits::perTenant
. "$here/common.sh"

install_tools prometheus-blackbox-exporter curl jq procps
build_release tidegate-server benchseed engines

# Seconds with a fraction: of the clock, and of CPU that a process has used.
now() { date +%s.%N; }
cpu() { awk -v id="$1" 'BEGIN { getline < ("/proc/" id "/stat"); sub(/.*\) /, ""); print ($12 + $13) / 100 }'; }
peak() { awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }
less() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a - b }'; }

api() { curl -fsS -H "Authorization: Bearer $token" "$@"; }

# What the engines were asked for, and the connections for it.
asked() { curl -fsS "${url[engines]}/asked" | jq -r --arg what "$1" '.[$what] // 0'; }
commits() { api "${url[$1]}/metrics" | awk '/^tidegate_database_commits_total/ { print $2 }'; }
questions() { curl -fsS "${url[engines]}/asked" | jq '(.pings // 0) + (.containers // 0) + (.images // 0)'; }
port_of() { sed 's/.*://' <<<"${url[$1]}"; }

start_checker() { # NAME DATABASE
    start "$1" "$build/bin/tidegate-server" serve --threads 1 --listen 127.0.0.1:0 --database "$2" --log-level warning \
        --allow-network "127.0.0.0/8:$(port_of engines)"
}

# A new database of targets that were never checked: seed NAME INTERVAL. Its URL is in $database.
seed() {
    "$build/tests/benchseed" "$work/$1.db" "$environments" $((targets / environments)) 0 0 "$(port_of engines)" "$2"
    database=sqlite://$work/$1.db
    token=$("$build/bin/tidegate-server" --database "$database" --role admin --name bench token create)
    [ "${TIDEGATE_BENCH_DATABASE:-}" = postgres ] || return 0
    sql postgres -qc "CREATE DATABASE $1 OWNER tidegate"
    "$build/bin/tidegate-server" copy --with-tokens --from "$database" --to "$(database_url "$1")" >&2
    database=$(database_url "$1")
}

end() { # NAME
    kill "${process[$1]}"
    wait "${process[$1]}" 2>/dev/null || true
}

# wait_for WHAT COUNT: until the engines were asked that often; a file of the round's figures is nobody's before.
wait_for() {
    local until=$((SECONDS + 300))
    while [ "$(asked "$1")" -lt "$2" ]; do
        [ "$SECONDS" -lt "$until" ] || { say "The round does not end: $(curl -fsS "${url[engines]}/asked")"; exit 1; }
        sleep 0.1
    done
}

# Until every operation of the file has ended; a partial one is no round.
wait_for_operations() {
    local id status
    while read -r id; do
        until status=$(api "${url[$1]}/api/v1/operations/$id" | jq -r .status) && [ "$status" != queued ] && [ "$status" != running ]; do
            sleep 0.1
        done
        [ "$status" = succeeded ] || { say "An operation ended as $status"; exit 1; }
    done <"$work/operations"
}

# Seconds, CPU seconds, MiB, requests a check and commits of a round that is asked for.
asked_round() {
    local began used images before id
    images=$(asked images)
    before=$(questions)
    committed=$(commits asked)
    used=$(cpu "${process[asked]}")
    began=$(now)
    for id in $(api "${url[asked]}/api/v1/environments" | jq -r '.[].id'); do
        api -X POST "${url[asked]}/api/v1/environments/$id/health-check" | jq -r '.operationId // .id'
    done >"$work/operations"
    wait_for images $((images + targets))
    wait_for_operations asked
    echo "$(less "$(now)" "$began") $(less "$(cpu "${process[asked]}")" "$used") $(peak "${process[asked]}")" \
        "$(awk -v all=$(($(questions) - before)) -v targets="$targets" 'BEGIN { printf "%.2f", all / targets }')" \
        $(($(commits asked) - committed))
}

# The same of the exporter, which answers for 250 addresses of each third part of an address at once.
exporter_round() {
    local began used each=$((targets / environments))
    rm -rf "$work/probed"
    mkdir "$work/probed"
    used=$(cpu "${process[exporter]}")
    began=$(now)
    curl -fsS --no-progress-meter --parallel --parallel-immediate --parallel-max "$atOnce" -o "$work/probed/#1-#2-#3" \
        "${url[exporter]}/probe?module=http_2xx&target=http://127.[1-$environments].[1-$((each / 250))].[1-250]:$(port_of engines)/_ping"
    echo "$(less "$(now)" "$began") $(less "$(cpu "${process[exporter]}")" "$used") $(peak "${process[exporter]}") 1.00 -"
    [ "$(grep -lrx 'probe_success 1' "$work/probed" | wc -l)" -eq "$targets" ] || { say "The exporter did not reach all"; exit 1; }
}

# show TITLE FILE: the medians of its columns.
show() {
    local column line=()
    for column in 1 2 3 4 5; do
        line+=("$(median "$column" <"$2")")
    done
    printf '%-34s %8.2f %8.2f %8.0f %10.2f %9s\n' "$1" "${line[@]}"
}

start engines "$build/tests/engines"
if [ "${TIDEGATE_BENCH_DATABASE:-}" = postgres ]; then
    . "$here/cluster.sh"
    start_cluster
fi
printf 'modules: { http_2xx: { prober: http } }\n' >"$work/blackbox.yml"
exporterPort=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
start exporter sh -c 'echo "http://127.0.0.1:$0"; exec prometheus-blackbox-exporter --config.file="$1" --web.listen-address="127.0.0.1:$0" --log.level=error' \
    "$exporterPort" "$work/blackbox.yml"
until curl -fsS -o /dev/null "${url[exporter]}/-/healthy" 2>/dev/null; do sleep 0.05; done

say "Seeding $targets engines"
seed asked 0
start_checker asked "$database"
for round in $(seq 0 "$rounds"); do # round 0 stores what all of them are for the first time
    say "Round $round of $rounds"
    asked_round >>"$work/tidegate.$([ "$round" -eq 0 ] && echo first || echo asked)"
    exporter_round >>"$work/exporter"
done
end asked

say "Scheduled, every $interval s"
seed scheduled "$interval"
containers=$(asked containers) before=$(questions)
began=$(now)
start_checker scheduled "$database"
wait_for containers $((containers + targets))
echo "$(less "$(now)" "$began") $(cpu "${process[scheduled]}") $(peak "${process[scheduled]}")" \
    "$(awk -v all=$(($(questions) - before)) -v targets="$targets" 'BEGIN { print all / targets }') $(commits scheduled)" >"$work/tidegate.scheduled"
sleep "$interval" # what came at once is spread over the interval
used=$(cpu "${process[scheduled]}") committed=$(commits scheduled) containers=$(asked containers) before=$(questions)
sleep $((2 * interval))
awk -v cpu="$(less "$(cpu "${process[scheduled]}")" "$used")" -v commits=$(($(commits scheduled) - committed)) -v peak="$(peak "${process[scheduled]}")" \
    -v checks=$(($(asked containers) - containers)) -v questions=$(($(questions) - before)) -v targets="$targets" -v interval="$interval" 'BEGIN {
    rounds = checks / targets
    print interval, cpu / rounds, peak, questions / checks, commits / rounds
    printf "%.0f checks in %d s: %.1f commits a second, %.1f %% of a core\n", checks, 2 * interval, commits / 2 / interval, cpu * 50 / interval >"/dev/stderr" }' >"$work/tidegate.steady"
end scheduled

echo
printf '%-34s %8s %8s %8s %10s %9s\n' "$targets targets" seconds 'CPU s' 'peak MiB' 'requests' commits
show 'asked for, first' "$work/tidegate.first"
show 'asked for' "$work/tidegate.asked"
show 'scheduled, first' "$work/tidegate.scheduled"
show 'scheduled, from then on' "$work/tidegate.steady"
show 'prometheus-blackbox-exporter' "$work/exporter"
for column in 1 2; do
    awk -v ours="$(median "$column" <"$work/tidegate.asked")" -v theirs="$(median "$column" <"$work/exporter")" -v what="$([ "$column" = 1 ] && echo time || echo CPU)" \
        'BEGIN { printf "%s: %.2f of the exporter, goal 1: %s\n", what, ours / theirs, ours <= theirs ? "met" : "MISSED"; exit ours <= theirs ? 0 : 1 }' || failed=1
done
[ "$failed" -eq 0 ] || exit 3
