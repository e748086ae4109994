"""A report that gongkai wrote as JSON, `gongkai.annual-report/1`, read back."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import simplejson

from gongkai.report.exchange import REPORT_SCHEMA, report_from_json
from gongkai.report.form import CellRef
from gongkai.report.model import Number
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.reading import Doubt, Origin, Reading, Reason

_HEAD = 4096  # bytes within which a document names its schema
_FAMILY = REPORT_SCHEMA.partition("/")[0].encode()


def is_report_json(data: bytes) -> bool:
    """Tell whether a file that begins as an object names the schema, of whatever version."""
    return _FAMILY in data[:_HEAD]


def json_reading(data: bytes, limits: Limits) -> Reading:
    """Give the reading that a document holds; its places are not kept.

    Raises UnreadableError: damaged where it does not keep the schema, too_large.
    """
    if len(data) > limits.characters:
        raise UnreadableError(
            "too_large",
            f"JSON 超过 {limits.characters} 字节，不像一份年度报告，请检查文件。",
            f"The JSON has more than {limits.characters} bytes: not like an annual report; "
            "check the file.",
        )
    try:
        document = simplejson.loads(data.decode("utf-8-sig"), use_decimal=True)
        if document.get("schema") != REPORT_SCHEMA:
            raise _damaged(f"schema {document.get('schema')!r}")
        report = report_from_json(document)
        doubts = tuple(_doubts(document.get("doubts", ())))
        origins = {name: _origin(each) for name, each in document.get("origins", {}).items()}
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(str(error)[:200]) from error
    return Reading(report, "json", {}, doubts, origins)


def _doubts(each: Sequence[Mapping[str, Any]]) -> Iterator[Doubt]:
    for doubt in each:
        cell = CellRef(doubt["table"], doubt["row"], doubt["column"])
        candidates = tuple(map(_number, doubt.get("candidates", ())))
        yield Doubt(cell, Reason(doubt["reason"]), candidates)


def _number(value: object) -> Number:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    raise ValueError(f"a candidate is {value!r}, which is no number")


def _origin(each: Mapping[str, Any]) -> Origin:
    return Origin(str(each["value"]), str(each["source"]))


def _damaged(why: str) -> UnreadableError:
    return UnreadableError(
        "damaged",
        f"JSON 不符合 {REPORT_SCHEMA} 的规定，请用 gongkai report read --format json 重新生成。",
        f"The JSON does not keep {REPORT_SCHEMA} ({why}); make it anew with "
        "gongkai report read --format json.",
    )
