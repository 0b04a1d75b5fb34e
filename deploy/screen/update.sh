#!/bin/sh
# With a read-only system disk, Debian's own nightly update works on the disk itself, and what changed asks for a start.
set -eu
step=$1 # update or install, as Debian's timers say
if [ "$(findmnt -no FSTYPE /)" != overlay ]; then
    exec /usr/lib/apt/apt.systemd.daily "$step"
fi
lower=/media/root-ro
before=$(cksum <"$lower/var/lib/dpkg/status")
overlayroot-chroot /usr/lib/apt/apt.systemd.daily "$step"
if [ "$(cksum <"$lower/var/lib/dpkg/status")" != "$before" ]; then
    echo "The system was updated: it starts anew."
    systemctl --no-block reboot
fi
