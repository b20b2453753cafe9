"""Saving a list as CSV: formula-safe text, written whole or not at all."""

import csv
import io
import os
import re
from contextlib import suppress
from pathlib import Path

from core.errors import DiskTrouble

_LONGEST_NAME = 60
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001


def save_csv(path: Path, rows: list[list[str]]) -> None:
    """Write rows to a file; DiskTrouble leaves what was there untouched."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_safe(cell) for cell in row] for row in rows])
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise DiskTrouble(
            f"{path.name} could not be written: {error.strerror}. "
            "Choose another folder."
        ) from error


def file_name(title: str) -> str:
    """Turn a title into the name of a CSV file that every system accepts."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", title).strip(". ")
    return f"{plain[:_LONGEST_NAME]}.csv"


def _safe(cell: str) -> str:
    """Mark a text that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.strip(" \ufeff").startswith(_FORMULA_STARTS) else cell
