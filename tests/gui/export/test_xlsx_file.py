import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.errors import LabError
from gui.export import xlsx_file
from gui.export.xlsx_file import write_xlsx
from tests.gui.export.payloads import FORMULAS, HARMLESS
from tests.helpers.reports import sheet

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(path: Path) -> list[tuple[str, str | None, str]]:
    """Read the cells of the first table: address, type and text."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        table = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in table
    return [
        (cell.get("r", ""), cell.get("t"), "".join(cell.itertext()))
        for cell in ElementTree.fromstring(table).iter(f"{NAMESPACE}c")
    ]


def save(path: Path, *rows: list[str]) -> None:
    for _ in write_xlsx(path, sheet(list(rows))):
        pass


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS, "2026-11-16T08:30:00Z"])
def test_every_cell_is_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.xlsx"
    save(path, ["Name"], [text])

    found = [c for c in cells(path) if c[2]]
    wanted = [("A1", "inlineStr", "Name"), ("A2", "inlineStr", text)]
    assert [(a, t, unescaped(x)) for a, t, x in found] == wanted[: 1 + bool(text)]


def unescaped(text: str) -> str:
    """Undo what Excel's format does to control characters."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text)


def test_no_text_becomes_a_link(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    save(path, ["http://example.org"], ["mailto:a@example.org"], ["file:///etc"])

    with zipfile.ZipFile(path) as book:
        assert not [n for n in book.namelist() if n.endswith("sheet1.xml.rels")]


def test_more_rows_than_a_workbook_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "_MOST_ROWS", 3)
    save(tmp_path / "list.xlsx", ["Name"], ["1"], ["2"])
    with pytest.raises(LabError, match="Choose CSV instead"):
        save(tmp_path / "more.xlsx", ["Name"], ["1"], ["2"], ["3"])

    assert [p.name for p in tmp_path.iterdir()] == ["list.xlsx"]
