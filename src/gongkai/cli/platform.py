"""What the commands of the platform share: loading it, and saying why it cannot be."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gongkai.cli.terminal import Terminal

FAILED = 2
_SETTINGS = "gongkai.settings.production"


def home() -> Path:
    """Give the folder of the installation."""
    from gongkai.settings.environment import ENVIRONMENT

    return ENVIRONMENT.home()


def on_platform(terminal: Terminal, act: Callable[[], int]) -> int:
    """Do something with the platform loaded, in the command's language.

    What is refused or cannot be reached is said in one sentence, status 2.
    """
    if not is_loaded(terminal):
        return FAILED
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError
    from django.utils import translation

    from gongkai.records.errors import RefusedError

    with translation.override(terminal.say("zh-hans", "en")):
        try:
            return act()
        except RefusedError as error:
            terminal.complain(str(error), str(error))
        except ValidationError as error:
            text = " ".join(error.messages)
            terminal.complain(text, text)
        except DatabaseError as error:
            reason = str(error).strip().partition("\n")[0]
            terminal.complain(
                f"数据库不能用：{reason}。新安装或升级后请先运行 gongkai setup。",
                f"The database cannot be used: {reason}. After installing or upgrading, run "
                "gongkai setup first.",
            )
    return FAILED


def is_loaded(terminal: Terminal) -> bool:
    """Load the platform; where it cannot be, say why."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
    except ModuleNotFoundError as error:
        complain_of_missing(terminal, error)
        return False
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:  # a setting that cannot be, said by itself
        terminal.complain(str(error), str(error))
        return False
    except ModuleNotFoundError as error:
        complain_of_missing(terminal, error)
        return False
    return True


def complain_of_missing(terminal: Terminal, error: ModuleNotFoundError) -> None:
    """Say how to install what the platform needs."""
    terminal.complain(
        f"平台所需的 {error.name} 没有安装：pip install 'gongkai[platform]'",
        f"{error.name}, which the platform needs, is not installed: "
        "pip install 'gongkai[platform]'",
    )
