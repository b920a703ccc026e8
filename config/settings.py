"""Open Door's settings, read from the environment or from files (X_FILE); .env.example explains every one."""

from __future__ import annotations

from pathlib import Path

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

from config import places, postgres, release, secret, sound
from config.environment import Environment

env = Environment()

BASE_DIR = places.BASE_DIR
VAR_DIR = places.var_dir()
EMBEDDED = places.is_embedded()
DEBUG = env.bool("DEBUG", default=False)
RELEASE = env("OPEN_DOOR_RELEASE", default="") or release.of(BASE_DIR)
CONTACT_EMAIL = env("CONTACT_EMAIL", default="corrections@open-door.example")

sound.refuse_what_cannot_work(env)

SECRET_KEY = env.plain("SECRET_KEY")
if SECRET_KEY:
    if wrong := sound.weakness(SECRET_KEY):
        raise ImproperlyConfigured(wrong)
else:
    if not EMBEDDED:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. With DATABASE_URL set, Open Door runs as a service: set SECRET_KEY to 50 or"
            " more random characters, the same for every process."
        )
    SECRET_KEY = secret.kept_in(VAR_DIR)

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = (env.plain("SITE_URL") or places.site_url(embedded=EMBEDDED, hosts=ALLOWED_HOSTS)).rstrip("/")
"""The origin that readers see, like https://open-door.org: absolute addresses begin with it."""

PROXIES = env.number("PROXIES", default=0, least=0)
"""How many proxies stand before the site: so many addresses at the end of X-Forwarded-For are theirs to tell."""

INSTALLED_APPS = [
    "stances.apps.StancesConfig",
    "stances.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "ninja",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # before the policy: a script or a font needs none of its own
    "csp.middleware.CSPMiddleware",
    "stances.public.opening.OpenToAll",
    "stances.public.speaking.LanguageOfTheAddress",
    "stances.public.editors.EditorsOnly",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# The admin asks for sessions, logins and messages by name; EditorsOnly brings all three, below /admin/ alone.
SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": postgres.embedded_settings(VAR_DIR) if EMBEDDED else env.database()}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

APP_DATABASE_ROLE = env("APP_DATABASE_ROLE", default="open_door_app")
"""The role the site works as where it does not own the tables; migrations grant it what it needs, if it exists."""

CACHE_URL = env.queue("CACHE_URL")
PAGES_LIVE = 26 * 3600  # seconds; a page's key holds the day
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "TIMEOUT": PAGES_LIVE,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
    if CACHE_URL
    else {
        "BACKEND": "config.cache.FolderCache",
        "LOCATION": VAR_DIR / "cache",
        "TIMEOUT": PAGES_LIVE,
        "OPTIONS": {"MAX_ENTRIES": 12_000},
    },
}

JOB_LEASE = env.number("JOB_LEASE", default=60)
"""Seconds for which a worker that says nothing is still believed to be at its job."""

JOB_LOOK = env.number("JOB_LOOK", default=10)
"""Every how many seconds the clock has the worker look for what is due."""

ONCE = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}
"""A queue that is away keeps no editor waiting: the clock's next message does the same."""

# Messages are nudges; the truth about jobs is in the database. So nothing is kept of a message, and none is retried.
QUEUE_DIR = VAR_DIR / "queue"
CELERY_BROKER_URL = env.queue("CELERY_BROKER_URL") or "filesystem://localhost"
CELERY_BROKER_TRANSPORT = "config.queue:Transport" if CELERY_BROKER_URL.startswith("filesystem:") else None
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"data_folder_in": QUEUE_DIR, "data_folder_out": QUEUE_DIR, "control_folder": QUEUE_DIR, "polling_interval": 0.1}
    if CELERY_BROKER_URL.startswith("filesystem:")
    else {"visibility_timeout": 1800, "socket_connect_timeout": 1, "socket_timeout": 10} | ONCE
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_IMPORTS = ["stances.tasks"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT, CELERY_TASK_SOFT_TIME_LIMIT = 1500, 1440  # below the visibility timeout
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_ENABLE_REMOTE_CONTROL = CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"  # in memory: it has nothing to remember
CELERY_BEAT_SCHEDULE = {
    "look": {"task": "stances.tasks.look", "schedule": JOB_LOOK, "args": ["beat"], "options": {"expires": JOB_LOOK}},
}
CELERY_TIMEZONE = "Europe/Brussels"

AUTH_USER_MODEL = "stances.Editor"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The history of every row: who and when stand beside the change itself, so that no other table can be rewritten.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGTRIGGER_INSTALL_ON_MIGRATE = False

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("uk", "Українська"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.plain("STATIC_ROOT") or VAR_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.storage.StaticStorage",
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SECURE_COOKIES", default=not EMBEDDED)
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
CSRF_FAILURE_VIEW = "stances.admin.signing_in.csrf_failed"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# django-import-export is used as a library and is no installed app: its commands would write around the workflow.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
    "loggers": {"django": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING"), "propagate": False}},
}
