"""Every string of ours is there in English, and every English string is still used."""

import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract
from django.template import Context, Template
from django.utils import translation
from django.utils.translation.template import templatize

import gongkai
from gongkai.operations.messages import (
    CatalogueError,
    catalogue_path,
    compile_messages,
    compiled,
    merged,
)

PACKAGE = Path(gongkai.__file__).parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+[^}]*\}")


def sources():
    """Python of the package, templates turned into Python by Django."""
    for path in PACKAGE.rglob("*.py"):
        yield path, path.read_bytes()
    for path in PACKAGE.rglob("templates/**/*.html"):
        yield path, templatize(path.read_text(encoding="utf-8")).encode()
    for path in PACKAGE.rglob("overrides/**/*.html"):
        yield path, templatize(path.read_text(encoding="utf-8")).encode()


def used():
    """Each string of ours, as a catalogue keys it, with where it stands."""
    found = {}
    for path, text in sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(text), KEYWORDS):
            key = message if isinstance(message, str) else tuple(message)
            if context is not None:
                key = (context, key[-1])
            found[key] = path.relative_to(PACKAGE)
    return found


def translated():
    return {
        (message.context, message.id) if message.context else message.id: message
        for message in merged()
        if message.id
    }


def test_every_string_has_an_english_translation():
    known = translated()
    missing = [f"{path}: {key!r}" for key, path in used().items() if key not in known]
    assert missing == []


def test_no_translation_is_stale():
    strings = used()
    assert [key for key in translated() if key not in strings] == []


def test_translations_keep_the_placeholders():
    for message in translated().values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ids[0])), text


def test_nothing_chinese_is_left_as_it_was():
    han = re.compile(r"[\u4e00-\u9fff]")
    for message in translated().values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not [text for text in strings if text in ids and han.search(text)]


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"a.po": 'msgid "甲"\nmsgstr "one"\n', "b.po": 'msgid "甲"\nmsgstr "two"\n'}, "b.po.*甲"),
        ({"a.po": 'msgid "甲"\nmsgstr ""\n'}, "a.po.*no translation"),
    ],
)
def test_a_catalogue_that_disagrees_with_itself_is_refused(tmp_path, files, says):
    for name, text in files.items():
        (tmp_path / name).write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        merged(tmp_path)


def test_features_may_share_a_string(tmp_path):
    for name in ("a.po", "b.po"):
        text = f'{HEAD}msgid "保存"\nmsgstr "Save"\n\nmsgid "{name}"\nmsgstr "{name}!"\n'
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = compile_messages(tmp_path / "home", tmp_path)
    assert path == catalogue_path(tmp_path / "home")
    known = GNUTranslations(io.BytesIO(path.read_bytes()))
    assert [known.gettext(each) for each in ("保存", "a.po", "b.po")] == ["Save", "a.po!", "b.po!"]


def test_the_same_strings_compile_to_the_same_bytes_at_any_time():
    header = GNUTranslations(io.BytesIO(compiled())).info()
    dates = [value for name, value in header.items() if name.endswith("-date")]
    assert set(dates) == {"2026-01-01 00:00+0000"}
    assert compiled() == compiled()


def test_pages_speak_both_languages():
    page = Template("{% load i18n %}{% translate '首页' %}")
    assert page.render(Context()) == "首页"
    with translation.override("en"):
        assert page.render(Context()) == "Home"
