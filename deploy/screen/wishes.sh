#!/bin/sh
# Grants what the agent asked for. Runs as root, so it looks only at whether a name is there, never at what is in it.
set -eu
folder=/run/kernkijker-screen

asked() { # NAME
    [ -e "$folder/$1" ] || [ -L "$folder/$1" ] || return 1
    rm -rf -- "${folder:?}/$1" # first, so that a wish is granted once
}

if asked off; then
    echo "The staff menu asks to turn the machine off."
    exec systemctl --no-block poweroff
fi
if asked reboot; then
    echo "The agent asks to start the machine anew."
    exec systemctl --no-block reboot
fi
if asked restart-browser; then
    echo "The agent asks for a new browser."
    exec systemctl --no-block restart kernkijker-browser.service
fi
