#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long a large workspace takes from SQLite to Postgres and back, and whether it is the same (copy.py): ./dev bench copy [ROWS OF THE AUDIT LOG [KILLS]]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/common.sh"

install_tools postgresql python3
build_release tidegate-server benchseed
"$here/copy.py" "$build/bin/tidegate-server" "$build/tests/benchseed" "$@"
