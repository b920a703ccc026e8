#!/bin/sh
# Makes the secrets that docker-compose.yml reads, in the folder named (secrets/): sh docker/make-secrets.sh [FOLDER]
# What is there already is kept.
#
# Compose hands the files to the containers with the mode they have here, and the users in the containers are others.
# So everybody may read the files, but only you may enter the folder that they are in.
set -eu
folder=${1:-secrets}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
for name in secret_key db_password db_owner_password db_app_password queue_password; do
    file=$folder/$name
    if [ -s "$file" ]; then
        echo "$file is kept."
        continue
    fi
    head -c 32 /dev/urandom | od -A n -t x1 | tr -d ' \n' > "$file.new"
    chmod 444 "$file.new"
    mv "$file.new" "$file"
    echo "$file is made."
done
