"""Django's settings, from the environment and $ALONGSIDE_HOME/settings.toml. Nothing here is secret."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from .home import address, flag, folder, home, hour, keys, listed, number
from .outside import gateway, mail

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = home()
DEBUG = False
DEVELOPMENT = flag("development")  # `make dev`: the same behaviour, with templates read anew
# The key, and the one before it while it still counts: `alongside keys renew`.
SECRET_KEY, *SECRET_KEY_FALLBACKS = keys("django")
TOTP_KEYS = keys("totp")
# Addresses under which this installation is reached, and whether a proxy in front of it speaks TLS.
ALLOWED_HOSTS = listed("hosts", "127.0.0.1,localhost,[::1]")
TLS = flag("tls")
# The emergency copy of who is expected: the worker writes it once a day, at this hour of the practice, into a folder.
EMERGENCY_FOLDER, EMERGENCY_HOUR = folder("emergency_folder"), hour("emergency_hour", 18)
EMERGENCY_DAYS = number("emergency_days", 7)  # then a copy is removed
HEARTBEAT = address("heartbeat")  # of a watcher outside, called while the doctor finds nothing to mend
# Notices: where our pages are reached from outside, and what carries e-mails and text messages there.
ADDRESS = address("address").rstrip("/")
MAIL, SMS = mail(), gateway()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "alongside.doors.entrance",  # before allauth: our templates take the place of its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_cotton",
    "django_htmx",
    "csp",
    "alongside.config",
    "alongside.ground.spine",
    "alongside.ground.practice",
    "alongside.ground.people",
    "alongside.ground.promises",
    "alongside.ground.chart",
    "alongside.ground.ui",
    "alongside.ground.notices",
    "alongside.ground.explain",
    "alongside.doors.portal",
    "alongside.doors.desk",
    "alongside.doors.post",
    "django.forms",  # last: our own widget templates come first
]
MIDDLEWARE = [
    "alongside.doors.entrance.middleware.PrivateMiddleware",  # these come first: errors of all others pass them, too
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside.config.errors.CalmMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alongside.ground.people.middleware.ViewerMiddleware",
    "alongside.doors.entrance.middleware.PinMiddleware",
    "alongside.doors.entrance.middleware.IdleMiddleware",
    "alongside.doors.entrance.middleware.SecondFactorMiddleware",
]
FORM_RENDERER = "alongside.ground.ui.forms.Renderer"
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "alongside.ground.ui.context.page",
            ],
        },
    }
]

# Database ----------------------------------------------------------------------------------------------------------
DATABASE_URL = os.environ.get("DATABASE_URL")
IN_HOME = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "alongside.sqlite3")}
DATABASES = {
    "default": {
        **(dj_database_url.parse(DATABASE_URL) if DATABASE_URL else IN_HOME),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a server that was restarted costs nobody a page
    }
}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["ENGINE"] = "alongside.config.queued_sqlite"
    DATABASES["default"]["TEST"] = {
        "NAME": ":memory:"
    }  # said, because test workers know it only of Django's own engine
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # recursive_triggers: INSERT OR REPLACE must not slip past the append-only triggers.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username", "email")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "alongside.ground.people.passwords.MaximumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
AUTHENTICATION_BACKENDS = ["alongside.ground.people.backend.SignInBackend"]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "alongside.doors.entrance.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "alongside.doors.entrance.forms.SignInForm",
    "change_password": "alongside.doors.entrance.forms.NewPasswordForm",
    "reauthenticate": "alongside.doors.entrance.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}  # our backend takes an e-mail too, when it is one person's alone
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this device stays; Django ends all others, whose session no longer fits
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key", "invitation_code": "10/m/ip"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
MFA_ADAPTER = "alongside.doors.entrance.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "alongside.doors.entrance.forms.FactorForm",
    "reauthenticate": "alongside.doors.entrance.forms.FactorAgainForm",
    "activate_totp": "alongside.doors.entrance.forms.NewFactorForm",
    "add_webauthn": "alongside.doors.entrance.passkeys.MakeForm",
    "edit_webauthn": "alongside.doors.entrance.passkeys.RenameForm",
    "login_webauthn": "alongside.doors.entrance.passkeys.EnterForm",
    "authenticate_webauthn": "alongside.doors.entrance.passkeys.SecondForm",
    "reauthenticate_webauthn": "alongside.doors.entrance.passkeys.AgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # so that a passkey is two factors in one
# There is nothing to guess; each sign-in asks twice, and a whole practice may share one address.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
USERSESSIONS_TRACK_ACTIVITY = False
# How many proxies in front say who called, the nearest last. Tries are counted by address; what a caller writes into
# X-Forwarded-For by itself counts for nothing.
ALLAUTH_TRUSTED_PROXY_COUNT = number("proxies", 1 if TLS else 0)
# Counts tries across processes and restarts. `alongside setup` makes its table. When it is full it forgets a third of
# them, and with that some lock-outs: so there is room for more than strangers can fill while a lock-out lasts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# Language, time ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
FORMAT_MODULE_PATH = ["alongside.config.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# Safe by default ---------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
# "__Host-": a browser takes such a cookie only from this very host over TLS, so that no neighbour can plant one.
SESSION_COOKIE_NAME = "__Host-sessionid" if TLS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if TLS else "csrftoken"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "alongside.config.errors.forgery"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # messages name people: not in a cookie
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
# Only when asked for: a practice's domain may have a shop or a printer without TLS, and browsers forget a preload late.
SECURE_HSTS_PRELOAD = TLS and flag("hsts_preload")
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD or (TLS and flag("hsts_subdomains"))
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # Django would have both asked for
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# Files -------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = None  # served from where they lie, by whitenoise
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEVELOPMENT  # else a style sheet built anew is cut off at its old length
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nothing of ours is for other sites

# Logs never hold health data: no request bodies, no local variables, no SQL.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "alongside.config.logs.CalmFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers would print messages and mail them; ours is the only one.
    "loggers": {
        "alongside": {"level": "INFO"},  # sign-ins that worked
        "django": {"handlers": [], "level": "WARNING"},
        "django.db.backends": {"level": "WARNING", "propagate": False},
    },
}
