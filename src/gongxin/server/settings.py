"""Settings of Django. Everything an office may want to change is an environment variable, named here once.

DATABASE_URL          postgres://user:password@host/name; without it SQLite in GONGXIN_HOME
GONGXIN_HOME          folder for the embedded database, snapshots and results (default: ./gongxin-data)
GONGXIN_SECRET_KEY    signs sessions; without it one is made and kept in GONGXIN_HOME, for this machine only
GONGXIN_HOSTS         host names that are served, separated by commas (default: this machine only)
GONGXIN_HTTPS         1 where the office's proxy ends TLS before us: cookies are then for HTTPS only
GONGXIN_OIDC          address of an OpenID Connect provider, with GONGXIN_OIDC_CLIENT and GONGXIN_OIDC_SECRET
GONGXIN_SECOND_FACTOR optional: nobody must set up a second factor; for demonstrations on one machine only
GONGXIN_FIELD_HOST    host name under which phones sign in; passkeys are tied to it (default: localhost)
GONGXIN_GATE          host:port of the gate, to which /sign-ins is passed on; set by `gongxin serve`
GONGXIN_LEDGER        folder of the public ledger (default: in GONGXIN_HOME)
GONGXIN_LEDGER_KEY    file of the key that signs it
GONGXIN_LEDGER_NAME   its name, as checkpoints carry it: a host and a path that stay for ever
GONGXIN_LEDGER_MAPS   folder of the maps that prove which certificates are in the register, and which are not
GONGXIN_DRAWS         folder of the public bundles of draws
GONGXIN_DRAW_SECRETS  folder of what stays sealed until a draw is closed
GONGXIN_PRESENCE_KEYS folder of the keys that seal sign-ins, outside the database (default: in GONGXIN_HOME)
GONGXIN_PRESENCE_PHOTOS  folder of the sealed photos of sign-ins (default: in GONGXIN_HOME)
GONGXIN_INSPECTION_KEYS    folder of the keys that seal photos of inspections, one each (default: in GONGXIN_HOME)
GONGXIN_INSPECTION_PHOTOS  folder of the sealed photos of inspections (default: in GONGXIN_HOME)
GONGXIN_CIPHER        aes or sm4: with what sign-ins and photos are sealed (default: aes); either opens what it sealed
GONGXIN_MAIL          smtp://user:password@host:port; without it mails are written to the log
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from gongxin.server.secret_key import secret_key
from gongxin.server.words import compiled_catalogues

HOME = Path(os.environ.get("GONGXIN_HOME", "gongxin-data")).resolve()
PACKAGE = Path(__file__).parents[1]
ON_POSTGRESQL = bool(os.environ.get("DATABASE_URL"))
HTTPS = os.environ.get("GONGXIN_HTTPS") == "1"

SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("GONGXIN_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
ROOT_URLCONF = "gongxin.server.addresses"
WSGI_APPLICATION = "gongxin.server.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gongxin.casework.accounts",
    "gongxin.casework.trail",
    "gongxin.casework.registry",
    "gongxin.casework.runs",
    "gongxin.casework.profiles",
    "gongxin.casework.search",
    "gongxin.casework.views",
    "gongxin.casework.notices",
    "gongxin.casework.monitoring",
    "gongxin.casework.reporting",
    "gongxin.casework.schedule",
    "gongxin.casework.visits",
    "gongxin.casework.witnessing",
    "gongxin.casework.inspection_plans",
    "gongxin.casework.name_lists",
    "gongxin.casework.inspections",
    "gongxin.casework.reminders",
    "gongxin.casework.presence",
    "gongxin.casework.photos",
    "gongxin.casework.public_log",
    "gongxin.casework.draws",
    "gongxin.office",
    "gongxin.field",
    "gongxin.portal",
    "gongxin.api",
]

MIDDLEWARE = [
    "gongxin.server.timing.ServerTiming",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongxin.server.protection.ContentSecurityPolicy",
    "gongxin.server.to_the_gate.ToTheGate",
    "gongxin.server.gesture.GestureMiddleware",
    "gongxin.server.null_bytes.NullBytesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongxin.office.account_language.AccountLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongxin.office.second_factor.SecondFactorMiddleware",
    "gongxin.office.when.WhenMiddleware",
]

# ---- data

_EMBEDDED = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "gongxin.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a writer waits for its turn instead of failing in the middle
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
    },
    "TEST": {"NAME": HOME / "test.sqlite3"},  # bulk import opens the same file from another thread
}
DATABASES = {"default": dj_database_url.config(conn_max_age=300) if ON_POSTGRESQL else _EMBEDDED}
DATABASES["default"]["TIME_ZONE"] = "Asia/Shanghai"  # the contract's times are China Standard Time
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SNAPSHOTS = HOME / "snapshots"
RESULTS = HOME / "results"
LEDGER = Path(os.environ.get("GONGXIN_LEDGER", HOME / "ledger"))
LEDGER_KEY = Path(os.environ.get("GONGXIN_LEDGER_KEY", HOME / "ledger-key" / "log.key"))
LEDGER_NAME = os.environ.get("GONGXIN_LEDGER_NAME", "gongxin.invalid/ledger")
LEDGER_MAPS = Path(os.environ.get("GONGXIN_LEDGER_MAPS", HOME / "ledger-maps"))
DRAWS = Path(os.environ.get("GONGXIN_DRAWS", HOME / "draws"))
DRAW_SECRETS = Path(os.environ.get("GONGXIN_DRAW_SECRETS", HOME / "draw-secrets"))
PRESENCE_KEYS = Path(os.environ.get("GONGXIN_PRESENCE_KEYS", HOME / "presence-keys"))
PRESENCE_PHOTOS = Path(os.environ.get("GONGXIN_PRESENCE_PHOTOS", HOME / "presence-photos"))
INSPECTION_KEYS = Path(os.environ.get("GONGXIN_INSPECTION_KEYS", HOME / "inspection-keys"))
INSPECTION_PHOTOS = Path(os.environ.get("GONGXIN_INSPECTION_PHOTOS", HOME / "inspection-photos"))
PRESENCE_CIPHER = os.environ.get("GONGXIN_CIPHER", "aes")
GATE = os.environ.get("GONGXIN_GATE", "")
FIELD_HOST = os.environ.get("GONGXIN_FIELD_HOST", "localhost")  # the relying party of the passkeys that sign
AFTER_RUN = [  # what later rooms do with a run that was kept
    "gongxin.casework.monitoring.after_run.after_run",
    "gongxin.casework.profiles.after_run.after_run",
]

# ---- words

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [compiled_catalogues(HOME)]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "office" / "templates"],  # before allauth's own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongxin.office.frame.frame",
            ],
        },
    }
]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# ---- who comes in

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "gongxin.casework.accounts.adapter.OfficeAdapter"
SOCIALACCOUNT_ADAPTER = "gongxin.casework.accounts.government.GovernmentAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may post to ourselves only, also by way of a redirect; a link may lead out
MFA_ADAPTER = "gongxin.casework.accounts.second_factor.FactorAdapter"
USERSESSIONS_ADAPTER = "gongxin.casework.accounts.adapter.SessionsAdapter"
SECOND_FACTOR = os.environ.get("GONGXIN_SECOND_FACTOR", "")  # else roles of accounts.second_factor.MUST need one
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose X-Forwarded-For tells the rate limits who is asking
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key"}  # five wrong ones: a quarter of an hour
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Gongxin 公信"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers offer it over HTTP on this very machine only
MFA_RECOVERY_CODES_SHOW_ONCE = True
USERSESSIONS_TRACK_ACTIVITY = False  # else every page view writes, and waits while a dataset is taken in
PASSWORD_RESET_TIMEOUT = 3 * 86400  # seconds that a one-time link holds
CSRF_FAILURE_VIEW = "gongxin.office.expired.token_refused"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

if _PROVIDER := os.environ.get("GONGXIN_OIDC"):
    _APP = {
        "provider_id": "government",
        "name": "Government single sign-on",
        "client_id": os.environ["GONGXIN_OIDC_CLIENT"],
        "secret": os.environ["GONGXIN_OIDC_SECRET"],
        "settings": {"server_url": _PROVIDER, "oauth_pkce_enabled": True},
    }
    SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_APP]}}

# ---- what goes out

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if _MAIL := os.environ.get("GONGXIN_MAIL"):
    _PARTS = urlsplit(_MAIL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _PARTS.hostname, _PARTS.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _PARTS.username or "", _PARTS.password or ""
    EMAIL_USE_TLS = _PARTS.scheme == "smtps"
