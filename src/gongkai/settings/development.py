"""Settings for working on gongkai: errors are shown in full."""

from gongkai.settings.base import *  # noqa: F403 - settings are made to be extended so

DEBUG = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
