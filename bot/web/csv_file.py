"""CSV as spreadsheets read it without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

MARK = "\ufeff".encode()
"""Without it Excel takes UTF-8 for something else."""
_FORMULA = tuple("=+-@＝＋－＠")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection"."""
    dangerous = cell[:1] in ("\t", "\r", "\n") or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if cell and dangerous else cell


def csv_rows(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """A whole file."""
    return MARK + csv_rows(rows)
