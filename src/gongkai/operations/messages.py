"""The catalogue of messages: one .po file a feature, merged and compiled into the installation.

Source strings are Chinese, so English is the one catalogue. It is compiled in Python, for gettext's
tools are not everywhere, and into the installation's folder, for the package's may be read-only.
Needs no settings: it runs before Django does.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGE = "en"
SOURCES = Path(__file__).parents[1] / "locale" / LANGUAGE
"""The .po files of the package."""


_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # so that the same strings compile to the same bytes


class CatalogueError(Exception):
    """Two files translate the same string differently, or a file leaves one untranslated."""


def merged(folder: Path = SOURCES) -> Catalog:
    """Merge the .po files of a folder. Raises CatalogueError, naming the file and the string."""
    whole = Catalog(locale=LANGUAGE, creation_date=_ALWAYS, revision_date=_ALWAYS)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=LANGUAGE):
                if message.id:
                    _take(whole, message, path.name)
    return whole


def compiled(folder: Path = SOURCES) -> bytes:
    """Give the catalogue as Django loads it."""
    target = io.BytesIO()
    write_mo(target, merged(folder))
    return target.getvalue()


def catalogue_path(home: Path) -> Path:
    """Tell where an installation keeps its compiled catalogue."""
    return home / "locale" / LANGUAGE / "LC_MESSAGES" / "django.mo"


def compile_messages(home: Path, folder: Path = SOURCES) -> Path:
    """Write the catalogue into an installation; readers see the old one or the new one whole."""
    path = catalogue_path(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.write_bytes(compiled(folder))
    unfinished.replace(path)
    return path


def _take(whole: Catalog, message: Message, name: str) -> None:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(strings):
        raise CatalogueError(f"{name}: {message.id!r} has no translation")
    former = whole.get(message.id, message.context)
    if former is not None and former.string != message.string:
        raise CatalogueError(f"{name}: {message.id!r} is translated otherwise in another file")
    whole.add(message.id, message.string, context=message.context)
