#!/usr/bin/env bash
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check_conventions.sh [SOURCE_DIR]: what CONTRIBUTING.md asks of every file and a compiler does not see.
# Prints each finding as file:line and exits 1 when there is one.
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"

found=0

# report RULE LINES: prints the lines under the rule that they break.
report() {
    [ -n "$2" ] || return 0
    printf '%s\n%s\n' "$1" "$2"
    found=1
}

# lines PATTERN FOLDER…: the source lines that match, without those that are comments alone.
lines() {
    local pattern=$1
    shift
    grep -rnE --include='*.cpp' --include='*.h' -- "$pattern" "$@" | grep -vE '^[^:]+:[0-9]+: *//' || true
}

sources=$(find app ui models services tests translations -name '*.cpp' -o -name '*.h')
scripts=$(find CMakeLists.txt dev .clang-format .clang-tidy app ui models services tests translations resources installer \
    -maxdepth 3 \( -name CMakeLists.txt -o -name '*.cmake' -o -name '*.sh' -o -name dev -o -name '.clang-*' -o -name '*.service' -o -name '*.desktop' \))

report 'A file has at most 600 lines:' "$(wc -l $(grep -v '^translations/' <<<"$sources") | awk '$1 > 600 && $2 != "total"')"
report 'Each file begins with its copyright and its licence:' \
    "$(for file in $sources $scripts; do
        head -n 4 "$file" | grep -q 'SPDX-FileCopyrightText: Tidegate contributors' && head -n 4 "$file" | grep -q 'SPDX-License-Identifier: ' || echo "$file"
    done)"
report 'Headers are guarded by #pragma once:' "$(for file in $sources; do [[ $file == *.cpp ]] || grep -q '^#pragma once' "$file" || echo "$file"; done)"
report 'Work that is left is an issue, not a comment:' "$(grep -rnE '\b(TO''DO|FIX''ME|XX''X|HA''CK)\b' app ui models services tests installer --include='*.cpp' --include='*.h' --include='*.cmake' --include='*.sh' --include=CMakeLists.txt || true)"
report 'Values reach SQL through SqlStatement alone:' "$(lines 'addBindValue|bindValue|\bQSqlQuery\b' app ui models services)"
report 'Nothing below SQL knows QVariant, except for the handle of a driver:' "$(lines '\bQVariant' services/store | grep -v 'driver()->handle()' || true)"
report 'SQL outside of the room of a database is what all of them know (services/sql/dialect.h):' \
    "$(grep -nE '\b(ifnull|IFNULL|rowid|group_concat|GLOB|INSERT OR|REPLACE INTO|PRAGMA|AUTOINCREMENT|INDEXED BY|strftime|json_(extract|each|array|object)|total_changes)\b|\b(char|printf|MIN|MAX)\([a-z_.]*[0-9,]|\bIS \?|LIMIT -1' \
        services/sql/*.cpp services/sql/*.h services/store/*.cpp services/store/*.h || true)"
report 'The console never waits and never runs a loop inside a loop:' \
    "$(lines '\bexec\(\)|processEvents|\bQEventLoop\b|waitFor[A-Z][A-Za-z]*\(' ui models services/client)"
report 'A time is entered in a TimeField, which takes text as text (ui/widgets/timefield.h):' "$(lines '\bQ(DateTime|Date|Time)Edit\b' app ui)"
report 'Dates and durations are said by models/words.h and models/datewords.h, so that they look alike everywhere:' \
    "$(lines '(QLocale\(\)|[lL]ocale)\.(toString\([^)]*(u"|[Dd]ate|[Ww]all|[Tt]ime|QLocale::(Short|Long)Format)|standaloneDayName|standaloneMonthName|dayName|monthName)|\.toString\(u"[^"]*(yy|MM|HH|hh|ddd)' \
        app ui models | grep -vE '^models/(words|datewords|timetext|timewords|timepattern|freezeexport)\.cpp:' || true)"
report 'A system call that a signal may interrupt is made again, by restarted():' \
    "$(lines '(^|[^A-Za-z0-9_>])::(open|openat|creat|read|pread|readv|write|pwrite|writev|recv|recvfrom|recvmsg|send|sendto|sendmsg|accept4?|connect|flock|fsync|fdatasync|ftruncate|fallocate|futimens|waitpid|wait4|sem_wait|fcntl|epoll_wait|select|pselect|usleep|nanosleep|sleep)\(' \
        app ui models services)"
report 'A file is whole or is not: QSaveFile is committed by services/domain/wholefile.h, which sees a full disk:' \
    "$(grep -rlE 'QSaveFile' app ui models services | xargs grep -nE '[.>]commit\(\)|[.>]write\(.*\) *(<|>|>=) *0' | grep -v '^services/domain/wholefile\.' || true)"
report 'A lambda that puts a text together says that it returns one (-> QString), because QStringBuilder only points to the parts:' \
    "$(lines '= \[[^]]*\]\([^)]*\) \{ return .*(_s|") \+|= \[[^]]*\]\([^)]*\) \{ return .*\+ u?"' app models services ui | grep -vE 'QString\(|QByteArray\(' || true)"
report 'What is kept beyond one call is found by tenant and id (services/domain/scoped.h), because ids are unique in a tenant only:' \
    "$(lines '(Hash|Map|Set|Cache|map|set)<(Environment|FreezeWindow|TargetGroup|Target|User|Token|Snapshot|Operation|Sticker)Id\b.*(\bm_|\bstatic\b|thread_local)' services app | grep -vE '^services/(client|agent)/' || true)"
report 'What the services say is in the catalogue (services/sentences), so that it can be said in every language:' \
    "$(lines '\bspokenError\(|\b(FieldError|Remark|GateReason|FreezeWarning)[({][^;]*"_s *[)}]' services | grep -v '^services/domain/error\.' || true)"
report 'No path or name of one machine:' "$(grep -rnE '(/home|/root|/Users|/work)/' app ui models services tests installer translations dev ./*.md ./CMake* 2>/dev/null | grep -vE 'tests/(health/fixtures|architecture/check_conventions)|/home/(tidegate|\$)' || true)"

[ "$found" -eq 0 ] && echo 'Every file keeps to the conventions'
exit "$found"
