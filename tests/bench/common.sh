# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the benchmarks of the server share; sourced by them. They set `here`, `rounds` and `seconds` before.
# Peers are installed once into ${TIDEGATE_BENCH_DIR:-~/.cache/tidegate-bench}, never into the tree.
root=$(readlink -f "$here/../..")
cache=${TIDEGATE_BENCH_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/tidegate-bench}
preset=${TIDEGATE_PRESET:-release}
build=$root/build/$preset
work=$(mktemp -d)
pids=()
failed=0

say() { printf '%s\n' "$*" >&2; }

# Nothing, unless a benchmark starts more than servers.
stop_others() { :; }

stop_servers() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    pids=()
}

stop_all() {
    stop_servers
    stop_others
    rm -rf "$work"
}
trap stop_all EXIT

# install_tools PACKAGE...: Debian packages that a benchmark needs, besides those of every one.
install_tools() {
    local missing=() package
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    for package in wrk "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local elevate=()
    [ "$(id -u)" -eq 0 ] || elevate=(sudo)
    say "Installing: ${missing[*]}"
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
}

# install_peers MODULE...: Fastify, and the driver of a database, such as "pg@8".
install_peers() {
    local fastify=5 wanted=() module # which needs Node 20
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fastify=4
    export BENCH_MODULES=$cache
    for module in "fastify@$fastify" "$@"; do
        (mkdir -p "$cache" && cd "$cache" && node -e "require('${module%@*}')" 2>/dev/null) || wanted+=("$module")
    done
    [ ${#wanted[@]} -eq 0 ] && return
    [ -f "$cache/package.json" ] || echo '{ "private": true }' >"$cache/package.json"
    say "Installing ${wanted[*]} into $cache"
    (cd "$cache" && npm install --no-audit --no-fund --loglevel=error "${wanted[@]}" >&2)
}

# build_release TARGET...
build_release() {
    if [ ! -f "$build/build.ninja" ]; then
        (cd "$root" && cmake --preset "$preset" >&2)
    fi
    [ -n "${TIDEGATE_BENCH_BUILT:-}" ] || cmake --build "$build" --target "$@" >&2
}

# start NAME COMMAND...: runs a server that prints its base URL as the last word of a line, and remembers it in url[NAME].
declare -A url process
start() {
    local name=$1
    shift
    : >"$work/$name.out"
    "$@" >"$work/$name.out" 2>"$work/$name.err" &
    pids+=($!)
    process[$name]=$!
    for _ in $(seq 200); do
        if grep -q 'http://' "$work/$name.out"; then
            url[$name]=$(grep -o 'http://[^ ]*' "$work/$name.out" | head -1)
            return
        fi
        sleep 0.05
    done
    say "$name did not start: $(cat "$work/$name.err")"
    exit 1
}

# start_tidegate NAME DATABASE THREADS
start_tidegate() {
    start "$1" "$build/bin/tidegate-server" serve --threads "$3" --listen 127.0.0.1:0 --database "$2" --connections-per-address 128 --log-level warning
}

# Ticks of a hundredth of a second that a process, its children, and those that it waited for have computed.
ticks() {
    local each stats=("/proc/$1/stat")
    for each in $(pgrep -P "$1" || true); do
        stats+=("/proc/$each/stat")
    done
    cat "${stats[@]}" 2>/dev/null | awk '{ sub(/.*\) /, ""); all += $12 + $13 + $14 + $15 } END { print all }' || true # a child may have ended
}

# What else computes for an answer, in ticks: 0, or what a benchmark says instead.
other_ticks() { echo 0; }

# load NAME PATH [WRK ARGUMENTS...]: requests a second, microseconds of CPU a request, which a busy machine disturbs less, and microseconds that
# others computed for it. Any answer but 2xx makes the figures worthless. WRK_THREADS, 1, ask, with 32 connections each, on the cores WRK_CORES.
load() {
    local server=$1 where=$2 out before others asking=${WRK_THREADS:-1}
    shift 2
    before=$(ticks "${process[$server]}")
    others=$(other_ticks)
    out=$(${WRK_CORES:+taskset -c "$WRK_CORES"} wrk --timeout 10s -c$((32 * asking)) -t$asking "-d${seconds}s" -H "Authorization: Bearer $token" "$@" "${url[$server]}$where")
    if grep -q 'Non-2xx\|Socket errors' <<<"$out"; then
        say "$server refused requests for $where: $out $(tail -3 "$work/$server.err")"
        exit 1
    fi
    awk -v used=$(($(ticks "${process[$server]}") - before)) -v others=$(($(other_ticks) - others)) \
        '/requests in/ { all = $1 } /Requests\/sec/ { print $2, used * 10000 / all, others * 10000 / all }' <<<"$out"
}

# median COLUMN
median() { cut -d' ' -f"$1" | sort -g | awk '{ a[NR] = $1 } END { print (NR % 2) ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

# find_paths SERVER: the paths that are measured, in path[]: of one target, the environments, and the targets of one of them.
declare -A path
find_paths() {
    local environment target
    environment=$(curl -fsS -H "Authorization: Bearer $token" "${url[$1]}/api/v1/environments" | ids | sed -n 1p)
    target=$(curl -fsS -H "Authorization: Bearer $token" "${url[$1]}/api/v1/targets?environmentId=$environment&limit=500" | ids | tail -n 1)
    path=([one]=/api/v1/targets/$target [environments]=/api/v1/environments [targets]="/api/v1/targets?environmentId=$environment&limit=1000" [static]=/bare)
}

# The ids of the rows of a list, in order; read to the end, because a pipe that is left early is an error.
ids() { node -e 'process.stdin.setEncoding("utf8"); let t = ""; process.stdin.on("data", (d) => t += d).on("end", () => JSON.parse(t).forEach((r) => console.log(r.id)))'; }

# compare_answers SERVER...: all of them say the same, or the figures mean nothing.
compare_answers() {
    local case rows servers=() server
    for server in "$@"; do
        servers+=("${url[$server]}")
    done
    for case in one environments targets; do
        rows=$(node "$here/compare.mjs" "$token" "${path[$case]}" "${servers[@]}")
        say "$case: all answer the same JSON, $rows row(s)"
    done
}

heading() { printf '%-16s %10s %10s %10s %8s %6s %8s  %-6s  %s\n' 'requests/s' tidegate fastify fastify+db /fastify goal '/tuned>1' '' 'CPU us a request'; }

# row TITLE CASE OURS GOAL-ROWS GOAL-DATABASE [PEER]: a line of the table; the peer is "rows" unless another is named.
row() {
    local ours idiomatic tuned=- cpu peer=${6:-rows}
    ours=$(median 1 <"$work/$2.$3")
    idiomatic=$(median 1 <"$work/$2.$peer")
    cpu="$(cpu_of "$2.$3") $(cpu_of "$2.$peer")"
    if [ -f "$work/$2.database" ]; then
        tuned=$(median 1 <"$work/$2.database")
        cpu+=" $(cpu_of "$2.database")"
    fi
    awk -v title="$1" -v ours="$ours" -v rows="$idiomatic" -v database="$tuned" -v goal="$4" -v tunedGoal="$5" -v cpu="$cpu" 'BEGIN {
        split(cpu, us, " ")
        met = ours / rows >= goal && (database == "-" || ours / database > tunedGoal)
        printf "%-16s %10.0f %10.0f %10s %8.2f %6.1f %8s  %-6s  %s\n", title, ours, rows, database == "-" ? "-" : sprintf("%.0f", database), ours / rows, goal,
            database == "-" ? "-" : sprintf("%.2f", ours / database), met ? "met" : "MISSED", us[1] " / " us[2] " / " (us[3] ? us[3] : "-")
        exit met ? 0 : 1 }' || failed=1
}

# CPU of a server a request, and with a plus what others computed for it.
cpu_of() {
    local own others
    own=$(median 2 <"$work/$1")
    others=$(median 3 <"$work/$1")
    awk -v own="$own" -v others="$others" 'BEGIN { printf "%.0f%s\n", own, (others > 0 ? sprintf("+%.0f", others) : "") }'
}
