# Runs the program's window on a screen of its own. Sourced by .ci/smoke and docs/screenshots.sh, which set
# PROGRAM (the binary).
# shellcheck shell=bash

# How long anything may take, in seconds: generous, because a busy machine draws in software.
PATIENCE=${PATIENCE:-60}

fail() {
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "needs $tool; .ci/run installs it"
    done
}

# Makes SCRATCH, a folder for whatever the program writes. It goes when the script ends, with all that was started.
open_scratch() {
    SCRATCH=$(mktemp -d)
    trap stop_all EXIT
}

# Starts an X server on a free display with a window manager, of the size given as WIDTHxHEIGHT.
start_screen() {
    local size=$1 number="$SCRATCH/display"
    Xvfb -displayfd 3 -screen 0 "${size}x24" +extension GLX +extension RANDR -nolisten tcp \
        3>"$number" >"$SCRATCH/xvfb.log" 2>&1 &
    SCREEN_PID=$!
    wait_for "the X server" test -s "$number"
    DISPLAY=":$(<"$number")"
    export DISPLAY
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    openbox >"$SCRATCH/openbox.log" 2>&1 &
    MANAGER_PID=$!
    wait_for "the window manager" has_manager
    # There is no graphics card here, and nobody's settings, recent files or caches are touched.
    export LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
    export HOME="$SCRATCH/home" XDG_CONFIG_HOME="$SCRATCH/config" XDG_DATA_HOME="$SCRATCH/data"
    export XDG_CACHE_HOME="$SCRATCH/cache" XDG_STATE_HOME="$SCRATCH/state" XDG_RUNTIME_DIR="$SCRATCH/runtime"
    export TARJUMAN_CONFIG_DIR="${TARJUMAN_CONFIG_DIR:-$SCRATCH/config/tarjuman}"
    mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME" "$TARJUMAN_CONFIG_DIR"
    mkdir -p -m 700 "$XDG_RUNTIME_DIR"
}

# A window manager is there when it tells how many desktops there are.
has_manager() {
    xdotool get_num_desktops >/dev/null 2>&1
}

# Starts the program with these arguments and waits for its window: WINDOW is its id, WINDOW_PID its process.
start_window() {
    "$PROGRAM" "$@" >"$SCRATCH/program.log" 2>&1 &
    WINDOW_PID=$!
    wait_for "the window" window_is_there
    WINDOW=$(find_window)
    xdotool windowactivate --sync "$WINDOW" 2>/dev/null || xdotool windowfocus "$WINDOW"
    # The first frames load fonts and the project.
    sleep 2
    window_lives || fail "the program ended by itself: $(tail -n 20 "$SCRATCH/program.log")"
}

# By process, or else by title where the toolkit does not say whose the window is.
find_window() {
    local found
    found=$(xdotool search --onlyvisible --pid "$WINDOW_PID" 2>/dev/null || true)
    [[ -n $found ]] || found=$(xdotool search --onlyvisible --name 'Tarjuman|ترجمان' 2>/dev/null || true)
    tail -n 1 <<<"$found"
}

window_is_there() {
    window_lives || fail "the program ended before it had a window: $(tail -n 20 "$SCRATCH/program.log")"
    [[ -n $(find_window) ]]
}

window_lives() {
    kill -0 "$WINDOW_PID" 2>/dev/null
}

# Ends the program the hard way, so that nothing of it can tidy up.
kill_window() {
    kill -KILL "$WINDOW_PID"
    wait "$WINDOW_PID" 2>/dev/null || true
    WINDOW_PID=
}

# Types text, as keys that reach whatever has the focus.
type_text() {
    xdotool type --clearmodifiers --delay 30 -- "$1"
}

press() {
    xdotool key --clearmodifiers --delay 80 -- "$@"
}

screenshot() {
    mkdir -p "$(dirname "$1")"
    import -window "$WINDOW" -strip "$1"
}

# Waits until a command succeeds, and gives up with a word on what was waited for.
wait_for() {
    local what=$1 end=$((SECONDS + PATIENCE))
    shift
    until "$@"; do
        ((SECONDS < end)) || fail "$what did not come within $PATIENCE s"
        sleep 0.1
    done
}

# Ends what was started here and nothing else, lets the script look at what is left, and removes it.
stop_all() {
    local status=$? process
    for process in "${WINDOW_PID:-}" "${MANAGER_PID:-}" "${SCREEN_PID:-}"; do
        if [[ -n $process ]]; then
            kill "$process" 2>/dev/null || true
            wait "$process" 2>/dev/null || true
        fi
    done
    if declare -F at_exit >/dev/null; then
        at_exit "$status"
    fi
    rm -rf "$SCRATCH"
    return "$status"
}
