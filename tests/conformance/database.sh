# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sourced. start_database: sets $database to the URL of an empty database for the server, in a file in $work or, with TIDEGATE_TEST_DATABASE=postgres, on a Postgres of
# its own, whose process is $database_process and has to be ended. Returns 1 when that does not start.
database_process=
start_database() {
    if [ "${TIDEGATE_TEST_DATABASE:-sqlite}" != postgres ]; then
        database=sqlite://$work/tidegate.db
        return
    fi
    python3 "$here/../durability/postgres.py" "$work/database-url" &
    database_process=$!
    while [ ! -s "$work/database-url" ]; do
        kill -0 "$database_process" 2>/dev/null || return 1
        sleep 0.1
    done
    database=$(cat "$work/database-url")
}
