# shellcheck shell=sh disable=SC2154 # $dry, $work and the options come from install.sh, which reads this
# The few ways in which the installer changes anything: each says what it does, and does nothing in a dry run.

note() {
    echo "$1" >>"$work/changes"
    if [ -n "$dry" ]; then echo "would $1"; else echo "$1"; fi
}

act() { # WORDS COMMAND...
    note "$1"
    shift
    [ -n "$dry" ] || "$@"
}

put() { # FILE MODE, content on standard input
    echo "$1" >>"$work/placed"
    cat >"$work/new"
    if cmp -s "$work/new" "$1" && [ "$(stat -c %a "$1")" = "$2" ]; then return 0; fi
    note "write $1"
    [ -z "$dry" ] || return 0
    mkdir -p -- "$(dirname -- "$1")"
    # beside the old one and over it in one step: a power cut leaves the one or the other
    cp -- "$work/new" "$1.new"
    chmod "$2" "$1.new"
    mv -f -- "$1.new" "$1"
}

fill() { # TEMPLATE
    sed -e "s|@PORT@|$port|g" -e "s|@ROTATE@|$rotate|g" -e "s|@OFF@|${off:+--off $off}|g" -e "s|@AGENT@|$agent|g" "$here/$1"
}

runs() { [ -d /run/systemd/system ]; } # no systemd in a chroot, or while an image is made

sys() { # systemctl, where one runs
    if runs; then systemctl "$@"; fi
}
