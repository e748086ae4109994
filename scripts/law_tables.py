"""Write the tables of docs/law.md from gongkai.statute: python scripts/law_tables.py."""

import re
from pathlib import Path

from gongkai.statute.applicants import ApplicantKind
from gongkai.statute.editions import EDITION_RULES, Edition
from gongkai.statute.items import items_of_form, statutory_items
from gongkai.statute.outcomes import OUTCOME_RULES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "law.md"


def table(head, rows):
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def editions():
    rows = [
        (
            edition.value,
            rule.notice.zh,
            rule.issued_on or "—",
            rule.first_year,
            rule.last_year or "—",
            "yes" if rule.certain else f"no: {rule.note}",
        )
        for edition, rule in EDITION_RULES.items()
    ]
    return table(["Edition", "Notice", "Issued", "First year", "Last year", "Certain"], rows)


def outcomes():
    rows = [
        (
            f"`{outcome.value}`",
            rule.zh,
            rule.en,
            "; ".join(citation.en for citation in rule.citations),
            f"`{rule.row_in(Edition.E2019)}`",
            f"`{rule.row_in(Edition.E2021)}`",
            "yes" if rule.certain else "no",
            rule.note,
        )
        for outcome, rule in OUTCOME_RULES.items()
    ]
    head = ["Outcome", "中文", "English", "Ground", "Row 2019", "Row 2021", "Certain", "Note"]
    return table(head, rows)


def items():
    blocks = {edition: items_of_form(edition) for edition in Edition}
    rows = [
        (
            item.number,
            item.zh,
            item.en,
            ", ".join(edition.value for edition in Edition if item in blocks[edition]) or "—",
        )
        for item in statutory_items()
    ]
    return table(["Item", "中文", "English", "Figures asked by edition"], rows)


def applicants():
    rows = [(f"`{kind.value}`", kind.zh, kind.en) for kind in ApplicantKind]
    return table(["Column", "中文", "English"], rows)


TABLES = {"editions": editions, "outcomes": outcomes, "items": items, "applicants": applicants}


def filled(text):
    """Return the page with every table between its marks written anew."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        block = f"{begin}\n\n{make()}\n\n{end}".replace("\\", r"\\")
        text, found = pattern.subn(block, text)
        if found != 1:
            raise ValueError(f"docs/law.md should have one place for the table {name}, not {found}")
    return text


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
