"""PDF and print: real text, numbered pages, every row once."""

import re
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.catalog import ProductVersion
from gui.export.paper import write_pdf
from gui.labels.console import Console
from gui.labels.editions import labels_for
from gui.reports.sheet import report_sheet
from tests.helpers.labs import MakeLab
from tests.helpers.reports import long_report, sheet

HTML = "<b>R&D</b> &lt;"


class Drawn:
    """The texts that were drawn, page by page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        genuine = QPainter.drawText

        def draw(painter: QPainter, place: QRectF, flags: int, text: str) -> None:
            self.texts.append(text)
            genuine(painter, place, flags, text)

        monkeypatch.setattr(QPainter, "drawText", draw)

    @property
    def pages(self) -> list[list[str]]:
        found: list[list[str]] = []
        for text in self.texts:
            if text == Console.replica:
                found.append([])
            found[-1].append(text)
        return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    return Drawn(monkeypatch)


def streams(path: Path) -> bytes:
    """Unpack the content of all pages."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL)
    unpacked = []
    for stream in packed:
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(unpacked)


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\n", path.read_bytes()))


@pytest.mark.parametrize("count", [0, 1, 20, 30, 31, 32, 33, 34, 35, 70, 500, 1203])
@pytest.mark.parametrize("above", [[], [["Title", "A list"], ["When", "now"]]])
def test_every_row_stands_on_one_page(
    tmp_path: Path, drawn: Drawn, count: int, above: list[list[str]]
) -> None:
    names = [f"row {number}" for number in range(count)]
    what = sheet([["Name"], *[[name] for name in names]], above=above)
    written = list(write_pdf(tmp_path / "list.pdf", what, Console()))
    pages = drawn.pages

    assert [t for t in drawn.texts if t.startswith("row ")] == names
    assert len(pages) == len(written) == pages_of(tmp_path / "list.pdf")
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("Name") == 1
    assert all(written[1:])


def test_the_text_is_text_and_not_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    for _ in write_pdf(path, sheet([["Name"], [HTML]], title=HTML), Console()):
        pass

    content = streams(path)
    assert content.count(b" Tf") >= 3  # a font is chosen, and letters are shown with it
    assert b" Do" not in content  # no picture
    assert b"/ToUnicode" in path.read_bytes()  # letters can be selected and searched


def test_letters_are_not_joined(tmp_path: Path) -> None:
    letters = []
    for name in ("fi", "fj"):  # no font joins f and j
        path = tmp_path / f"{name}.pdf"
        for _ in write_pdf(path, sheet([["A"], [name * 40]]), Console()):
            pass
        letters.append(streams(path).count(b" Tj"))

    assert letters[0] == letters[1] > 80


def test_what_looks_like_html_is_shown_as_it_is(tmp_path: Path, drawn: Drawn) -> None:
    what = sheet([["Name"], [HTML]], above=[[HTML]], title=HTML)
    for _ in write_pdf(tmp_path / "list.pdf", what, Console()):
        pass

    assert drawn.texts.count(HTML) == 4  # the foot, the title, above, the row


def test_a_wide_table_stays_on_the_paper(tmp_path: Path, drawn: Drawn) -> None:
    what = sheet([["A", "B", "C"], ["x" * 255, "y" * 255, "end"]])
    for _ in write_pdf(tmp_path / "list.pdf", what, Console()):
        pass

    assert any(text.startswith("xx") and text.endswith("…") for text in drawn.texts)


def test_a_report_has_its_facts_its_summary_and_its_rows(
    tmp_path: Path, make_lab: MakeLab, drawn: Drawn
) -> None:
    lab = make_lab("office")
    labels = labels_for(ProductVersion.W2022)
    report = long_report(lab, 150)
    what = report_sheet(report, lab, labels)
    for _ in write_pdf(tmp_path / "report.pdf", what, labels.console):
        pass

    first = drawn.pages[0]
    assert {"CAL Usage 2026-11-16", "All licenses", "None", "CORP\\user000001"} <= {
        *first
    }
    assert sum(t.startswith("CORP") for t in drawn.texts) == 150
