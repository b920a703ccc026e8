#!/bin/sh
# Makes the two roles and the database of Open Door: one role owns the tables and migrates them, the other is what the
# site works as and owns nothing (config/launch/roles.py). The image of PostgreSQL runs it once, on an empty server.
# Run again, it gives the roles the passwords that the files hold now.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set database="${OPEN_DOOR_DATABASE:-open_door}" <<'SQL'
\set owner_password `cat "$DB_OWNER_PASSWORD_FILE"`
\set app_password `cat "$DB_APP_PASSWORD_FILE"`
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest(ARRAY['open_door_owner', 'open_door_app']) AS name
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE open_door_owner PASSWORD :'owner_password';
ALTER ROLE open_door_app PASSWORD :'app_password';
SELECT format('CREATE DATABASE %I OWNER open_door_owner TEMPLATE template0', :'database')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
SQL
