#!/usr/bin/env bash
# Makes resources/screenshots/: places of the window in both themes and languages, with the embedded platform's plays.
cd "$(dirname "$0")/.."
. packaging/setup.sh
install_missing "${build_packages[@]}" librapidcheck-dev
configure dev
cmake --build --preset dev --target qbc qbc_screenshots
mkdir -p resources/screenshots
shoot() { # name, size, arguments
    local folder
    folder=$(mktemp -d)
    QT_QPA_PLATFORM=offscreen build/dev/bin/qqbot-console --sandbox --data-dir "$folder" --size "$2" \
        --screenshot "resources/screenshots/$1.png" "${@:3}" >/dev/null
    rm -rf "$folder"
}
for place in conversations traffic bots help; do
    shoot "$place-light" 1280x800 --place "$place" --theme light --lang en
    shoot "$place-dark-zh" 1280x800 --place "$place" --theme dark --lang zh_CN
done
QT_QPA_PLATFORM=offscreen build/dev/tests/desk/qbc_screenshots resources/screenshots
