#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test. Arguments go to ctest (for example -R gateway).
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing "${build_packages[@]}" "${test_packages[@]}"
configure dev
cmake --build --preset dev
packaging/update-translations.sh --check
ctest --preset dev "$@"
