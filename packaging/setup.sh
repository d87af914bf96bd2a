# Sourced by the other scripts: installs the packages that are missing (Debian 12; root or sudo) and names the build.
set -euo pipefail

build_packages=(
    clang lld g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-websockets-dev qt6-httpserver-dev qt6-svg-dev qtkeychain-qt6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl1-mesa-dev
    libsqlitecpp-dev libsqlite3-dev libsimdjson-dev libexpected-dev zlib1g-dev
    qt6-translations-l10n fonts-noto-cjk fonts-noto-color-emoji
)
test_packages=(librapidcheck-dev nodejs node-har-validator clang-format-14 git desktop-file-utils appstream dbus-daemon)
fuzz_packages=(libclang-rt-14-dev)
# What the measures stand beside (tests/bench/README.md).
bench_packages=(ripgrep libqt6sql6-sqlite python3-aiohttp node-ws)

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "These packages are missing and neither root nor sudo is at hand:" >&2
        echo "    apt-get install ${missing[*]}" >&2
        exit 1
    fi
}

install_missing() {
    missing=()
    for package in "$@"; do
        # dpkg-query answers for one package at a time, so that an unknown name does not hide the others.
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

configure() {
    [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
}
