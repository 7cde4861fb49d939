"""Django's settings. What differs between installations comes from the environment (docs/production.md)."""

import os
import secrets
from datetime import timedelta
from typing import Any

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from archive import environment
from archive.paths import ROOT, state_dir
from archive.patience import SECONDS, Connection

BASE_DIR = ROOT
DEBUG = environment.flag("DEBUG")
# Set by archive/wsgi.py: a web server gets a connection pool and hashed static files, a command does not.
SERVING = os.environ.get("ARCHIVE_SERVING") == "1"
COLLECTING = os.environ.get("ARCHIVE_COLLECTING") == "1"
# Reached by other people, over TLS: cookies, redirects and HSTS are then for HTTPS only.
SECURE = environment.flag("SECURE")
# Keeps no prepared statement, cursor or setting of a session for us.
PGBOUNCER = environment.flag("PGBOUNCER")
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)
# Where pages are read, if not where the desk writes.
STANDBY_URL = environment.text("STANDBY_URL")
WEB_THREADS = environment.number("WEB_THREADS", 24)  # of each web process


def secret_key() -> str:
    """$SECRET_KEY, else one made for this installation and kept in its state folder."""
    if key := environment.text("SECRET_KEY"):
        return key
    file = state_dir() / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"secret_key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        draft.replace(file)
    return file.read_text()


# A machine that is lost says nothing: its silence is noticed within these seconds.
SILENCE = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}


def database(url: str, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Any address that libpq understands, one with several hosts and `target_session_attrs` included."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from None
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    known = {names[key]: str(parts.pop(key)) for key in list(parts) if key in names}
    known.setdefault("PASSWORD", environment.text("DATABASE_PASSWORD"))
    # Where the database is away, a page says so after a second, and its return is noticed as soon. Each
    # thread of a web process may need a connection.
    pool = {
        "min_size": 1,
        "max_size": WEB_THREADS,
        "timeout": 1,
        "reconnect_timeout": 1,
        "connection_class": Connection,
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        **known,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": PGBOUNCER,
        "OPTIONS": SILENCE
        | ({"prepare_threshold": None} if PGBOUNCER else session())
        | parts
        | ({"pool": pool} if SERVING and not PGBOUNCER else {}),
    }


def session() -> dict[str, str]:
    """What is set in each connection."""
    # What nobody waits for any more shall not go on by itself; searches have a shorter limit of their own.
    limits = [f"-c statement_timeout={SECONDS:.0f}s"] if SERVING else []
    # Standbys that the primary waits for have applied an act before an editor is told that it is kept.
    limits += ["-c synchronous_commit=remote_apply"] if STANDBY_URL else []
    return {"options": " ".join(limits)} if limits else {}


SECRET_KEY = secret_key()
ALLOWED_HOSTS = environment.words_of("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words_of("CSRF_TRUSTED_ORIGINS")
DATABASE_URL = environment.text("DATABASE_URL")
DATABASES = {"default": database(DATABASE_URL)} if DATABASE_URL else {}
if SERVING and STANDBY_URL:
    DATABASES["standby"] = database(STANDBY_URL, "STANDBY_URL")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cables.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "cables.apps.CablesConfig",
    # Beside the application, and not in its image.
    *(name for name in ("proofs", "benchmarks") if (ROOT / name).is_dir()),
]
MIDDLEWARE = [
    *(["archive.middleware.numbers.numbered"] if environment.structured_log() else []),
    "archive.errors.health_first",
    "django.middleware.security.SecurityMiddleware",
    "archive.middleware.headers.for_this_site",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "archive.middleware.standbys.Standbys",
    "archive.middleware.page_cache.PageCache",
    "csp.middleware.CSPMiddleware",
    "archive.middleware.cleaning.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "cables.api.methods.answers_head",
    "archive.middleware.turns.Turns",
    "archive.middleware.reading_room.ReadingRoom",
]
# Finished public pages that each web process keeps in memory (archive/middleware/page_cache.py); 0 for none.
PAGE_CACHE_BYTES = environment.number("PAGE_CACHE_MB", 24) * 1_000_000
# What one address may ask of searches, figures and comparisons in a minute, a file being ten; 0 for no limit.
COSTLY_A_MINUTE = environment.number("COSTLY_A_MINUTE", 240)
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cables.views.refusing.not_known",
            ],
        },
    },
]

# What the about page says of this copy; empty where nothing is said.
OPERATOR = environment.text("OPERATOR")
CONTACT = environment.text("CONTACT")
DATA_RIGHTS = environment.text(
    "DATA_RIGHTS",
    "The cables are works of the United States government and, as such, not subject to copyright in the"
    " United States (17 U.S.C. § 105).",
)

# Where `manage.py export --publish` puts the release that /data/ offers.
RELEASES = environment.text("RELEASES") or state_dir() / "releases"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = state_dir() / "static"
STATICFILES_DIRS = [ROOT / "static"]
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": MANIFEST if SERVING or COLLECTING else PLAIN},
}

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# Wrong passwords are counted for a name and for an address, apart for browsers that are known.
AXES_USERNAME_CALLABLE = "cables.logins.counting.counted_as"
AXES_LOCKOUT_PARAMETERS = "cables.logins.counting.counted_by"
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# Who logged in when and from where is nobody's to keep.
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "archive.proxies.client_address"

# The time of the write itself, not of its transaction: a writer may wait for another after it has begun.
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # a day at the desk
CSRF_COOKIE_AGE = None  # gone with the browser: a reader gets it where a problem is reported
OTP_TOTP_ISSUER = "TIP Cable Archive"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {"()": "archive.logs.of_this_installation"},
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "filters": {"once_a_minute": {"()": "archive.logs.OnceAMinute"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "discreet" if SERVING else "plain",
            "filters": ["once_a_minute"],
        }
    },
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # A page that was not found is not news; an error is.
        "django.request": {"level": "ERROR"},
        # Whoever scans the net asks under a wrong name; each is answered with 400.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Its lines carry names and addresses of people who mistyped a password.
        "axes": {"level": "CRITICAL"},
        # It warns of every HEAD request, to which Django leaves cutting off the body to the server.
        "gunicorn.http.wsgi": {"level": "ERROR"},
        # It repeats each failed attempt to reach a database that is away; the pages say so.
        "psycopg.pool": {"level": "ERROR"},
    },
}
