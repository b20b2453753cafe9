"""What a print dialog asks for is what comes out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.export import printing
from gui.export.page_order import PageOrder, order_of
from gui.export.paper import draw, lay_out
from gui.labels.console import Console
from gui.manager.main_window import MainWindow
from gui.models.sheet import Sheet
from tests.helpers.reports import sheet

PAGES = 7
FOOT = re.compile(rf"Page (\d+) of {PAGES}")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages, as they are drawn."""
    numbers: list[int] = []
    genuine = QPainter.drawText

    def draw(painter: QPainter, place: QRectF, flags: int, text: str) -> None:
        if found := FOOT.fullmatch(text):
            numbers.append(int(found[1]))
        genuine(painter, place, flags, text)

    monkeypatch.setattr(QPainter, "drawText", draw)
    return numbers


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    lay_out(made)
    return made


@pytest.fixture
def seven_pages() -> Sheet:
    return sheet([["Name"], *[[f"row {n:03d}"] for n in range(200)]])


@pytest.fixture
def printed(
    window: MainWindow, printer: QPrinter, seven_pages: Sheet, qtbot: QtBot
) -> Callable[[], str]:
    """Print as the printer was set up; return what is told at the end."""

    def run() -> str:
        job = printing.print_sheet(seven_pages, printer, window.session, window)
        with qtbot.waitSignal(job.destroyed, timeout=20_000):
            pass
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        return box.text().replace("\u200b", "")

    return run


def pages_in(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


FIRST, LAST = QPrinter.PageOrder.FirstPageFirst, QPrinter.PageOrder.LastPageFirst
ASKED: dict[str, tuple[str, int, bool, QPrinter.PageOrder, list[int]]] = {
    "all": ("", 1, True, FIRST, [1, 2, 3, 4, 5, 6, 7]),
    "2 to 2": ("2", 1, True, FIRST, [2]),
    "3 to 5": ("3-5", 1, True, FIRST, [3, 4, 5]),
    "beyond the end": ("6-99", 1, True, FIRST, [6, 7]),
    "several ranges": ("1-2,7", 1, True, FIRST, [1, 2, 7]),
    "three copies, collated": ("1-2", 3, True, FIRST, [1, 2, 1, 2, 1, 2]),
    "three copies, page by page": ("1-2", 3, False, FIRST, [1, 1, 1, 2, 2, 2]),
    "last page first": ("", 1, True, LAST, [7, 6, 5, 4, 3, 2, 1]),
    "last page first, two copies": ("2-3", 2, True, LAST, [3, 2, 3, 2]),
    "last page first, page by page": ("2-3", 2, False, LAST, [3, 3, 2, 2]),
}
"""By what a person asks for: ranges, copies, collated, order; and the pages of it."""


@pytest.mark.parametrize("asked", ASKED)
def test_the_pages_that_were_asked_for_come_out(
    printer: QPrinter,
    printed: Callable[[], str],
    driver: UiDriver,
    drawn: list[int],
    asked: str,
) -> None:
    ranges, copies, is_collated, order, pages = ASKED[asked]
    printer.setPageRanges(QPageRanges.fromString(ranges))
    printer.setCopyCount(copies)
    printer.setCollateCopies(is_collated)
    printer.setPageOrder(order)
    printed()

    assert drawn == pages
    assert pages_in(Path(printer.outputFileName())) == len(pages)
    driver.press("OK")


def test_copies_are_left_to_a_printer_that_makes_them(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer.setCopyCount(3)
    assert order_of(printer).copies == 3

    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _: True)
    assert order_of(printer).copies == 1


def test_pages_that_there_are_not_are_told_and_nothing_is_printed(
    printer: QPrinter, printed: Callable[[], str], driver: UiDriver, drawn: list[int]
) -> None:
    printer.setFromTo(9, 12)  # as the dialog does
    said = printed()

    assert said.startswith("A list was not printed, because it has no such pages.")
    assert "It has 7." in said
    assert drawn == []
    assert not Path(printer.outputFileName()).exists()
    driver.press("OK")


def test_where_a_printed_file_is_is_told(
    printer: QPrinter, printed: Callable[[], str], driver: UiDriver
) -> None:
    assert Path(printer.outputFileName()).name in printed()
    driver.press("OK")


def test_the_printer_that_has_it_is_told(
    window: MainWindow,
    seven_pages: Sheet,
    printer: QPrinter,
    driver: UiDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinter, "printerName", lambda _: "Upstairs")
    monkeypatch.setattr(printing, "draw", lambda *_: (lines for lines in [1]))
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _: "")
    printing.print_sheet(seven_pages, printer, window.session, window)
    driver.see("A list was sent to the printer Upstairs.")
    driver.press("OK")


def test_the_window_answers_while_pages_are_collected(
    seven_pages: Sheet, printer: QPrinter
) -> None:
    order = PageOrder(is_reversed=True)
    steps = list(draw(printer, seven_pages, Console(), order))

    assert steps[:PAGES] == [0] * PAGES
    assert sum(steps) == 200
