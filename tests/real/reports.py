"""Where the real reports stand, and what the key beside each says it prints."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "reports"
KEYED = (
    "wuzhong_psb_2020.txt",
    "shanghai_stc_kewei_2024.md",
    "shuyang_drc_2023.html",
    "huaian_city_2024.pdf",
)
needs_reports = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="NOT CHECKED AGAINST REAL REPORTS: the folder shared/reports is not beside the checkout",
)


def key_of(name):
    """The key beside a report: agency, year, edition and every cell."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text, parse_float=Decimal)
