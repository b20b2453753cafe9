"""Printing on paper, on a printer that the person chooses."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from gui.export.page_order import order_of
from gui.export.paper import draw, lay_out
from gui.export.saving import Saving, tell_saved
from gui.models.sheet import Sheet
from gui.session.prompts import Tone
from gui.session.session import Session


def ask_and_print(sheet: Sheet, session: Session, parent: QWidget) -> None:
    """Ask for a printer, and print a sheet there."""
    printer = QPrinter()
    printer.setDocName(sheet.title)
    lay_out(printer)
    session.prompts.ask_for_printer(
        parent, printer, lambda: print_sheet(sheet, printer, session, parent)
    )


def print_sheet(
    sheet: Sheet, printer: QPrinter, session: Session, parent: QWidget
) -> Saving:
    """Print a sheet as the printer was set up, and tell where it came out."""
    labels = session.labels.console

    def tell() -> None:
        if printer.outputFileName():
            tell_saved(Path(printer.outputFileName()), session, parent)
        else:
            text = labels.printed.format(title=sheet.title, name=printer.printerName())
            session.prompts.show_message(parent, text, Tone.INFORMATION)

    steps = draw(printer, sheet, labels, order_of(printer))
    title = labels.printing.format(report=sheet.title)
    return Saving(steps, sheet, title, session, parent, tell)
