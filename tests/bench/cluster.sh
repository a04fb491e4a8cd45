# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A Postgres of a benchmark's own, reached through a socket in its folder; sourced after common.sh.
#   start_cluster [SETTING...]   lines of postgresql.conf, such as "work_mem = '16MB'"
#   sql DATABASE [PSQL ARGUMENTS...]   as the superuser; statements come from standard input unless an argument brings some
#   fill_fleet DATABASE TENANTS ENVIRONMENTS TARGETS   into the schema of Tidegate: each tenant's environments, and the targets of each (fleet.sql)
#   database_url DATABASE        for the role "tidegate", which owns what it makes and has no privileges
cluster=
postmaster=

# As the user postgres when this is root, because Postgres refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid postgres --regid postgres --clear-groups "$@"
    else
        "$@"
    fi
}

start_cluster() {
    local programs
    programs=${TIDEGATE_TEST_POSTGRES:-$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)}
    cluster=$(mktemp -d /tmp/tidegate-cluster.XXXXXX)
    [ "$(id -u)" -ne 0 ] || chown postgres: "$cluster"
    as_postgres "$programs/initdb" -D "$cluster/data" -U postgres --auth=trust --encoding=UTF8 --locale=C >"$work/initdb.log"
    as_postgres tee -a "$cluster/data/postgresql.conf" >/dev/null <<EOF
listen_addresses = ''
unix_socket_directories = '$cluster'
logging_collector = off
shared_buffers = '512MB'
max_wal_size = '4GB'
$(printf '%s\n' "$@")
EOF
    as_postgres "$programs/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -s start
    postmaster=$(head -1 "$cluster/data/postmaster.pid")
    PATH=$programs:$PATH
    sql postgres -qc "CREATE ROLE tidegate LOGIN"
    say "PostgreSQL $(sql postgres -Atc 'SHOW server_version') in $cluster"
}

stop_others() {
    [ -n "$cluster" ] || return 0
    [ -z "$postmaster" ] || kill -INT "$postmaster" 2>/dev/null || true
    while [ -n "$postmaster" ] && kill -0 "$postmaster" 2>/dev/null; do
        sleep 0.05
    done
    rm -rf "$cluster"
}

other_ticks() { ticks "$postmaster"; }

sql() {
    local database=$1
    shift
    psql -X -v ON_ERROR_STOP=1 -h "$cluster" -U postgres -d "$database" "$@"
}

database_url() { printf 'postgresql://tidegate@/%s?host=%s\n' "$1" "$cluster"; }

fill_fleet() {
    sql "$1" -q -v tenants="$2" -v environments="$3" -v targets="$4" -f "$here/fleet.sql"
    "$here/fleet.py" rows "$2" | sql "$1" -qc "COPY tokens (tenant_id, id, user_id, name, role, secret_hash, created_at, expires_at) FROM STDIN"
    sql "$1" -qc "VACUUM ANALYZE" -c "CHECKPOINT"
}
