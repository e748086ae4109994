"""What a rule rests on: one text, or one for each edition of the form.

A report on 2020 is not held to a notice of 2021, so where both notices demand the same each
finding cites the notice that brought the report's own form.
"""

from collections.abc import Mapping

from gongkai.statute.editions import Edition

Source = str | Mapping[Edition, str]

NOTICES = {
    Edition.E2019: "国办公开办函〔2019〕60号",
    Edition.E2021: "国办公开办函〔2021〕30号",
}


def by_form(text: str) -> Mapping[Edition, str]:
    """Cite for each edition its own notice, where `text` says {notice}."""
    return {edition: text.format(notice=notice) for edition, notice in NOTICES.items()}


def told(source: Source) -> str:
    """Tell a source for all editions that it knows."""
    if isinstance(source, str):
        return source
    return "；".join(f"{edition}年格式：{text}" for edition, text in source.items())
