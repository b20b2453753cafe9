"""The formats that a sheet can be saved in, by the suffix of the file."""

from collections.abc import Generator
from pathlib import Path

from core.files import replacing
from gui.labels.console import Console
from gui.models.sheet import Put, Sheet


def filters(labels: Console) -> str:
    """Name the formats for a file dialog, the most usual first."""
    names = (labels.csv_files, labels.xlsx_files, labels.pdf_files, labels.json_files)
    return ";;".join(names)


def is_for_people(path: Path) -> bool:
    """Tell whether a file is read by people, and not by other programs."""
    return path.suffix.lower() == ".pdf"


def steps_for(
    path: Path, sheet: Sheet, labels: Console, put: Put = replacing
) -> Generator[int, None, None]:
    """Begin to write a sheet; CSV where the suffix is none of ours."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from gui.export.xlsx_file import write_xlsx

        return write_xlsx(path, sheet, put)
    if suffix == ".pdf":
        from gui.export.paper import write_pdf

        return write_pdf(path, sheet, labels)
    if suffix == ".json":
        from gui.export.json_file import write_json

        return write_json(path, sheet, put)
    from gui.export.csv_file import write_csv

    return write_csv(path, sheet, put)
