#!/bin/sh
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pictures.sh FOLDER [BUILD]: a picture of every page and dialog of the console at 640×480, 960×600, 1280×800 and 1920×1080, light and dark,
# in German and right to left. FOLDER gets a folder for each: german-light, german-dark, rtl-light, rtl-dark.
#
# pictures.sh --beside BEFORE AFTER OUT: pairs of pictures with the same name beside each other, where they differ (ImageMagick).
set -eu

if [ "${1:-}" = --beside ]; then
    before=$2 after=$3 out=$4
    mkdir -p "$out"
    for new in "$after"/*.png; do
        # The number in a name says how many came before; it differs where one was added.
        name=$(basename "$new" | sed 's/-[0-9][0-9][0-9]-/-*-/')
        for old in "$before"/$name; do
            [ -e "$old" ] || continue
            cmp -s "$old" "$new" || convert "$old" "$new" -background grey +smush 12 "$out/$(basename "$new")"
            break
        done
    done
    exit 0
fi

folder=$1
build=${2:-build/dev}
status=0
for colours in light dark; do
    for look in German:german 'right to left:rtl'; do
        into=$folder/${look#*:}-$colours
        mkdir -p "$into"
        # What does not fit is said by the test itself; here its pictures are wanted all the same.
        TIDEGATE_TEST_PICTURES=$into TIDEGATE_THEME=$colours QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} \
            "$build/tests/tst_surfaces" "everythingIsNamedFitsAndHasAKey:${look%:*}" >"$into/log.txt" 2>&1 || status=1
        echo "$into: $(ls "$into" | grep -c png) pictures"
    done
done
exit $status
