"""Django's settings; what differs between hubs comes from the environment that `start` fills."""

from __future__ import annotations

import os
from pathlib import Path

from tutela.server.profile import DISK_RESERVE_MB, machine_zone, read_database, read_secret_key

DATA = Path(os.environ.get("TUTELA_DATA", "var/hub"))
PROFILE = os.environ.get("TUTELA_PROFILE", "room")
COUNTRY = PROFILE == "country"

SECRET_KEY = read_secret_key(DATA)
DEBUG = False
# A room's address changes with its network; nobody knows it beforehand, and no mail is built from it.
ALLOWED_HOSTS = [*os.environ.get("TUTELA_HOSTS", "").split(","), "localhost", "127.0.0.1"] if COUNTRY else ["*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "csp",
    "tutela.server.courses",
    "tutela.server.live",
    "tutela.server.people",
    "tutela.server.plans",
    "tutela.server.evidence",
    "tutela.server.second_step",
    "tutela.server.results",
    "tutela.server.actionplans",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tutela.server.heads.HeadsTakeNothing",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tutela.server.fresh.NeverStored",
]
ROOT_URLCONF = "tutela.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tutela.server.site.site_context",
            ]
        },
    }
]
DATABASES = {"default": read_database(os.environ.get("TUTELA_DATABASE", ""), DATA)}
POSTGRESQL = os.environ.get("TUTELA_DATABASE", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"

# A room's plain http drops cookies marked Secure.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = COUNTRY
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if COUNTRY else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if COUNTRY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" makes browsers send "Origin: null" with our own forms, which the CSRF check must refuse.
SECURE_REFERRER_POLICY = "same-origin"
# The header is honoured on secure addresses only and warns on others.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if COUNTRY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# A form of ours is short; a large body is refused before it is read. Files come at two addresses only, which choose
# their own handler (see `evidence.uploads`).
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# Wishes for ten days, each with its pauses, and all exercises of the menu to tick; two letters for each of 240 people.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS: list[str] = []

LANGUAGE_CODE = os.environ.get("TUTELA_LANGUAGE") or "en"
LANGUAGES = [(LANGUAGE_CODE, LANGUAGE_CODE)]
LANGUAGES_BIDI = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]
LOCALE_PATHS = [DATA / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
# In MB.
DISK_RESERVE = int(os.environ.get("TUTELA_DISK_RESERVE", DISK_RESERVE_MB))
# The clock of a course's room, unless the course names another: a laptop stands in the room.
ROOM_ZONE = os.environ.get("TUTELA_TIME_ZONE") or machine_zone()
LOGGING_CONFIG = None
CSRF_FAILURE_VIEW = "tutela.server.welcome.csrf_failed"
# The failed tries of `throttle`: of Django's usual 300 entries, made-up names would push out the one that is guessed.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}
