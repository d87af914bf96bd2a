#!/usr/bin/env bash
# Shows the product working: installs what is missing, builds, and opens the window on the embedded platform, where a
# conversation plays by itself. Without a display it runs offscreen, prints the transcript and saves a screenshot.
# Further arguments go to the program.
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing "${build_packages[@]}" librapidcheck-dev
configure dev
cmake --build --preset dev --target qbc
program=build/dev/bin/qqbot-console
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" --sandbox "$@"
fi
QT_QPA_PLATFORM=offscreen "$program" --sandbox --size 1440x900 --screenshot build/screenshot.png "$@"
echo "Screenshot: $PWD/build/screenshot.png"
