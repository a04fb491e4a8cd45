#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where the statements of the server look, with 1,000,000 targets of 100 tenants, as the role of the server under row-level security:
# tests/bench/explain.sh [plain|hash|both [ROUNDS [TENANTS [ENVIRONMENTS [TARGETS]]]]]
# Plans are those that the server's own statements were executed by (auto_explain), times those of another run without. "hash": tables of tenants are
# PARTITION BY HASH (tenant_id), 16 of each, as ARCHITECTURE.md says. Exits 3 when one of the ten most frequent statements reads what belongs to another
# tenant (explain.py).
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/common.sh"
. "$here/cluster.sh"

kinds=${1:-both}
rounds=${2:-400}
tenants=${3:-100}
environments=${4:-10}
targets=${5:-1000}
partitions=16
[ "$kinds" != both ] || kinds='plain hash'

# The schema of a database, every table with a tenant partitioned; not those that are read before a tenant is known.
partitioned_schema() {
    sql tidegate -Atc "SELECT a.attrelid::regclass FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attname = 'tenant_id' AND c.relkind = 'r' AND c.relname NOT IN ('tenants', 'users', 'tokens')" >"$work/tables"
    pg_dump -h "$cluster" -U postgres --schema-only --no-owner tidegate | sed 's/ ONLY public\./ public./' | awk -v count="$partitions" -v list="$work/tables" '
        BEGIN { while ((getline name < list) > 0) isOurs["public." name] = 1 }
        /^CREATE TABLE / { table = isOurs[$3] ? $3 : "" }
        /^\);$/ && table {
            print ") PARTITION BY HASH (tenant_id);"
            for (i = 0; i < count; ++i) {
                partition = table "_p" i
                sub(/public\./, "parts.", partition)
                print "CREATE TABLE " partition " PARTITION OF " table " FOR VALUES WITH (MODULUS " count ", REMAINDER " i ");"
            }
            table = ""
            next
        }
        /^CREATE SCHEMA public/ || /^COMMENT ON SCHEMA/ { next }
        { print }'
}

# make_database KIND: filled, and used by nobody yet.
make_database() {
    sql postgres -qc "CREATE DATABASE $1 OWNER tidegate"
    if [ "$1" = plain ]; then
        "$build/bin/tidegate-server" --database "$(database_url "$1")" migrate
    else
        # The role has no right to the partitions, only to the tables that they are parts of.
        { echo "CREATE SCHEMA parts;"; partitioned_schema; echo "GRANT ALL ON ALL TABLES IN SCHEMA public TO tidegate;"; } | sql "$1" -q >"$work/schema.log"
        sql tidegate -qc "COPY schema_migrations TO STDOUT" | sql "$1" -qc "COPY schema_migrations FROM STDIN"
    fi
    say "$1: $((tenants * environments * targets)) targets of $tenants tenants"
    fill_fleet "$1" "$tenants" "$environments" "$targets"
}

# log_of KIND WHAT ROUNDS SETTING...: works with settings of the role, and keeps what Postgres logs meanwhile in a file.
log_of() {
    local kind=$1 what=$2 count=$3 setting
    shift 3
    sql "$kind" -qc "ALTER ROLE tidegate RESET ALL"
    for setting in "$@"; do
        sql "$kind" -qc "ALTER ROLE tidegate SET $setting"
    done
    start_tidegate "$kind" "$(database_url "$kind")" 2
    : >"$cluster/log"
    "$here/explain.py" work "${url[$kind]}" "$tenants" "$environments" "$targets" "$count"
    stop_servers
    cp "$cluster/log" "$work/$kind-$what.log"
}

install_tools postgresql python3 procps
build_release tidegate-server
start_cluster "log_line_prefix = '%p: '" "shared_preload_libraries = 'auto_explain'" "shared_buffers = '2GB'"
sql postgres -qc "CREATE DATABASE tidegate OWNER tidegate"
"$build/bin/tidegate-server" --database "$(database_url tidegate)" migrate
for kind in $kinds; do
    make_database "$kind"
    log_of "$kind" plans $((rounds / 4)) "auto_explain.log_min_duration = 0" "auto_explain.log_analyze = on" \
        "auto_explain.log_timing = off" "auto_explain.log_format = 'json'" "auto_explain.log_nested_statements = on"
    log_of "$kind" times "$rounds" "log_min_duration_statement = 0"
    echo "$kind, load $(cut -d' ' -f1-3 /proc/loadavg)"
    "$here/explain.py" judge "$work/$kind-plans.log" "$work/$kind-times.log" || failed=1
    [ -z "${TIDEGATE_BENCH_KEEP:-}" ] || cp "$work/$kind"-*.log "$TIDEGATE_BENCH_KEEP"
done
[ "$failed" -eq 0 ] || exit 3
