"""The checks before publication of one document: its texts and files, with what was let pass."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.models import CheckSettings, Document
from gongkai.records.publishing.precheck import (
    Alarm,
    Dictionary,
    Place,
    Severity,
    check_text,
    default_dictionary,
    dictionary_from_csv,
    mask,
)
from gongkai.records.publishing.rich_text import plain_text

_TEXTS: Mapping[str, str | Promise] = {
    "title": _("标题"),
    "summary": _("内容概述"),
    "keywords": _("关键词"),
    "body": _("正文"),
}
_AROUND = 16  # characters shown before and after what an alarm is about


@dataclass(frozen=True, slots=True)
class Found:
    """An alarm in a part of a document: where, what stands around it, and why it was let pass."""

    part: str
    label: str | Promise
    alarm: Alarm
    before: str
    after: str
    digest: str
    waiver: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return self.alarm.en if get_language() == "en" else self.alarm.zh

    @property
    def place(self) -> str:
        """Where in a file."""
        place = self.alarm.place
        return "" if place is None else place.en if get_language() == "en" else place.zh

    @property
    def stops(self) -> bool:
        """Whether publication waits for it."""
        return self.alarm.severity is Severity.BLOCKING and not self.waiver


def check_document(document: Document) -> list[Found]:
    """Give every alarm on a document as it stands, part by part."""
    severities, dictionary = settings_of(document.agency)
    waivers = dict(document.alarm_waivers.order_by("at").values_list("digest", "reason"))
    found = [*_in_texts(document, severities, dictionary), *_in_files(document, severities)]
    return [_with_waiver(each, waivers) for each in found]


def settings_of(agency: Agency) -> tuple[dict[str, Severity | None], Dictionary]:
    """Give an agency's severities and dictionary."""
    own = CheckSettings.objects.filter(agency=agency).first()
    if own is None:
        return {}, default_dictionary()
    severities = {
        code: None if value == "off" else Severity(value) for code, value in own.severities.items()
    }
    dictionary = default_dictionary()
    if own.words:
        dictionary = dictionary.with_own(dictionary_from_csv(own.words))
    return severities, dictionary


def masked_fields(document: Document, found: list[Found]) -> dict[str, str]:
    """Give the texts of a document with personal data masked in place, as far as let pass not."""
    fields: dict[str, str] = {}
    for each in found:
        if each.part not in _TEXTS or not each.alarm.is_personal or each.waiver:
            continue
        text = fields.get(each.part, getattr(document, each.part))
        shown = _masked(each.alarm)
        if each.part == "body":
            fields[each.part] = text.replace(escape(each.alarm.text), escape(shown))
        else:
            fields[each.part] = text.replace(each.alarm.text, shown)
    return fields


def file_alarms(alarms: list[Alarm]) -> list[dict[str, Any]]:
    """Give alarms as a file's row keeps them."""
    return [asdict(alarm) for alarm in alarms]


def _masked(alarm: Alarm) -> str:
    start, end = 0, len(alarm.text)
    alone = Alarm(alarm.code, alarm.severity, start, end, alarm.text, alarm.zh, alarm.en)
    return mask(alarm.text, [alone])


def _in_texts(
    document: Document, severities: Mapping[str, Severity | None], dictionary: Dictionary
) -> Iterator[Found]:
    for part, label in _TEXTS.items():
        text = getattr(document, part)
        text = plain_text(text) if part == "body" else text
        for alarm in check_text(text, dictionary, severities):
            before = text[max(0, alarm.start - _AROUND) : alarm.start]
            after = text[alarm.end : alarm.end + _AROUND]
            yield Found(part, label, alarm, before, after, _digest(part, alarm))


def _in_files(document: Document, severities: Mapping[str, Severity | None]) -> Iterator[Found]:
    for attachment in document.attachments.filter(removed_at=None):
        for kept in attachment.alarms:
            place = Place(**kept["place"]) if kept["place"] else None
            alarm = Alarm(**{**kept, "severity": Severity(kept["severity"]), "place": place})
            severity = severities.get(alarm.code, alarm.severity)
            if severity is not None:
                part = f"file-{attachment.pk}"
                yield Found(part, attachment.name, alarm, "", "", _digest(part, alarm))


def _digest(part: str, alarm: Alarm) -> str:
    text = "\0".join((part, alarm.code, alarm.text, str(alarm.place or "")))
    return hashlib.sha256(text.encode()).hexdigest()


def _with_waiver(found: Found, waivers: Mapping[str, str]) -> Found:
    if found.digest not in waivers:
        return found
    return Found(
        found.part,
        found.label,
        found.alarm,
        found.before,
        found.after,
        found.digest,
        waivers[found.digest],
    )
