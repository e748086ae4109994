"""What tests of alarms share."""

from gongkai.records.publishing.precheck import check_text


def found(text, prefix=""):
    """The codes of a text's alarms with what they stand on."""
    return [(each.code, each.text) for each in check_text(text) if each.code.startswith(prefix)]


def personal(text):
    """What of a text is taken for personal data."""
    return [shown for _, shown in found(text, "PII-")]
