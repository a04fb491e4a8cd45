#!/bin/sh
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Holds the signer of requests to AWS beside aws4 from npm on 10,000 random requests. Usage: sigv4.sh SIGNER [SEED]. Needs node, npm and a package registry, or
# the folder TIDEGATE_CONFORMANCE_TOOLS in which aws4 is installed. Exit status: 0 all alike, 1 some differ, 2 it could not run, 77 something that it needs is missing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
signer=$1
for program in node npm; do
    command -v "$program" >/dev/null || { echo "SKIPPED: $program is missing"; exit 77; }
done
tools=${TIDEGATE_CONFORMANCE_TOOLS:?say where the tools are}
if [ ! -d "$tools/node_modules/aws4" ]; then
    mkdir -p "$tools"
    npm install --prefix "$tools" --silent --no-audit --no-fund aws4 || { echo "SKIPPED: aws4 cannot be installed"; exit 77; }
fi
TIDEGATE_CONFORMANCE_TOOLS=$tools exec node "$here/sigv4.mjs" "$signer" 10000 ${2:+"$2"}
