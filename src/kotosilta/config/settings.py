"""All settings of the product; every value that may differ between installations comes from `KOTOSILTA_*`."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_noop

from kotosilta.config.database import databases
from kotosilta.config.env import Environment
from kotosilta.config.secret_key import secret_key_of_demo

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
DEFAULT_DATA = (CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()) / "var"

ENVIRONMENT = Environment(os.environ)

DATA = ENVIRONMENT.folder(
    "DATA",
    DEFAULT_DATA,
    "var",
    gettext_noop("Folder of the database, the prepared static files and the locks."),
)
DATABASE = ENVIRONMENT.secret(
    "DATABASE",
    gettext_noop(
        "PostgreSQL server, as `postgresql://user:password@host:port/name`. Otherwise a file in the data folder."
    ),
)
DEMO = ENVIRONMENT.flag(
    "DEMO",
    gettext_noop("For trying out: a secret is made in the data folder and only local addresses are answered."),
)
PUBLIC_DEMO = ENVIRONMENT.flag(
    "PUBLIC_DEMO",
    gettext_noop(
        "Lets others than this machine use the demo. Everybody can then be anybody in it, without a password."
    ),
)
DEBUG = ENVIRONMENT.flag(
    "DEBUG", gettext_noop("Detailed error pages for developers. Refused by `serve` outside the demo.")
)
SECRET_KEY = ENVIRONMENT.secret(
    "SECRET_KEY",
    gettext_noop("Key for signing, at least 50 characters. Required outside the demo; keep it to yourself."),
)
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = list(
    ENVIRONMENT.names(
        "ALLOWED_HOSTS",
        LOCAL_HOSTS,
        gettext_noop("Host names that the service answers to. Has to be given outside the demo; never `*`."),
    )
)
ADDRESS = ENVIRONMENT.text(
    "ADDRESS",
    "",
    gettext_noop(
        "Where people reach the service, as `https://kotosilta.example.fi`: for links in mails that it sends by itself."
        " Otherwise the first of the allowed hosts."
    ),
)
HOST = ENVIRONMENT.text("HOST", "127.0.0.1", gettext_noop("Address that `serve` listens on."))
PORT = ENVIRONMENT.number("PORT", 8000, 1, 65535, gettext_noop("Port that `serve` listens on."))
WORKERS = ENVIRONMENT.number("WORKERS", 1, 1, 16, gettext_noop("Processes that answer pages; each needs about 70 MB."))
THREADS = ENVIRONMENT.number("THREADS", 2, 1, 32, gettext_noop("Pages that one process works on at the same time."))
BEHIND_HTTPS = ENVIRONMENT.flag(
    "BEHIND_HTTPS",
    gettext_noop(
        "A proxy in front speaks HTTPS and sets (never passes on) `X-Forwarded-Proto`; browsers must insist on it."
    ),
)
ACCESS_LOG = ENVIRONMENT.flag(
    "ACCESS_LOG",
    gettext_noop("One line of log for each request: address of the page, status, time; nothing of the reader."),
)

MAIL_SERVER = ENVIRONMENT.text(
    "MAIL_SERVER", "", gettext_noop("Host name of the SMTP server. Without one, messages wait in the outbox.")
)
EMAIL_HOST = MAIL_SERVER
EMAIL_PORT = ENVIRONMENT.number("MAIL_PORT", 25, 1, 65535, gettext_noop("Port of the SMTP server."))
EMAIL_HOST_USER = ENVIRONMENT.text(
    "MAIL_USER", "", gettext_noop("User name at the SMTP server, where it asks for one.")
)
EMAIL_HOST_PASSWORD = ENVIRONMENT.secret("MAIL_PASSWORD", gettext_noop("Password at the SMTP server."))
EMAIL_USE_TLS = ENVIRONMENT.flag("MAIL_TLS", gettext_noop("Speak to the SMTP server under STARTTLS."))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.text(
    "MAIL_FROM", "kotosilta@localhost", gettext_noop("Address that messages come from.")
)

EMAIL_BACKEND = "kotosilta.notices.mail.Outbox"

PXWEB_BASE = ENVIRONMENT.text(
    "PXWEB_BASE",
    "",
    gettext_noop(
        "Address that takes the place of all PxWeb servers in the registry of source tables: a mirror, or a stand-in "
        "for tests. It ends before the language: `https://pxweb.example.fi/api/v1/`."
    ),
)
SOTKANET_BASE = ENVIRONMENT.text(
    "SOTKANET_BASE", "", gettext_noop("Address that takes the place of Sotkanet: a mirror, or a stand-in for tests.")
)
SOURCE_TABLES = ENVIRONMENT.text(
    "SOURCE_TABLES",
    "",
    gettext_noop(
        "File with servers and tables of official figures; its entries take the place of those of the same name that "
        "come with the product."
    ),
)
SOURCE_CONTACT = ENVIRONMENT.text(
    "SOURCE_CONTACT",
    "",
    gettext_noop(
        "Address that servers of official figures are told as ours when figures are fetched. "
        "Otherwise KOTOSILTA_ADDRESS."
    ),
)

SIGN_UP = ENVIRONMENT.choice(
    "SIGN_UP",
    ("invited", "open"),
    gettext_noop(
        "Who may open an account: only those invited to a programme, or anybody. Otherwise invited, in the demo open."
    ),
) or ("open" if DEMO else "invited")

if DEMO and not SECRET_KEY:
    SECRET_KEY = secret_key_of_demo(DATA)

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "front:mine"
LOGOUT_REDIRECT_URL = "publicsite:start"
SIGN_IN_SHORTCUTS = "kotosilta.demo.people.shortcuts" if DEMO else ""
CODE_LIFETIME = 15 * 60  # seconds
ACCOUNT_ADAPTER = "kotosilta.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # the second lets people sign in by password; our form does not ask it
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_LIFETIME
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_LIFETIME
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_LIFETIME
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,5/10m/key", "reset_password": "20/m/ip,5/10m/key"}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_HTTPS else 0
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "kotosilta.language",
    "kotosilta.web",
    "kotosilta.audit",
    "kotosilta.accounts",
    "kotosilta.notices",
    "kotosilta.programmes",
    "kotosilta.process",
    "kotosilta.cooperation",
    "kotosilta.situation",
    "kotosilta.participation",
    "kotosilta.goals",
    "kotosilta.followup",
    "kotosilta.document",
    "kotosilta.communication",
    "kotosilta.publicsite",
    "kotosilta.workspace",
    "kotosilta.gallery",
    "kotosilta.demo",
]
MIDDLEWARE = [
    "kotosilta.web.request_number.numbered",
    "django.middleware.security.SecurityMiddleware",
    "kotosilta.config.headers.protective",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kotosilta.config.compression.compressed",
    "django.middleware.http.ConditionalGetMiddleware",
    "kotosilta.web.middleware.etag_for_head",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kotosilta.web.middleware.remember_language",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kotosilta.web.middleware.Refusals",
]
ROOT_URLCONF = "kotosilta.config.urls"
WSGI_APPLICATION = "kotosilta.config.wsgi.application"
DATABASES = databases(DATA, DATABASE, ENVIRONMENT.problems)
# Counts who has tried what how often; shared by all processes, which the memory of one would not be.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # a few hundred, which is the usual limit, could be pushed out by flooding
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# Finnish opens when neither the remembered language nor the browser's languages fit: most of the country reads it.
LANGUAGE_CODE = "fi"
LANGUAGES = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Names of their own: a service on another port of the same machine must not sign people out of this one.
SESSION_COOKIE_NAME = "kotosilta"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kotosilta.web.errors.stale_page"
CSRF_COOKIE_SECURE = BEHIND_HTTPS
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "kotosilta.web.request_number.RequestNumberFilter"}},
    "formatters": {
        "line": {
            "()": "kotosilta.web.masking.MaskingFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s request=%(request_id)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["request"], "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Anybody can send a wrong host name, and many do; it is answered with 400 and concerns nobody else.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
