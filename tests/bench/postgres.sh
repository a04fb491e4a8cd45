#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Requests a second of the server on Postgres against Fastify with node-postgres, over the same rows in the same cluster, with the same token check:
# ./dev bench postgres [ROUNDS [SECONDS]]
# Rounds are interleaved; the tables show medians. CPU is that of the server and, behind the plus, that of Postgres for it. Exits 3 when a goal is missed.
#
# What row-level security costs is seen in two ways: the server on a copy of the database whose policies are switched off after it has started, because it
# starts on none that is open; and its statements by pgbench, where a transaction without security does not name a tenant either.
# What is committed is on the disk, for both.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
rounds=${1:-3}
seconds=${2:-4}
. "$here/common.sh"
. "$here/cluster.sh"
. "$here/peerdata.sh"

tenants=8

# Table by table: in one transaction it would wait for the server, and the server for it.
switch_security_off() {
    sql "$1" -Atc "SELECT format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;', relname) FROM pg_class WHERE relrowsecurity" \
        | sql "$1" -q
}

# statement_time DATABASE FILE: milliseconds of a transaction.
statement_time() { pgbench -n -M prepared -c 1 -T "$seconds" -h "$cluster" -U tidegate -f "$2" "$1" 2>"$work/pgbench.err" | awk '/latency average/ { print $4 }'; }

# The statements of a target and of a list in transactions as the server has them, each sent as a whole.
write_statements() {
    local tenant environment target columns
    tenant=$(sql tidegate -Atc "SELECT tenant_id FROM tokens WHERE id = '$(cut -d_ -f2 <<<"$token")'")
    target=${path[one]##*/}
    environment=$(sed 's/.*environmentId=\([^&]*\).*/\1/' <<<"${path[targets]}")
    columns="SELECT t.*, e.health_check_interval FROM targets t JOIN environments e ON e.tenant_id = t.tenant_id AND e.id = t.environment_id WHERE t.deleted_at IS NULL"
    for name in on off; do
        for kind in one targets; do
            {
                printf '%s\n' '\startpipeline' "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                [ "$name" = off ] || echo "SELECT set_config('tidegate.tenant', '$tenant', true);"
                if [ "$kind" = one ]; then
                    echo "$columns AND t.tenant_id = '$tenant' AND t.id = '$target';"
                else
                    echo "$columns AND t.tenant_id = '$tenant' AND t.environment_id = '$environment' ORDER BY t.name, t.id LIMIT 1000;"
                fi
                printf '%s\n' "COMMIT;" '\endpipeline'
            } >"$work/$kind-$name.sql"
        done
    done
}

install_tools postgresql python3 procps
install_peers pg@8
build_release tidegate-server
start_cluster "max_connections = 200"
sql postgres -qc "CREATE DATABASE tidegate OWNER tidegate" -c "CREATE DATABASE peer OWNER tidegate"
"$build/bin/tidegate-server" --database "$(database_url tidegate)" migrate
say "Filling in $tenants tenants of 20 environments of 1,000 targets"
fill_fleet tidegate "$tenants" 20 1000
puts=() # a token and a path for put.lua of each tenant
for tenant in $(seq "$tenants"); do
    puts+=("$("$here/fleet.py" token "$tenant") /api/v1/targets/$("$here/fleet.py" id 5 $((tenant * 20000)))")
done
token=${puts[0]% *}
fill_peer tidegate peer "${puts[@]% *}"
sql postgres -qc "CREATE DATABASE open TEMPLATE tidegate OWNER tidegate"
for database in tidegate peer open; do
    sql "$database" -qc "VACUUM ANALYZE" -c "CHECKPOINT"
done

start_tidegate tidegate "$(database_url tidegate)" 1
start_tidegate two "$(database_url tidegate)" 2
start_tidegate open "$(database_url open)" 1
switch_security_off open
start rows node "$here/peerpg.mjs" rows "$cluster" peer 0
start database node "$here/peerpg.mjs" database "$cluster" peer 0
start rows-two node "$here/peerpg.mjs" rows "$cluster" peer 0 2
find_paths tidegate
compare_answers tidegate two open rows database rows-two
write_statements

# Round 0 only warms caches and compilers up.
for round in $(seq 0 "$rounds"); do
    say "Round $round of $rounds, load $(cut -d' ' -f1-3 /proc/loadavg)"
    [ "$round" -ne 1 ] || rm -f "$work"/{one,environments,targets,writes-1,writes-8,statement-one,statement-targets}.*
    for case in one environments targets; do
        for server in tidegate rows database open two rows-two; do
            load "$server" "${path[$case]}" >>"$work/$case.$server"
        done
    done
    for server in tidegate rows; do
        BENCH_PUTS=${puts[0]} load "$server" "" -s "$here/put.lua" >>"$work/writes-1.$server"
        BENCH_PUTS=$(printf '%s\n' "${puts[@]}") load "$server" "" -s "$here/put.lua" >>"$work/writes-8.$server"
    done
    for kind in one targets; do
        statement_time tidegate "$work/$kind-on.sql" >>"$work/statement-$kind.on"
        statement_time open "$work/$kind-off.sql" >>"$work/statement-$kind.off"
    done
done

# ratio_row TITLE FILE WITH WITHOUT FORMAT: what row-level security costs, at most 1.2 times. The figures are per second, or of time with "%.3f".
ratio_row() {
    local cpu=
    [ "$5" != '%.0f' ] || cpu="$(cpu_of "$2.$3") / $(cpu_of "$2.$4")"
    awk -v title="$1" -v on="$(median 1 <"$work/$2.$3")" -v off="$(median 1 <"$work/$2.$4")" -v format="$5" -v cpu="$cpu" 'BEGIN {
        ratio = format == "%.0f" ? off / on : on / off
        printf "%-28s %10s %10s %8.2f %6.1f  %-6s  %s\n", title, sprintf(format, on), sprintf(format, off), ratio, 1.2, ratio <= 1.2 ? "met" : "MISSED", cpu
        exit ratio <= 1.2 ? 0 : 1 }' || failed=1
}

heading
row 'one target' one tidegate 1.5 1
row '20 environments' environments tidegate 2.5 1
row '1,000 targets' targets tidegate 5 1
echo
say_two() { printf '%-16s %10s %10s %8s  %s\n' "$1" "$(median 1 <"$work/$2.$3" | xargs printf '%.0f')" "$(median 1 <"$work/$2.$4" | xargs printf '%.0f')" \
    "$(awk -v a="$(median 1 <"$work/$2.$3")" -v b="$(median 1 <"$work/$2.$4")" 'BEGIN { printf "%.2f", a / b }')" "$(cpu_of "$2.$3") / $(cpu_of "$2.$4")"; }
printf '%-16s %10s %10s %8s  %s\n' 'requests/s' '2 threads' '2 nodes' /fastify 'CPU us a request'
say_two 'one target' one two rows-two
say_two '20 environments' environments two rows-two
say_two '1,000 targets' targets two rows-two
echo
printf '%-16s %10s %10s %8s  %s\n' 'writes/s' tidegate fastify /fastify 'CPU us a request'
say_two 'one tenant' writes-1 tidegate rows
say_two 'eight tenants' writes-8 tidegate rows
echo
printf '%-28s %10s %10s %8s %6s  %-6s  %s\n' 'row-level security' on off ratio goal '' 'CPU us a request' 
ratio_row 'one target, requests/s' one tidegate open '%.0f'
ratio_row '20 environments, requests/s' environments tidegate open '%.0f'
ratio_row '1,000 targets, requests/s' targets tidegate open '%.0f'
ratio_row 'one target, ms' statement-one on off '%.3f'
ratio_row '1,000 targets, ms' statement-targets on off '%.3f'
[ "$failed" -eq 0 ] || exit 3
