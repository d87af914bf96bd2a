#!/usr/bin/env bash
# Feeds rubbish to what reads bytes from outside, with sanitizers, half a minute for each reader. SECONDS_EACH makes it
# longer: SECONDS_EACH=3600 packaging/fuzz.sh. What breaks a reader is left in build/fuzz/found.
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing "${build_packages[@]}" "${test_packages[@]}" "${fuzz_packages[@]}"
cmake --preset fuzz -Dfuzz_seconds="${SECONDS_EACH:-30}" >/dev/null
cmake --build --preset fuzz
ctest --preset fuzz -j2 "$@"
