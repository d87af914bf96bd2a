#!/usr/bin/env bash
# Brings translations/*.ts up to date with the sources. Run it after changing any text; then translate what is
# unfinished (Qt Linguist or an editor). `--check` fails if anything is missing or unfinished.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=/usr/lib/qt6/bin/lupdate
ts=translations/qbc_zh_CN.ts
if [ "${1:-}" = "--check" ]; then
    copy=$(mktemp --suffix=.ts)
    trap 'rm -f "$copy"' EXIT
    cp "$ts" "$copy"
    "$lupdate" -silent -I . app ui -no-obsolete -locations none -source-language en -target-language zh_CN -ts "$copy" >/dev/null
    if ! cmp -s "$ts" "$copy"; then
        echo "translations: $ts is not up to date; run packaging/update-translations.sh" >&2
        exit 1
    fi
    if grep -q 'type="unfinished"' "$ts"; then
        echo "translations: unfinished texts in $ts:" >&2
        grep -B3 'type="unfinished"' "$ts" | grep '<source>' >&2
        exit 1
    fi
    exit 0
fi
"$lupdate" -silent -I . app ui -no-obsolete -locations none -source-language en -target-language zh_CN -ts "$ts"
