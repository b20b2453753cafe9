"""Printing on paper, on a printer that the person chooses."""

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from gui.export.paper import draw, lay_out
from gui.export.saving import Saving
from gui.models.sheet import Sheet
from gui.session.session import Session


def ask_and_print(sheet: Sheet, session: Session, parent: QWidget) -> None:
    """Ask for a printer, and print a sheet there."""
    labels = session.labels.console
    printer = QPrinter()
    printer.setDocName(sheet.title)
    lay_out(printer)

    def start() -> None:
        title = labels.printing.format(report=sheet.title)
        Saving(draw(printer, sheet, labels), sheet, title, session, parent)

    session.prompts.ask_for_printer(parent, printer, start)
