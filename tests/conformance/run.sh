#!/bin/sh
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Judges the server and its OpenAPI document with tools that know nothing of either: redocly lint for the document, prism for every
# request and answer of client.mjs. Usage: run.sh [path of tidegate-server]. Needs node, npm, curl and a package registry, or the folder
# TIDEGATE_CONFORMANCE_TOOLS in which both tools are installed. TIDEGATE_TEST_DATABASE=postgres judges a server on Postgres.
# Exit status: 0 no violation, 1 violations, 2 it could not run, 77 a program that it needs is missing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
server=${1:-$here/../../build/dev/bin/tidegate-server}
for program in node npm curl; do
    command -v "$program" >/dev/null || { echo "SKIPPED: $program is missing"; exit 77; }
done
work=$(mktemp -d)
. "$here/database.sh"
pids=
stop() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    for pid in $database_process; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 2' INT TERM

fail() { echo "conformance: $1" >&2; exit 2; }
# Waits up to 20 s for a command to succeed.
await() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || return 1
        sleep 0.2
    done
}

tools=${TIDEGATE_CONFORMANCE_TOOLS:-$work/tools}
if [ ! -x "$tools/node_modules/.bin/prism" ] || [ ! -x "$tools/node_modules/.bin/redocly" ]; then
    mkdir -p "$tools"
    npm install --prefix "$tools" --silent --no-audit --no-fund @stoplight/prism-cli @redocly/cli || { echo "SKIPPED: the tools cannot be installed"; exit 77; }
fi
PATH=$tools/node_modules/.bin:$PATH
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

umask 077
od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n' >"$work/key"
start_database || fail "no database"
for role in admin release-manager viewer agent; do
    "$server" token create --role "$role" --name "$role" --database "$database" >"$work/$role.token" || fail "no token"
done
"$server" serve --database "$database" --listen 127.0.0.1:0 --ready-file "$work/ready" --secret-key-file "$work/key" \
    --connections-per-address 256 2>"$work/server.log" &
pids="$pids $!"
await test -s "$work/ready" || { cat "$work/server.log" >&2; fail "the server does not start"; }
url=$(cat "$work/ready")
curl --silent --fail "$url/api/v1/openapi.json" >"$work/openapi.json" || fail "no document"

status=0
redocly lint --config "$here/redocly.yaml" "$work/openapi.json" || status=1

# With --errors prism answers a violation itself; without it reports violations in a header and lets wrong requests through.
strict=$((20000 + $$ % 6000 * 2)) # below what the system gives to whoever asks for any
lenient=$((strict + 1))
prism proxy --errors --port "$strict" "$work/openapi.json" "$url" >"$work/strict.log" 2>&1 &
pids="$pids $!"
prism proxy --port "$lenient" "$work/openapi.json" "$url" >"$work/lenient.log" 2>&1 &
pids="$pids $!"
for port in $strict $lenient; do
    await curl --silent "http://127.0.0.1:$port/healthz" || { cat "$work/strict.log" >&2; fail "prism does not start"; }
done
node "$here/client.mjs" "$work/openapi.json" "$url" "http://127.0.0.1:$strict" "http://127.0.0.1:$lenient" "$work" || status=1
exit $status
