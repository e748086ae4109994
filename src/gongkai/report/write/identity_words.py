"""The identities (勾稽关系) of a form in words: by the row and column that an officer looks for."""

from gongkai.report.form import (
    APPLICATIONS,
    DISPUTES,
    LITIGATION_LABEL,
    CellRef,
    Form,
    Identity,
    IdentityKind,
    Row,
    application_rows,
)

_TABLES = {APPLICATIONS: "表三", DISPUTES: "表四"}


class IdentityWords:
    """Says what the identities of a form add up; `split` as in `application_rows`."""

    def __init__(self, form: Form, *, split: bool) -> None:
        self._columns = {
            (table.name, column.key): column.label
            for table in (form.applications, form.disputes)
            for column in table.blocks[0].columns
        }
        reconsideration, *litigation = form.disputes.rows
        self._rows = {
            **{(APPLICATIONS, row.key): _label(row) for row in application_rows(split=split)},
            (DISPUTES, reconsideration.key): reconsideration.label,
            **{(DISPUTES, row.key): f"{LITIGATION_LABEL}（{row.label}）" for row in litigation},
        }

    def said(self, identity: Identity) -> str:
        """Give an identity as it is said: 表三“自然人”列：（一）至（六）各项之和＝（七）总计."""
        first, last, total = identity.left[0], identity.left[-1], identity.right[0]
        column = self._column(first)
        table = _TABLES[first.table]
        if identity.kind is IdentityKind.COLUMN_SUM:
            return f"{table}“{column}”列：（一）至（六）各项之和＝（七）总计"
        if identity.kind is IdentityKind.BALANCE:
            return f"{table}“{column}”列：一＋二＝三（七）总计＋四"
        row = self._rows[first.table, first.row]
        sides = f"{column}至{self._column(last)}各列之和＝{self._column(total)}"
        return f"{table}“{row}”行：{sides}"

    def _column(self, cell: CellRef) -> str:
        return self._columns[cell.table, cell.column]


def _label(row: Row) -> str:
    """A row's label with its group and number, without what the form adds to it."""
    return f"{row.group}{row.marker}{row.label.split('、')[0].split('（')[0]}"
