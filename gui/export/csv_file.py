"""CSV for spreadsheets: UTF-8 with a mark, and no text that becomes a formula."""

import csv
from collections.abc import Generator
from pathlib import Path

from core.files import replacing
from core.text import no_formula
from gui.models.sheet import Put, Sheet


def write_csv(
    path: Path, sheet: Sheet, put: Put = replacing
) -> Generator[int, None, None]:
    """Write a sheet; yields how many lines each step has written."""
    with (
        put(path) as unfinished,
        unfinished.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        for lines in sheet.lines():
            writer.writerows([[no_formula(cell) for cell in line] for line in lines])
            yield len(lines)
