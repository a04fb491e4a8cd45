#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ./dev check [format | layering | conventions | tidy [PATH…]]: what a reviewer should not have to look for; all of it by default.
# tidy goes over every source, or over those below PATH, and passes over what did not change since it was found clean.
set -euo pipefail
cd "$(dirname "$0")/../.."

preset=${TIDEGATE_PRESET:-dev}
build=build/$preset
jobs=${TIDEGATE_JOBS:-$(nproc)}
failed=0

need() {
    local missing=() package
    for package in "$@"; do
        command -v "$package" >/dev/null || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local run=()
    [ "$(id -u)" -eq 0 ] || run=(sudo)
    command -v "${run[0]:-sh}" >/dev/null || { echo "check: run this as root: apt-get install -y ${missing[*]}" >&2; exit 1; }
    echo "Installing: ${missing[*]}" >&2
    { "${run[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >&2
}

part() { printf '%s: ' "$1"; }

check_format() {
    need clang-format-14
    part format
    local files
    mapfile -t files < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
    if clang-format-14 --dry-run --Werror --ferror-limit=1 "${files[@]}" 2>"$build/format.log"; then
        echo "${#files[@]} files are formatted"
    else
        grep -oE '^[^:]+:[0-9]+' "$build/format.log" | sort -u || true
        echo "run clang-format-14 -i on these"
        failed=1
    fi
}

check_layering() {
    part layering
    cmake -DSOURCE_DIR="$PWD" -P tests/architecture/check_layering.cmake || failed=1
}

check_conventions() {
    part conventions
    tests/architecture/check_conventions.sh "$PWD" || failed=1
}

# The compile commands as clang understands them: without g++'s precompiled headers and the flags only g++ knows.
write_commands() {
    mkdir -p "$build/tidy"
    sed -E 's/ -include [^ ]*cmake_pch\.hxx//; s/ -Winvalid-pch//; s/ -Werror( |")/\1/; s/ -fcf-protection//; s#"command": "[^ ]*g\+\+ #"command": "clang++-14 #' \
        "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
}

# The sources that were changed, or that include something that was, since they were found clean.
outdated() {
    local source stamp
    for source in "$@"; do
        stamp=$build/tidy/$source.clean
        [ -f "$stamp" ] && [ "$stamp" -nt .clang-tidy ] &&
            sha256sum --status --check "$stamp" 2>/dev/null || echo "$source"
    done
}

# tidy_one SOURCE: prints what is wrong with it, or remembers what it was made of.
tidy_one() {
    local stamp=$build/tidy/$1.clean command
    mkdir -p "$(dirname "$stamp")"
    rm -f "$stamp"
    clang-tidy-14 -p "$build/tidy" --quiet "$1" 2>"$stamp.log" || { grep -E 'error:' "$stamp.log" || true; return 1; }
    command=$(grep -oE "\"command\": \".*$1\"" "$build/tidy/compile_commands.json" | head -n 1 | sed -E 's/^"command": "//; s/"$//; s/\\"/"/g; s/\\\\/\\/g; s/ -o [^ ]+/ -MM/')
    (cd "$build" && eval "$command") | tr ' \\' '\n\n' | grep -E "^$PWD/(app|ui|models|services|tests)/" | sort -u | xargs sha256sum >"$stamp"
}

check_tidy() {
    need clang-tidy-14 clang-14
    [ -f "$build/compile_commands.json" ] || ./dev build
    write_commands
    export build
    export -f tidy_one
    local sources stale
    mapfile -t sources < <(grep -oE '"file": "[^"]+"' "$build/tidy/compile_commands.json" | sed -E "s#\"file\": \"$PWD/(.*)\"#\1#" |
        grep -E '^(app|ui|models|services|tests)/' | sort -u)
    [ $# -eq 0 ] || mapfile -t sources < <(printf '%s\n' "${sources[@]}" | grep -F -f <(printf '%s\n' "$@"))
    mapfile -t stale < <(outdated "${sources[@]}")
    part tidy
    echo "${#stale[@]} of ${#sources[@]} sources to look at"
    [ ${#stale[@]} -eq 0 ] || printf '%s\n' "${stale[@]}" | xargs -P "$jobs" -I{} bash -c 'tidy_one {}' || failed=1
}

case "${1:-all}" in
    all) check_format; check_layering; check_conventions; check_tidy ;;
    format) check_format ;;
    layering) check_layering ;;
    conventions) check_conventions ;;
    tidy) shift; check_tidy "$@" ;;
    *) echo "Usage: ./dev check [format | layering | conventions | tidy [PATH…]]" >&2; exit 2 ;;
esac
exit "$failed"
