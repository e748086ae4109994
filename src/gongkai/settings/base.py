"""Settings that hold everywhere; what an installation chooses comes from environment.py."""

import importlib.util
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from gongkai.settings.environment import ENVIRONMENT
from gongkai.web.logs import configuration

HOME = ENVIRONMENT.home()
SECRET_KEY_FILE = HOME / "keys" / "secret_key"
AUDIT_KEY_FILE = HOME / "keys" / "audit_ed25519"


def _secret_key() -> str:
    if key := ENVIRONMENT.text("GONGKAI_SECRET_KEY"):
        return key
    try:
        return SECRET_KEY_FILE.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise ImproperlyConfigured(
            f"{HOME} 还没有初始化，请先运行 gongkai setup: not set up, run gongkai setup"
        ) from None


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.several("GONGKAI_HOSTS")
METRICS_TOKEN = ENVIRONMENT.text("GONGKAI_METRICS_TOKEN")
PARTS = ENVIRONMENT.several("GONGKAI_PARTS")
DEMO = ENVIRONMENT.switch("GONGKAI_DEMO")
SITE_NAME = ENVIRONMENT.text("GONGKAI_SITE_NAME")
SITE_ID_CODE = ENVIRONMENT.text("GONGKAI_SITE_ID_CODE")
ICP_NUMBER = ENVIRONMENT.text("GONGKAI_ICP")

ROOT_URLCONF = "gongkai.settings.urls"
WSGI_APPLICATION = "gongkai.settings.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "agencies.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_filters",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "gongkai.records.audit",
    "gongkai.records.agencies",
    "gongkai.records.publishing",
    "gongkai.jobs",
    "gongkai.web",
    "gongkai.portal",
    "gongkai.desk",
]

MIDDLEWARE = [
    "gongkai.web.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.web.middleware.ClockMiddleware",
    "gongkai.web.middleware.ModesMiddleware",
    "gongkai.desk.middleware.DeskMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(importlib.util.find_spec("gongkai.web").origin).parent / "overrides"],  # type: ignore[union-attr,arg-type]
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.web.context.site",
            ],
        },
    },
]

# --- database -----------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # recursive_triggers: INSERT OR REPLACE must not pass by the triggers of append-only tables.
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON;"
        "PRAGMA foreign_keys=ON;PRAGMA cache_size=-64000;"
    ),
}
_URL = ENVIRONMENT.text("DATABASE_URL")
DATABASES = {
    "default": (
        dj_database_url.parse(_URL, conn_max_age=600, conn_health_checks=True)
        if _URL
        else {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(HOME / "gongkai.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
        }
    )
}

# --- people -------------------------------------------------------------------------------------

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "gongkai.desk.accounts.OfficerAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_REQUIRED = ENVIRONMENT.switch("GONGKAI_MFA")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
USERSESSIONS_TRACK_ACTIVITY = False  # a write for each page; the list shows when each began
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "统一身份认证",
                    "client_id": ENVIRONMENT.text("GONGKAI_OIDC_CLIENT"),
                    "secret": ENVIRONMENT.text("GONGKAI_OIDC_SECRET"),
                    "settings": {"server_url": ENVIRONMENT.text("GONGKAI_OIDC_SERVER")},
                }
            ]
        }
    }
    if ENVIRONMENT.text("GONGKAI_OIDC_SERVER")
    else {}
)
SOCIALACCOUNT_ONLY = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "desk/locked_out.html"

# --- security -----------------------------------------------------------------------------------

_HTTPS = ENVIRONMENT.switch("GONGKAI_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o600

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [HOME / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- files --------------------------------------------------------------------------------------

MEDIA_ROOT = HOME / "files"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
_BOOTSTRAP = importlib.util.find_spec("bootstrap")
BOOTSTRAP = Path(next(iter(_BOOTSTRAP.submodule_search_locations)))  # type: ignore[union-attr,arg-type]

# --- jobs ---------------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- logs ---------------------------------------------------------------------------------------

LOGGING = configuration(ENVIRONMENT.text("GONGKAI_LOG_LEVEL"))
