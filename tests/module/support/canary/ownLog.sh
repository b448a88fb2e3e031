#!/bin/sh
# Runs a program in its own mount namespace, in which /dev/log is the socket `log` of a folder. usage: unshare -rm ownLog.sh FOLDER PROGRAM
# ...
set -e
folder=$1
shift
dev=$folder/dev
mkdir "$dev"
mount -t tmpfs none "$dev"
for name in null zero full random urandom tty log; do
    : > "$dev/$name"
    if [ "$name" = log ]; then source=$folder/log; else source=/dev/$name; fi
    mount --bind "$source" "$dev/$name"
done
mkdir "$dev/shm"
ln -s /proc/self/fd "$dev/fd"
mount --rbind "$dev" /dev
exec "$@"
