#!/bin/sh
# Starts Valkey with its settings and the password from its file, which no list of processes shows.
set -eu
umask 077
{
    cat /etc/open-door/valkey.conf
    echo "maxmemory ${QUEUE_MEMORY}"
    echo "requirepass $(cat "$QUEUE_PASSWORD_FILE")"
} > /tmp/valkey.conf
exec valkey-server /tmp/valkey.conf
