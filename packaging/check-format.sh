#!/usr/bin/env bash
# Fails if a C++ file is not formatted as .clang-format says; `--fix` formats them.
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing clang-format-14 git
mode=(--dry-run --Werror)
[ "${1:-}" = "--fix" ] && mode=(-i)
git ls-files -z '*.h' '*.cpp' | xargs -0 clang-format-14 "${mode[@]}"
