"""Order Confirmation: what a reseller sends, and the ways to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import PURCHASE_PROGRAMS, LicenseProgram, ProductVersion
from core.clearinghouse_contact import WANTED
from core.flows.install import InstallFlow, InstallStep
from core.numbers import orders, purchases
from core.numbers.kinds import shown
from core.numbers.orders import Proof
from core.numbers.symbols import normalise
from gui.driver.ui_driver import UiDriver
from gui.labels import words
from gui.labels.orders import OrderText
from gui.manager.main_window import MainWindow
from gui.training.order_confirmation import OrderConfirmationDialog
from gui.widgets.clipboard import text_to_paste
from gui.wizards.install_wizard import InstallWizard
from gui.wizards.product_keys import ProductKeyDialog, ProductKeysDialog
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
each_program = pytest.mark.parametrize("program", PURCHASE_PROGRAMS)


def opened() -> OrderConfirmationDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OrderConfirmationDialog)
    assert QTest.qWaitForWindowFocused(dialog)
    return dialog


@pytest.fixture
def dialog(window: MainWindow) -> OrderConfirmationDialog:
    window.actions_["order_confirmation"].trigger()
    return opened()


def paper(dialog: QDialog) -> str:
    edit = dialog.findChild(QTextEdit, "confirmation")
    assert isinstance(edit, QTextEdit)
    return edit.toPlainText()


def chosen(dialog: QDialog, name: str) -> object:
    combo = dialog.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    return combo.currentData()


def problem(dialog: QDialog) -> str:
    notes = dialog.findChildren(QLabel, "problem")
    return "".join(n.text() for n in notes if n.isVisible())


def numbers(dialog: QDialog) -> set[str]:
    """The long words of a confirmation: its numbers."""
    return {w for w in paper(dialog).split() if w.startswith(("00", "TRA"))}


@each_program
def test_it_confirms_an_order_under_each_program(
    dialog: OrderConfirmationDialog, driver: UiDriver, program: LicenseProgram
) -> None:
    driver.select({"License program": words.PROGRAM[program]})
    driver.select({"Product version": "Windows Server 2019"})
    driver.select({"License type": "RDS Per Device CAL"})
    driver.type({"Quantity": "7"})

    said = paper(dialog)
    for text in ("Windows Server 2019", "RDS Per Device CAL", "7", OrderText.worthless):
        assert text in said
    assert words.PROGRAM[program] in said
    bought = dialog._purchase(7)
    assert numbers(dialog) == set(orders.confirm(bought).numbers.values())
    driver.press("Close")


@each_program
def test_what_is_copied_can_be_pasted_into_every_field_that_asks_for_it(
    dialog: OrderConfirmationDialog, driver: UiDriver, program: LicenseProgram
) -> None:
    driver.select({"License program": words.PROGRAM[program]})
    driver.press("Copy")
    asked = {
        Proof.CODE: "code",
        Proof.PRODUCT_KEY: "code",
        Proof.AGREEMENT_NUMBER: "agreement_number",
        Proof.AUTHORIZATION_NUMBER: "authorization_number",
        Proof.LICENSE_NUMBER: "license_number",
    }
    fields = {a.value: wanted for a, wanted in WANTED.items()}

    assert dialog._order is not None
    for proof, number in dialog._order.numbers.items():
        found = fields[asked[proof]].find(text_to_paste())
        assert normalise(found or "") == normalise(number)
    driver.press("Close")


def test_another_order_has_other_numbers(
    dialog: OrderConfirmationDialog, driver: UiDriver
) -> None:
    first = numbers(dialog)
    driver.press("Another Order")

    assert first
    assert not first & numbers(dialog)
    driver.press("Close")


def test_after_the_last_order_comes_the_first(
    dialog: OrderConfirmationDialog,
    driver: UiDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(orders, "last_serial", lambda _: 2)
    first = numbers(dialog)
    driver.press("Another Order")
    driver.press("Another Order")

    assert numbers(dialog) == first
    driver.press("Close")


def test_numbers_that_are_installed_are_not_sold_again(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office")
    packs = window.lab.packs("RDLIC01")
    installed = {p.purchase_number for p in packs if p.purchase_number}
    assert purchases.make_agreement_number(LicenseProgram.ENTERPRISE) in installed
    window.confirm_order(LicenseProgram.ENTERPRISE, window)

    second = purchases.make_agreement_number(LicenseProgram.ENTERPRISE, 2)
    assert second in numbers(opened())
    driver.press("Close")


@pytest.mark.parametrize("typed", ["", "0", "x", "1.5", "10000000000"])
def test_a_quantity_that_cannot_be_is_told_and_nothing_is_confirmed(
    dialog: OrderConfirmationDialog, driver: UiDriver, typed: str
) -> None:
    driver.type({"Quantity": typed})

    assert "whole number" in problem(dialog)
    assert paper(dialog) == ""
    greyed = {
        b.objectName() for b in dialog.findChildren(QPushButton) if not b.isEnabled()
    }
    assert greyed == {"another", "copy", "print"}
    driver.type({"Quantity": "5"})
    assert problem(dialog) == ""
    assert numbers(dialog)
    driver.press("Close")


def test_it_begins_with_what_is_asked_for_and_the_edition_of_the_lab(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("trouble-blank-counts")
    window.confirm_order(LicenseProgram.OPEN, window)
    dialog = opened()

    assert chosen(dialog, "program") == LicenseProgram.OPEN
    assert chosen(dialog, "version") == ProductVersion.W2008
    driver.press("Close")


def test_it_is_printed_on_the_printer_that_was_chosen(
    dialog: OrderConfirmationDialog, driver: UiDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    driver.press("Print")
    chooser = dialog.findChild(QPrintDialog)
    assert isinstance(chooser, QPrintDialog)
    printer = chooser.printer()
    assert printer.docName() == OrderText.title
    path = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    chooser.done(QPrintDialog.DialogCode.Accepted)
    qtbot.waitUntil(
        lambda: path.exists() and path.read_bytes()[-6:].strip() == b"%%EOF"
    )
    driver.see("The file was saved:")
    driver.press("OK")
    driver.press("Close")


# ---- the links ----

PAGES = {
    InstallStep.LICENSE_CODES: LicenseProgram.RETAIL,
    InstallStep.OPEN_LICENSE: LicenseProgram.OPEN,
    InstallStep.AGREEMENT: LicenseProgram.SCHOOL,
    InstallStep.KEY_PACK: LicenseProgram.RETAIL,
}


def at(step: InstallStep, program: LicenseProgram, window: MainWindow) -> QWidget:
    """Open the wizard at a page, as it is for a program."""
    server = window.lab.server("RDLIC01")
    assert server is not None
    wizard = InstallWizard(server, window.session, window)
    assert isinstance(wizard.flow, InstallFlow)
    wizard.flow.draft.program = program
    wizard.setStartId(wizard.flow.steps.index(step))
    wizard.open()
    page = wizard.currentPage()
    assert page is not None
    return page


def order_links(owner: QWidget) -> list[QPushButton]:
    found = owner.findChildren(QPushButton, "order")
    return [link for link in found if link.isVisible()]


@pytest.mark.parametrize("step", PAGES)
def test_a_page_that_asks_for_a_purchase_leads_to_an_order(
    open_window: OpenWindow, step: InstallStep
) -> None:
    window = open_window("activated")
    (link,) = order_links(at(step, PAGES[step], window))
    link.click()

    assert chosen(opened(), "program") == PAGES[step]
    close_all(window)


@pytest.mark.parametrize("step", [s for s in InstallStep if s not in PAGES])
def test_no_other_page_does(open_window: OpenWindow, step: InstallStep) -> None:
    window = open_window("activated")

    assert order_links(at(step, LicenseProgram.RETAIL, window)) == []
    close_all(window)


@pytest.mark.parametrize("step", PAGES)
def test_classic_has_no_such_link(open_window: OpenWindow, step: InstallStep) -> None:
    window = open_window("activated", classic=True)

    assert order_links(at(step, PAGES[step], window)) == []
    close_all(window)


def test_a_product_key_is_ordered_under_the_program_of_its_agreement(
    open_window: OpenWindow,
) -> None:
    window = open_window("activated")
    flow = InstallFlow(window.lab.servers()[0])
    flow.draft.program = LicenseProgram.CAMPUS
    keys = ProductKeysDialog(flow, window.session, window)
    keys.open()
    editor = ProductKeyDialog(flow, flow.draft.type, None, window.session, keys)
    editor.open()
    (link,) = order_links(editor)
    link.click()
    dialog = opened()

    assert chosen(dialog, "program") == LicenseProgram.CAMPUS
    key = shown(purchases.make_retail_code(dialog._purchase(20)))
    assert key in numbers(dialog)
    close_all(window)


def test_the_links_follow_classic_as_it_is_now(open_window: OpenWindow) -> None:
    window = open_window("activated", classic=True)
    window.actions_["classic"].trigger()
    step = InstallStep.LICENSE_CODES

    assert len(order_links(at(step, PAGES[step], window))) == 1
    close_all(window)
