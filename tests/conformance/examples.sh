#!/bin/sh
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sends every example of the API page with curl, in its order, to a server of its own and compares status and shape of the answers.
# Usage: examples.sh [path of tidegate-server]. Needs curl and jq. TIDEGATE_TEST_DATABASE=postgres asks a server on Postgres.
# Exit status: 0 all as written, 1 something differs, 2 it could not run, 77 a program that it needs is missing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
server=${1:-$here/../../build/dev/bin/tidegate-server}
command -v jq >/dev/null && command -v curl >/dev/null || { echo "SKIPPED: apt-get install curl jq"; exit 77; }
work=$(mktemp -d)
. "$here/database.sh"
pid=
stop() {
    for each in $pid $database_process; do kill "$each" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 2' INT TERM

umask 077
start_database || { echo "examples: no database" >&2; exit 2; }
token=$("$server" token create --role admin --name examples --database "$database")
alice=$("$server" user create alice --role release-manager --database "$database")
bob=$("$server" user create bob --role release-manager --database "$database")
"$server" serve --database "$database" --listen 127.0.0.1:0 --ready-file "$work/ready" 2>"$work/log" &
pid=$!
for _ in $(seq 100); do [ -s "$work/ready" ] && break; sleep 0.1; done
url=$(cat "$work/ready")/api/v1
passed=0
failed=0

# send METHOD PATH STATUS SHAPE [BODY]: SHAPE is a jq condition over the answer, which is then in $answer.
send() {
    if [ $# -gt 4 ]; then
        got=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$1" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$5" "$url$2")
    else
        got=$(curl -sS -G -o "$work/answer" -w '%{http_code}' -X "$1" -H "Authorization: Bearer $token" "$url$2")
    fi
    answer=$(cat "$work/answer")
    if [ "$got" = "$3" ] && printf '%s' "$answer" | jq -e "$shapes $4" >/dev/null; then
        passed=$((passed + 1))
        echo "  $1 $2 → $got"
    else
        failed=$((failed + 1))
        echo "! $1 $2 → $got, expected $3 with $4: $answer"
    fi
}
field() { printf '%s' "$answer" | jq -r "$1"; }
shapes='def uuid: type == "string" and test("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
        def instant: type == "string" and test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");'
digest=sha256:$(printf 'a%.0s' $(seq 64))
other=sha256:$(printf 'd%.0s' $(seq 64))
release=0197d3a4-7777-7888-9999-aaaabbbbcccc

send POST /environments 201 '(.id|uuid) and .name=="production" and .displayName=="Production" and .orderIndex==3 and .isProduction and
    .requiredApprovals==2 and .requireSeparationOfDuties and (.createdAt|instant) and (has("requireSod")|not)' '{
  "name": "production", "displayName": "Production", "orderIndex": 3,
  "config": { "deploymentTimeout": 600, "healthCheckInterval": 30 },
  "requiredApprovals": 2, "requireSod": true, "promotionPolicy": "default" }'
environment=$(field .id)
send POST /environments 201 '.name=="development" and .isProduction==false' '{"name":"development","displayName":"Development","orderIndex":1}'
development=$(field .id)
send GET /environments 200 'type=="array" and length==2 and .[0].name=="development" and .[0].orderIndex==1'
send GET "/environments/$environment" 200 ".id==\"$environment\" and .config.deploymentTimeout==600 and .promotionPolicy==\"default\""
send PUT "/environments/$environment" 200 '.displayName=="Production EU" and .requiredApprovals==2' '{"displayName":"Production EU"}'

send POST "/environments/$environment/freeze-windows" 201 "(.id|uuid) and .environmentId==\"$environment\" and
    .start==\"2026-01-15T00:00:00Z\" and .end==\"2026-01-20T00:00:00Z\" and .reason==\"Holiday freeze\" and (.createdBy|uuid)" '{
  "start": "2026-01-15T00:00:00Z", "end": "2026-01-20T00:00:00Z", "reason": "Holiday freeze",
  "exceptions": ["'"$alice"'", "'"$bob"'"] }'
window=$(field .id)
send GET "/environments/$environment/freeze-windows" 200 "length==1 and .[0].id==\"$window\""
send GET "/environments/$environment/freeze-windows?active=true" 200 'length==0'
send GET "/environments/$environment/freeze-windows?active=false" 200 'length==1'
send DELETE "/environments/$environment/freeze-windows/$window" 200 '.=={"deleted":true}'

send POST "/environments/$environment/target-groups" 201 '(.id|uuid) and .name=="web"' '{"name":"web"}'
group=$(field .id)
send GET "/environments/$environment/target-groups" 200 "length==1 and .[0].id==\"$group\""
send GET "/target-groups/$group" 200 '.name=="web"'
send PUT "/target-groups/$group" 200 '.name=="frontend"' '{"name":"frontend"}'

send POST /targets 201 '(.id|uuid) and .name=="prod-web-01" and .targetType=="docker_host" and .healthStatus=="unknown" and (.createdAt|instant)' '{
  "environmentId": "'"$environment"'", "targetGroupId": "'"$group"'", "name": "prod-web-01", "targetType": "docker_host",
  "connection": { "host": "192.168.1.100", "port": 2375, "tlsEnabled": true },
  "labels": { "role": "web", "datacenter": "us-east-1" }, "deploymentDirectory": "/opt/deployments" }'
target=$(field .id)
send GET "/targets?environmentId=$environment" 200 "length==1 and .[0].id==\"$target\""
send GET "/targets?environmentId=$development" 200 'length==0'
send GET '/targets?targetType=docker_host' 200 'length==1'
send GET '/targets?targetType=ecs_service' 200 'length==0'
send GET '/targets?labels=%7B%22role%22%3A%22web%22%7D' 200 'length==1'
send GET '/targets?labels=%7B%22role%22%3A%22db%22%7D' 200 'length==0'
send GET '/targets?healthStatus=unknown' 200 'length==1'
send GET '/targets?healthStatus=healthy' 200 'length==0'
send GET "/targets/$target" 200 '.connection.host=="192.168.1.100" and .labels.datacenter=="us-east-1" and .deploymentDirectory=="/opt/deployments"'
send PUT "/targets/$target" 200 '.labels.role=="api" and .labels.datacenter=="us-east-1"' '{"labels":{"role":"api"}}'
send POST "/targets/$target/health-check" 200 '(.status|IN("healthy","degraded","unhealthy","unreachable")) and (.message|type=="string" and length>0) and (.checkedAt|instant)' '{}'

send PUT "/targets/$target/sticker" 200 '.releaseName=="myapp-v2.3.1"' '{ "releaseId": "'$release'", "releaseName": "myapp-v2.3.1",
  "components": [ { "componentName": "api", "digest": "'"$digest"'" } ], "deployedAt": "2026-01-09T10:00:00Z" }'
send GET "/targets/$target/sticker" 200 '.releaseId=="'$release'" and .releaseName=="myapp-v2.3.1" and (.components|length==1) and
    (.components[0].componentId|uuid) and .components[0].componentName=="api" and .components[0].digest=="'"$digest"'" and
    .deployedAt=="2026-01-09T10:00:00Z" and (.deployedBy|uuid)'
send GET '/environments?includeState=true' 200 '.[1].currentRelease.id=="'$release'" and .[1].currentRelease.name=="myapp-v2.3.1" and
    .[1].currentRelease.deployedAt=="2026-01-09T10:00:00Z"'
send POST "/targets/$target/inventory" 202 '.accepted==1' '{ "snapshotId": "0197d3a4-5555-7666-8777-888899990000", "sequence": 1, "kind": "full",
  "observedAt": "'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'", "collector": "examples/1", "targets": [ { "targetId": "'"$target"'", "components": [ { "name": "api",
  "containerId": "3f", "image": "registry.example.com/myapp/api:v2.3.1", "repoDigests": ["'"$other"'"], "state": "running" } ] } ] }'
send GET "/targets/$target/drift" 200 '.hasDrift==true and .expected=={"releaseId":"'$release'","digest":"'"$digest"'"} and .actual=={"digest":"'"$other"'"} and
    (.differences|length==1) and .differences[0].component=="api" and .differences[0].expected=="'"$digest"'" and .differences[0].actual=="'"$other"'"'

send DELETE "/targets/$target" 200 '.=={"deleted":true}'
send DELETE "/target-groups/$group" 200 '.=={"deleted":true}'
send DELETE "/environments/$environment" 200 '.=={"deleted":true}'
send DELETE "/environments/$environment" 404 '.code=="not-found"'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
