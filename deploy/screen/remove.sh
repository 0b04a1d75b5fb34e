# shellcheck shell=sh disable=SC2154 # $opt, $data and $services come from install.sh, which reads this
# Takes away what earlier runs placed, by the list that they kept.

remove() {
    check_machine
    if [ ! -f "$opt/placed" ]; then
        echo "Nothing to take away: this machine is no screen."
        return 0
    fi
    remove_units
    while IFS= read -r old; do
        [ ! -e "$old" ] || act "remove $old" rm -f -- "$old"
    done <"$opt/placed"
    for user in kernkijker-browser kernkijker-screen; do
        ! getent passwd "$user" >/dev/null || act "remove the user $user" remove_user "$user"
    done
    if [ -s "$opt/packages" ]; then
        echo "Packages that came with the screen and stay, for you to judge: $(tr '\n' ' ' <"$opt/packages")"
    fi
    for folder in "$data" "$opt" "$etc"; do
        [ ! -e "$folder" ] || act "remove $folder" rm -rf -- "$folder"
    done
    if [ -n "$dry" ]; then
        echo "Nothing was changed: this was a dry run."
        return 0
    fi
    remove_empty_folders
    sys daemon-reload
    sys start getty@tty1.service
    echo "This machine is no screen any more. Revoke it at the officer's desk too; started once more, all is as before."
}

remove_user() { # whose session ends a moment after its last process
    if runs; then loginctl terminate-user "$1" 2>/dev/null || true; fi
    tries=20
    until userdel "$1" 2>"$work/userdel"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || { cat "$work/userdel" >&2; return 1; }
        sleep 1
    done
}

remove_units() {
    for unit in $services "$mount"; do
        [ -e "/etc/systemd/system/$unit" ] || continue
        [ -n "$dry" ] || sys stop "$unit" || true
        [ "$(systemctl is-enabled "$unit" 2>/dev/null || true)" != enabled ] ||
            act "disable $unit" systemctl --quiet disable "$unit"
    done
    for unit in $masked; do
        [ "$(readlink "/etc/systemd/system/$unit" || true)" != /dev/null ] || act "unmask $unit" rm -f -- "/etc/systemd/system/$unit"
    done
}

remove_empty_folders() { # the packages' own ones are not empty, and stay
    for folder in /etc/systemd/system/user-*.slice.d /etc/systemd/logind.conf.d /etc/systemd/journald.conf.d /etc/systemd/system.conf.d \
        /etc/systemd/system/apt-daily.timer.d /etc/systemd/system/apt-daily-upgrade.timer.d \
        /etc/systemd/system/apt-daily.service.d /etc/systemd/system/apt-daily-upgrade.service.d \
        /etc/chromium-browser/policies/managed /etc/chromium-browser/policies /etc/chromium-browser \
        /etc/chromium/policies/managed /etc/chromium/policies; do
        rmdir -- "$folder" 2>/dev/null || true
    done
}
