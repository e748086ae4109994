"""Logs: a JSON object a line, with the request's id, and without personal data.

Messages of our own loggers and of those named here are written with what they say; of any other,
the wording alone, for what is filled in may be a name, an address or what somebody typed. Of an
exception the class and the places, never its message: databases repeat the row in theirs.
"""

import logging
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_SPEAKING = ("gongkai", "django_tasks", "django_tasks_db", "_granian", "granian")
Event = MutableMapping[str, Any]


def configuration(level: str) -> dict[str, Any]:
    """Give Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=False),
                ],
                "foreign_pre_chain": [
                    structlog.contextvars.merge_contextvars,
                    _without_data,
                    structlog.stdlib.add_log_level,
                    structlog.stdlib.add_logger_name,
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                    _places,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers would write beside ours; of requests, only what failed is news.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }


def _without_data(_logger: object, _method: str, event: Event) -> Event:
    """Take what was filled into a message of a stranger out of it again."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        if record.name.partition(".")[0] not in _SPEAKING:
            event["event"] = str(record.msg)
        event.update(getattr(record, "facts", {}))
    return event


def _places(_logger: object, _method: str, event: Event) -> Event:
    """Give an exception as its class and the places it passed."""
    found = event.pop("exc_info", None)
    record = event.get("_record")
    if found is None and isinstance(record, logging.LogRecord):
        found, record.exc_text = record.exc_info, None
    if isinstance(found, tuple) and found[1] is not None:
        error = found[1]
        event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        event["places"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event
