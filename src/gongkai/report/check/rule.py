"""What a rule is, and the registry of all of them.

A rule is a small function from a `Context` to the places where it does not hold; the decorator
gives it its code, severity, source, editions and the report year from which it applies, so that
what a later notice demands is not held against an earlier report.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from gongkai.report.check.finding import Finding, Severity
from gongkai.report.check.prose import Claim, Found, Quantity
from gongkai.report.check.prose_reader import find_claims
from gongkai.report.check.reconcile import Unequal, all_unequal
from gongkai.report.check.sources import Source, told
from gongkai.report.form import TABLE_NAMES, CellRef
from gongkai.report.model import AnnualReport, Number, Value
from gongkai.statute.editions import Edition

FIRST_YEAR = 2019
BOTH_EDITIONS = (Edition.E2019, Edition.E2021)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the report, last year's report, the reports of those below.

    The rules of prose share what is found in it once: see `check.prose`.
    """

    report: AnnualReport
    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()

    @cached_property
    def unequal(self) -> tuple[Unequal, ...]:
        """The identities that cannot hold."""
        return tuple(all_unequal(self.report))

    @cached_property
    def table_cells(self) -> Mapping[str, tuple[CellRef, ...]]:
        """The cells of each table that the report has, in print order."""
        return self.report.layout.by_table

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that was read, in print order."""
        return tuple(value for value in self.report.cells.values() if value is not None)

    @cached_property
    def blank(self) -> Mapping[str, Sequence[CellRef]]:
        """By table the cells that print nothing: no number, no mark, and not in doubt."""
        report = self.report
        if len(self.numbers) == len(report.cells):
            return {}
        other = report.marks.keys() | report.doubtful
        blank: dict[str, Sequence[CellRef]] = {}
        for table, cells in self.table_cells.items():
            values = chain.from_iterable(report.rows(table).values())
            without = [cell for cell, value in zip(cells, values, strict=True) if value is None]
            blank[table] = [cell for cell in without if cell not in other] if other else without
        return blank

    @cached_property
    def printed_tables(self) -> frozenset[str]:
        """The tables that print anything that was read: a number or a mark."""
        report = self.report
        numbers = {
            name
            for name in TABLE_NAMES
            if any(value is not None for row in report.rows(name).values() for value in row)
        }
        return frozenset(numbers | {cell.table for cell in report.marks})

    @cached_property
    def plain(self) -> Mapping[int, str]:
        """Each section's prose without white space, by its number; 0 is what stands before them.

        A section that the report prints twice is joined; one that it lacks has no key.
        """
        texts: dict[int, list[str]] = {0: ["\n".join(self.report.preamble)]}
        for section in self.report.sections:
            texts.setdefault(section.number, []).append(section.text)
        return {number: _squeezed("\n".join(parts)) for number, parts in texts.items()}

    @cached_property
    def found(self) -> Found:
        """What the prose says in numbers, and where it was too long to be searched."""
        return find_claims(self.report)

    @cached_property
    def claims_on(self) -> Mapping[tuple[Quantity, bool], Sequence[tuple[int, Claim]]]:
        """The claims by quantity and by whether they are statements of none; each has its place."""
        on: dict[tuple[Quantity, bool], list[tuple[int, Claim]]] = {}
        for place, claim in enumerate(self.found.claims):
            on.setdefault((claim.quantity, claim.none), []).append((place, claim))
        return on

    def value(self, cell: CellRef) -> Value:
        """The number of a cell; None where blank, marked, in doubt or not in this form."""
        return self.report.cells.get(cell)

    def known(self, cell: CellRef) -> bool:
        """Whether the cell prints a number that was read."""
        return self.report.cells.get(cell) is not None


@dataclass(frozen=True, slots=True)
class Break:
    """One place where a rule does not hold; the registry makes a `Finding` of it."""

    zh: str
    en: str
    cells: tuple[CellRef, ...] = ()
    printed: str = ""
    expected: str = ""


Check = Callable[[Context], Iterable[Break]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with what is known about it; `explain` and docs/checks.md are held to this."""

    code: str
    severity: Severity
    zh: str
    en: str
    cited: Source
    check: Check
    editions: tuple[Edition, ...]
    applies_from: int
    applies_to: int | None

    @property
    def source(self) -> str:
        """What the rule rests on, in every edition."""
        return told(self.cited)

    def source_for(self, edition: Edition) -> str:
        """What the rule rests on for reports that follow an edition of the form."""
        return self.cited if isinstance(self.cited, str) else self.cited[edition]

    def applies(self, report: AnnualReport) -> bool:
        """Whether a report comes under the rule."""
        return self.covers(report.edition, report.year)

    def covers(self, edition: Edition, year: int | None) -> bool:
        """Whether reports of an edition and a year come under the rule.

        An unknown year does not exempt from a rule that applied from the first year on.
        """
        if edition not in self.editions:
            return False
        if year is None:
            return self.applies_from == FIRST_YEAR and self.applies_to is None
        return self.applies_from <= year <= (self.applies_to or year)

    def finding(self, broken: Break, edition: Edition) -> Finding:
        """What is told of one place where a report of an edition breaks the rule."""
        return Finding(
            self.code,
            self.severity,
            broken.zh,
            broken.en,
            broken.cells,
            broken.printed,
            broken.expected,
            self.source_for(edition),
        )


RULES: dict[str, Rule] = {}


def rule(  # noqa: PLR0913 - each is a fact about the rule that docs and findings show
    code: str,
    severity: Severity,
    *,
    zh: str,
    en: str,
    source: Source,
    editions: tuple[Edition, ...] = BOTH_EDITIONS,
    applies_from: int = FIRST_YEAR,
    applies_to: int | None = None,
) -> Callable[[Check], Check]:
    """Register a rule: `zh` and `en` say in a sentence what must hold; `source` cites why.

    Raises ValueError for a code that is taken.
    """

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(
            code, severity, zh, en, source, check, editions, applies_from, applies_to
        )
        return check

    return register
