#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check_sentencekeys.sh COMPILER FLAG…: a sentence that the catalogue does not have, or that takes another number of values, does not compile.
set -euo pipefail
compiler=("$@")

compiles() {
    printf '#include "services/domain/say.h"\nconst auto message = tidegate::say(%s);\n' "$1" |
        "${compiler[@]}" -fsyntax-only -x c++ - 2>&1
}

known='"parameter/limit"'
compiles "$known" || { echo "$known does not compile: this test proves nothing"; exit 1; }

# refused ARGUMENTS REASON: the compiler has to stop because of that, and of nothing else.
refused() {
    local said
    if said=$(compiles "$1"); then
        echo "say($1) compiles"
        exit 1
    fi
    grep -q "$2" <<<"$said" || { echo "say($1) is refused for another reason: $said"; exit 1; }
}
refused '"no-such/sentence"' thereIsNoSuchSentence
refused "$known, 1" itTakesAnotherNumberOfValues
echo "Unknown sentences and wrong numbers of values do not compile"
