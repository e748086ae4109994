"""Every module of rules, in the order of docs/checks.md; importing this one registers them all."""

from importlib import import_module

MODULES = (
    "proactive",  # T2: table 二 within a year
    "sums",  # T3 and T4: reconciliation
    "blanks",  # T2, T3, T4: cells that print nothing
    "tables",  # FORM: edition, tables that are not there
    "values",  # FORM: what a cell prints besides a plain count
    "title",  # FORM: title, agency, year, period
    "sections",  # FORM: the six sections
    "contents",  # FORM: what a section must tell
    "lengths",  # FORM: prose too long to be searched whole
    "dates",  # FORM: publication
    "years",  # YEAR: beside last year's report
    "likeness",  # YEAR: too like last year's report, or too unlike
    "text_requests",  # TEXT: prose against table 三
    "text_disputes",  # TEXT: prose against table 四
    "text_proactive",  # TEXT: prose against table 二
    "statements",  # TEXT: statements of none
    "tree",  # TREE: beside the reports of those below
)

for _module in MODULES:
    import_module(f"gongkai.report.check.{_module}")
