#!/usr/bin/env bash
# Measures the speed budgets beside their references and puts the table into README.md. It takes some minutes and wants
# the machine for itself: whatever else runs spoils the small numbers. Arguments are measures (default: all); then the
# table is printed only, as README.md has the whole one. References that are not installed are left out.
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing "${build_packages[@]}" "${test_packages[@]}" "${bench_packages[@]}"
configure release
cmake --build --preset release --target qbc_bench
# Of the larger journals; below build/, as /tmp may be memory.
mkdir -p build/bench
table=build/bench/table.md
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs" # where Debian keeps modules, for any node
load=$(cut -d ' ' -f 1 /proc/loadavg)
TMPDIR=$PWD/build/bench build/release/tests/bench/qbc_bench --full --markdown --keep build/bench/journal "$@" >"$table"
if [ $# != 0 ]; then
    cat "$table"
    exit
fi
commit=$(git rev-parse --short HEAD)
printf '\nMeasured on %s at %s; load of the machine before it: %s.\n' "$(date +%F)" "$commit" "$load" >>"$table"
# The lines between the marks are replaced.
sed -i -e "/^<!-- bench -->$/,/^<!-- \/bench -->$/{//!d}" -e "/^<!-- bench -->$/r $table" README.md
