"""Settings of a site that the public reaches."""

from gongkai.settings.base import *  # noqa: F403 - settings are made to be extended so
from gongkai.settings.environment import ENVIRONMENT

if ENVIRONMENT.switch("GONGKAI_HTTPS"):
    SECURE_SSL_REDIRECT = False  # done by the proxy that ends TLS, which sets this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
