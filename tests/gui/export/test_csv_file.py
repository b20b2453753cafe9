import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.export.csv_file import write_csv
from tests.gui.export.payloads import FORMULAS, HARMLESS
from tests.helpers.reports import sheet

Rows = list[list[str]]


def save(path: Path, rows: Rows, above: Rows | None = None) -> None:
    for _ in write_csv(path, sheet(rows, above=above or [])):
        pass


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_could_be_a_formula_is_marked_as_text(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "list.csv"
    save(path, [["Name"], [text]], above=[["Title", text]])

    assert read(path) == [["Title", f"'{text}"], [], ["Name"], [f"'{text}"]]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_written_as_they_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    save(path, [[text, "end"]])

    assert read(path) == [[text, "end"]]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2),
        min_size=1,
    )
)
def test_what_is_read_back_is_what_was_written(tmp_path: Path, rows: Rows) -> None:
    path = tmp_path / "list.csv"
    save(path, rows)
    back = [[cell.removeprefix("'") for cell in row] for row in read(path)]

    assert back == [[cell.removeprefix("'") for cell in row] for row in rows]


def test_a_spreadsheet_finds_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    save(path, [["Größe"]])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
