#!/usr/bin/env bash
# Makes the pictures of the README and the manual, the same ones every time: the sample in the light and the dark
# theme and with the interface in Arabic.
#
#   docs/screenshots.sh [PROGRAM [OUT]]
#
# PROGRAM is the release build when left out, OUT is docs/images. TARJUMAN_CONFIG_DIR may name a folder of settings
# to start from; the settings below come on top of it. SIZE is the size of the window.
set -euo pipefail
cd "$(dirname "$0")/.."
source .ci/window.sh

SIZE=${SIZE:-1280x800}
BASE=${TARJUMAN_CONFIG_DIR:-}

# Name of the picture, then the settings it is taken with.
PICTURES=(
    'light|theme = "light"|interface_language = "en"'
    'dark|theme = "dark"|interface_language = "en"'
    'arabic|theme = "light"|interface_language = "ar"'
)

main() {
    need Xvfb openbox xdotool import
    if (($# == 0)); then
        cargo build --release --locked
    fi
    PROGRAM=$(realpath "${1:-target/release/tarjuman}")
    OUT=${2:-docs/images}
    unset TARJUMAN_CONFIG_DIR
    open_scratch
    # Larger than the window, so that its frame fits as well.
    start_screen "$((${SIZE%x*} + 100))x$((${SIZE#*x} + 100))"
    local picture
    for picture in "${PICTURES[@]}"; do
        take "$picture"
    done
}

# Takes one picture of PICTURES.
take() {
    local name settings
    IFS='|' read -r name settings <<<"$1"
    prepare_settings "$name" "${settings//|/$'\n'}"
    start_window
    xdotool windowsize --sync "$WINDOW" "${SIZE%x*}" "${SIZE#*x}"
    # Opens the sample, whose first sentences are translated, and goes to the first that is not.
    press ctrl+shift+F1
    sleep 2
    press ctrl+u
    sleep 2
    screenshot "$OUT/$name.png"
    echo "$OUT/$name.png"
    kill_window
}

# Lays out a settings folder of its own for the picture. Settings stand above the first table of the file.
prepare_settings() {
    local name=$1 settings=$2 key
    export TARJUMAN_CONFIG_DIR="$SCRATCH/settings-$name"
    mkdir -p "$TARJUMAN_CONFIG_DIR"
    if [[ -n $BASE ]]; then
        cp -r "$BASE/." "$TARJUMAN_CONFIG_DIR/"
    fi
    local file="$TARJUMAN_CONFIG_DIR/settings.toml"
    touch "$file"
    while read -r key _; do
        sed -i "/^$key *=/d" "$file"
    done <<<"$settings"
    printf '%s\n%s\n' "$settings" "$(<"$file")" >"$file.new"
    mv "$file.new" "$file"
}

at_exit() {
    if (($1 != 0)); then
        cat "$SCRATCH/program.log" >&2 2>/dev/null || true
    fi
}

main "$@"
