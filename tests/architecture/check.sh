#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ./dev check [format | layering | conventions | tidy [PATH…] | changed [COMMIT]]: what a reviewer should not have to look for; all of it by
# default. tidy goes over every source, or over those below PATH, and passes over what did not change since it was found clean. changed is tidy
# over the sources that differ from COMMIT (by default the commit before).
set -euo pipefail
cd "$(dirname "$0")/../.."

preset=${TIDEGATE_PRESET:-dev}
build=build/$preset
jobs=${TIDEGATE_JOBS:-$(nproc)}
failed=0
most_changed=64 # sources that "changed" looks at: some minutes

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
    mkdir -p "$build"
    part format
    local files
    mapfile -t files < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
    if [ ${#files[@]} -eq 0 ]; then
        echo "SKIPPED: git names no sources here"
    elif clang-format-14 --dry-run --Werror --ferror-limit=1 "${files[@]}" 2>"$build/format.log"; then
        echo "${#files[@]} files are formatted"
    else
        grep -oE '^[^:]+:[0-9]+' "$build/format.log" | sort -u || true
        echo "run clang-format-14 -i on these"
        failed=1
    fi
}

check_layering() {
    need cmake
    part layering
    cmake -DSOURCE_DIR="$PWD" -P tests/architecture/check_layering.cmake || failed=1
}

check_conventions() {
    part conventions
    tests/architecture/check_conventions.sh "$PWD" || failed=1
}

# The compile commands as clang understands them: each source by itself, without g++'s precompiled headers and the flags only g++ knows. What is
# generated lies in the tree that was built.
write_commands() {
    local single=$build/tidy/single
    mkdir -p "$build/tidy"
    [ "$single/compile_commands.json" -nt "$build/compile_commands.json" ] || cmake --preset "$preset" -B "$single" -DTIDEGATE_UNITY=OFF >/dev/null
    sed -E "s#$PWD/$single#$PWD/$build#g"'; s/ -include [^ ]*cmake_pch\.hxx//; s/ -Winvalid-pch//; s/ -Werror( |")/\1/; s/ -fcf-protection//; s#"command": "[^ ]*g\+\+ #"command": "clang++-14 #' \
        "$single/compile_commands.json" >"$build/tidy/compile_commands.json"
}

# The sources that were changed, or that include something that was, since they were found clean.
outdated() {
    local source stamp
    for source in "$@"; do
        stamp=$build/tidy/$source.clean
        [ -f "$stamp" ] && [ "$stamp" -nt .clang-tidy ] && [ "$stamp" -nt tests/.clang-tidy ] &&
            sha256sum --status --check "$stamp" 2>/dev/null || echo "$source"
    done
}

# command_of SOURCE: how clang compiles it, without its output.
command_of() {
    grep -oE "\"command\": \".*$1\"" "$build/tidy/compile_commands.json" | head -n 1 |
        sed -E 's/^"command": "//; s/"$//; s/\\"/"/g; s/\\\\/\\/g; s/ -o [^ ]+//; s/ -c [^ ]+$//'
}

# remember SOURCE: what it was made of, now that it is clean.
remember() {
    local command
    command="$(command_of "$1") -MM $PWD/$1"
    mkdir -p "$(dirname "$build/tidy/$1.clean")"
    (cd "$build" && eval "$command") | tr ' \\' '\n\n' | grep -E '/(app|ui|models|services|tests)/' | grep -v '/build/' |
        sort -u | xargs sha256sum >"$build/tidy/$1.clean"
}

# tidy_group SOURCE…: looks at them as one translation unit, because most of the time goes into Qt's headers. Sources that cannot stand
# together (two local helpers of one name) are looked at one by one.
tidy_group() {
    local unit log source main=0 includes root=$PWD
    unit=$build/tidy/${1%%/*}/unit-$(sha256sum <<<"$*" | cut -c1-12).cpp
    log=$unit.log
    for source in "$@"; do
        printf '#undef main\n#define main mainOf%d\n#include "%s" // NOLINT\n' $((main += 1)) "$PWD/$source"
    done >"$unit"
    includes=$(for source in "$@"; do command_of "$source"; done | grep -oE -- '-(I|D|isystem )[^ ]+' | sort -u | tr '\n' ' ')
    # shellcheck disable=SC2046,SC2086 # words are what is wanted
    if (cd "$build" && eval "clang-tidy-14 --quiet --header-filter='^$root/(app|ui|models|services|tests)/' '$root/$unit' -- -std=c++20 -fPIC $includes") >"$log" 2>&1; then
        for source in "$@"; do remember "$source"; done
        return 0
    fi
    if [ $# -gt 1 ] && grep -q 'clang-diagnostic-error' "$log"; then
        local failed=0 half=$(($# / 2))
        tidy_group "${@:1:half}" || failed=1
        tidy_group "${@:half+1}" || failed=1
        return "$failed"
    fi
    grep -E 'error:' "$log" | sed -E "s#^($PWD|$build)/##" | sort -u
    return 1
}

# groups SOURCE…: lines of up to eight sources of one folder.
groups() {
    local source folder='' line=()
    for source in "$@"; do
        if [ "$(dirname "$source")" != "$folder" ] || [ ${#line[@]} -eq 8 ]; then
            [ ${#line[@]} -eq 0 ] || echo "${line[*]}"
            line=()
            folder=$(dirname "$source")
        fi
        line+=("$source")
    done
    [ ${#line[@]} -eq 0 ] || echo "${line[*]}"
}

check_tidy() {
    need clang-tidy-14 clang-14
    [ -f "$build/compile_commands.json" ] || ./dev build
    write_commands
    mkdir -p "$build"/tidy/{app,ui,models,services,tests}
    cp tests/.clang-tidy "$build/tidy/tests/"
    export build
    export -f tidy_group command_of remember
    local sources stale
    mapfile -t sources < <(grep -oE '"file": "[^"]+"' "$build/tidy/compile_commands.json" | sed -E "s#\"file\": \"$PWD/(.*)\"#\1#" |
        grep -E '^(app|ui|models|services|tests)/' | sort -u)
    [ $# -eq 0 ] || mapfile -t sources < <(printf '%s\n' "${sources[@]}" | grep -F -f <(printf '%s\n' "$@"))
    mapfile -t stale < <(outdated "${sources[@]}")
    part tidy
    echo "${#stale[@]} of ${#sources[@]} sources to look at"
    [ ${#stale[@]} -eq 0 ] || groups "${stale[@]}" | xargs -P "$jobs" -I{} bash -c 'tidy_group {}' || failed=1
}

# changed_sources COMMIT: what differs from it, a header for the source of its name.
changed_sources() {
    git diff --name-only --diff-filter=d "$1" -- '*.cpp' '*.h' | sed 's/\.h$/.cpp/' | sort -u
}

check_changed() {
    local base=${1:-HEAD~1} sources
    git rev-parse --quiet --verify "$base^{commit}" >/dev/null || { echo "tidy: $base is not in this clone: nothing to compare with"; return; }
    mapfile -t sources < <(changed_sources "$base")
    [ ${#sources[@]} -eq 0 ] && { echo "tidy: no source differs from $base"; return; }
    if [ ${#sources[@]} -gt "$most_changed" ]; then
        echo "tidy: ${#sources[@]} sources differ from $base: looking at the first $most_changed, run ./dev check tidy for all"
        sources=("${sources[@]:0:most_changed}")
    fi
    check_tidy "${sources[@]}"
}

case "${1:-all}" in
    all) check_format; check_layering; check_conventions; check_tidy ;;
    format) check_format ;;
    layering) check_layering ;;
    conventions) check_conventions ;;
    tidy) shift; check_tidy "$@" ;;
    changed) shift; check_changed "$@" ;;
    *) echo "Usage: ./dev check [format | layering | conventions | tidy [PATH…] | changed [COMMIT]]" >&2; exit 2 ;;
esac
exit "$failed"
