"""The annual report's form as data: editions, tables, rows, columns, labels, units, identities.

One definition serves reading, checking, JSON, and later writing and compiling; a label is written
once, here. Editions: 2019, 国办公开办函〔2019〕60号 (reports on 2019 and 2020); 2021,
国办公开办函〔2021〕30号 (reports on 2021 and later).
"""

from gongkai.report.form.applications import (
    APPLICANT_COLUMNS,
    APPLICANT_LABEL,
    CARRIED_FORWARD,
    CARRIED_OVER,
    NEW,
    ORGANISATIONS_LABEL,
    OTHER,
    OTHER_SPLIT,
    OTHER_SPLIT_KEYS,
    RECONCILIATION_NOTE,
    RESULT_ROWS_COMMON,
    RESULTS_LABEL,
    TOTAL,
    application_rows,
)
from gongkai.report.form.correspondence import (
    Comparability,
    Correspondence,
    correspondences,
)
from gongkai.report.form.disputes import (
    DISPUTE_COLUMNS,
    LITIGATION_LABEL,
)
from gongkai.report.form.editions import (
    FORMS,
)
from gongkai.report.form.identities import (
    Identity,
    IdentityKind,
    identities,
)
from gongkai.report.form.values import (
    APPLICATIONS,
    DISPUTES,
    PROACTIVE,
    TABLE_NAMES,
    Block,
    CellRef,
    Column,
    Form,
    Row,
    SectionForm,
    TableForm,
    Unit,
)
from gongkai.statute.editions import Edition

__all__ = [
    "APPLICANT_COLUMNS",
    "APPLICANT_LABEL",
    "APPLICATIONS",
    "CARRIED_FORWARD",
    "CARRIED_OVER",
    "DISPUTES",
    "DISPUTE_COLUMNS",
    "FORMS",
    "LITIGATION_LABEL",
    "NEW",
    "ORGANISATIONS_LABEL",
    "OTHER",
    "OTHER_SPLIT",
    "OTHER_SPLIT_KEYS",
    "PROACTIVE",
    "RECONCILIATION_NOTE",
    "RESULTS_LABEL",
    "RESULT_ROWS_COMMON",
    "TABLE_NAMES",
    "TOTAL",
    "Block",
    "CellRef",
    "Column",
    "Comparability",
    "Correspondence",
    "Edition",
    "Form",
    "Identity",
    "IdentityKind",
    "Row",
    "SectionForm",
    "TableForm",
    "Unit",
    "application_rows",
    "correspondences",
    "identities",
]
