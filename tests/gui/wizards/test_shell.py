from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)
from pytestqt.qtbot import QtBot

from gui.theme import fonts
from gui.widgets.text import plain_label
from gui.wizards.shell import (
    CLIENT_HEIGHT,
    CLIENT_WIDTH,
    CompletingPage,
    WelcomePage,
    WizardShell,
)
from tests.helpers.systems import compares_pictures

HOSTILE = "Install <b>R&D</b> &amp; <img src=x> licenses"
LONG = "A sentence that has to be read to its very end. " * 8
BUTTONS = {
    "back": ("< &Back", "Back"),
    "next": ("&Next >", "Next"),
    "finish": ("Finish", "Finish"),
    "cancel": ("Cancel", "Cancel"),
    "help": ("Help", "Help"),
}
Maker = Callable[..., WizardShell]


def grey_page(title: str, subtitle: str, *paragraphs: str) -> QWizardPage:
    page = QWizardPage()
    page.setTitle(title)
    page.setSubTitle(subtitle)
    column = QVBoxLayout(page)
    for paragraph in paragraphs:
        column.addWidget(plain_label(paragraph, page))
    return page


@pytest.fixture
def open_wizard(qtbot: QtBot) -> Maker:
    def show(*pages: QWizardPage, has_help: bool = False) -> WizardShell:
        wizard = WizardShell(
            "Activate Server Wizard", "wizard-logo-activate", has_help=has_help
        )
        qtbot.addWidget(wizard)
        for page in pages:
            wizard.addPage(page)
        wizard.open()
        wizard.activateWindow()
        qtbot.waitUntil(wizard.isActiveWindow)
        return wizard

    return show


def three_pages() -> tuple[QWizardPage, ...]:
    return (
        WelcomePage(
            "Welcome to the Activate Server Wizard", "To continue, click Next."
        ),
        grey_page("Connection Method", "Choose the method.", "Description:"),
        CompletingPage("Completing the Activate Server Wizard", "Status:"),
    )


def text_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def assert_nothing_is_cut(wizard: WizardShell) -> None:
    whole = wizard.rect()
    for label in wizard.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
            corner = label.mapTo(wizard, label.rect().bottomRight())
            assert whole.contains(corner)
            assert label.wordWrap() or label.width() >= label.sizeHint().width()


def test_every_page_has_the_genuine_size(open_wizard: Maker) -> None:
    wizard = open_wizard(*three_pages())
    assert wizard.wizardStyle() == QWizard.WizardStyle.ModernStyle

    for _ in wizard.pageIds():
        assert wizard.size().toTuple() == (CLIENT_WIDTH, CLIENT_HEIGHT)
        wizard.next()


@pytest.mark.parametrize("name", BUTTONS)
def test_buttons_are_found_by_name_and_read_without_arrows(
    open_wizard: Maker, name: str
) -> None:
    label, spoken = BUTTONS[name]
    wizard = open_wizard(*three_pages(), has_help=True)

    found = wizard.findChildren(QWidget, name)
    assert len(found) == 1
    assert found[0].property("text") == label
    interface = QAccessible.queryAccessibleInterface(found[0])
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == spoken


def test_the_buttons_stand_at_the_bottom_right(open_wizard: Maker) -> None:
    wizard = open_wizard(*three_pages(), has_help=True)
    names = ("back", "next", "cancel", "help")

    buttons = [wizard.findChildren(QWidget, name)[0] for name in names]
    assert {b.size().toTuple() for b in buttons} == {(75, 23)}
    assert len({b.y() for b in buttons}) == 1
    assert [b.x() for b in buttons] == sorted(b.x() for b in buttons)
    assert buttons[-1].geometry().right() == CLIENT_WIDTH - 12
    assert buttons[-1].geometry().bottom() == CLIENT_HEIGHT - 12


def test_there_is_no_help_button_unless_asked_for(open_wizard: Maker) -> None:
    wizard = open_wizard(*three_pages())

    assert not wizard.button(QWizard.WizardButton.HelpButton).isVisible()


def test_alt_n_and_alt_b_turn_the_pages(open_wizard: Maker, qtbot: QtBot) -> None:
    wizard = open_wizard(*three_pages())

    for key, expected in ((Qt.Key.Key_N, 1), (Qt.Key.Key_N, 2), (Qt.Key.Key_B, 1)):
        with qtbot.waitSignal(wizard.currentIdChanged):
            QTest.keyClick(wizard, key, Qt.KeyboardModifier.AltModifier)
        assert wizard.currentId() == expected


@pytest.mark.parametrize("kind", [WelcomePage, CompletingPage])
def test_a_white_page_has_its_picture_and_a_big_title(
    open_wizard: Maker, kind: type[WelcomePage]
) -> None:
    page = kind("Welcome to the Activate Server Wizard", "First.", "Second.")
    wizard = open_wizard(page)
    title = page.findChildren(QLabel, "title")[0]
    screen = wizard.grab().toImage()

    assert title.font().pixelSize() == fonts.TITLE_PIXELS
    assert title.font().bold()
    assert text_of(page) == [title.text(), "First.", "Second."]
    assert screen.pixelColor(0, 300).blue() > 2 * screen.pixelColor(0, 300).red()
    assert screen.pixelColor(170, 340) == QColor("white")
    assert screen.pixelColor(170, CLIENT_HEIGHT - 3) == QColor("#f0f0f0")


def test_a_grey_page_has_a_white_header_with_the_logo(open_wizard: Maker) -> None:
    wizard = open_wizard(grey_page("Connection Method", "Choose the method."))
    screen = wizard.grab().toImage()

    assert screen.pixelColor(3, 3) == QColor("white")
    assert screen.pixelColor(3, 65) == QColor("#a0a0a0")
    assert screen.pixelColor(3, 100) == QColor("#f0f0f0")
    logo = screen.copy(449, 2, 49, 60)
    assert any(
        logo.pixelColor(x, y) != QColor("white") for x in range(49) for y in range(60)
    )


def test_text_of_people_is_shown_literally(open_wizard: Maker) -> None:
    welcome = WelcomePage(HOSTILE, HOSTILE)
    wizard = open_wizard(welcome, grey_page(HOSTILE, HOSTILE, HOSTILE))

    for expected in (2, 3):
        labels = [k for k in wizard.findChildren(QLabel) if k.isVisible() and k.text()]
        assert [k.text() for k in labels] == [HOSTILE] * expected
        assert {k.textFormat() for k in labels} == {Qt.TextFormat.PlainText}
        wizard.next()


@pytest.mark.parametrize(
    "page",
    [
        lambda: WelcomePage(LONG, LONG, LONG),
        lambda: CompletingPage("Completing", *[LONG] * 6),
        lambda: grey_page("Title", "Subtitle", LONG, LONG, LONG, LONG),
        lambda: grey_page("Title", LONG, LONG),
        lambda: grey_page(LONG, "Subtitle", LONG),
    ],
)
def test_long_text_wraps_and_the_wizard_grows(
    open_wizard: Maker, page: Callable[[], QWizardPage]
) -> None:
    wizard = open_wizard(page(), grey_page("Short", "Short.", "Short."))

    assert wizard.width() == CLIENT_WIDTH
    assert_nothing_is_cut(wizard)
    wizard.next()
    assert wizard.size().toTuple() == (CLIENT_WIDTH, CLIENT_HEIGHT)
    wizard.back()
    assert_nothing_is_cut(wizard)


def test_the_wizard_grows_when_a_text_gets_longer(
    open_wizard: Maker, qtbot: QtBot
) -> None:
    page = CompletingPage("Completing the Activate Server Wizard")
    status = page.add_text("")
    page.body.addWidget(QCheckBox("Start Install Licenses Wizard now"))
    wizard = open_wizard(page)

    status.setText(LONG * 4)

    qtbot.waitUntil(lambda: wizard.height() > CLIENT_HEIGHT)
    assert_nothing_is_cut(wizard)


def test_a_page_is_read_out_by_its_title(open_wizard: Maker) -> None:
    wizard = open_wizard(*three_pages())

    spoken = []
    for _ in wizard.pageIds():
        spoken.append(wizard.currentPage().accessibleName())
        assert spoken[-1] in text_of(wizard)
        wizard.next()
    assert spoken == [
        "Welcome to the Activate Server Wizard",
        "Connection Method",
        "Completing the Activate Server Wizard",
    ]


@compares_pictures
def test_the_same_wizard_gives_the_same_picture(open_wizard: Maker) -> None:
    def pictures() -> list[QImage]:
        wizard = open_wizard(*three_pages())
        taken = []
        for _ in wizard.pageIds():
            taken.append(wizard.grab().toImage())
            wizard.next()
        wizard.close()
        return taken

    assert pictures() == pictures()


def test_going_through_the_pages_many_times_is_harmless(open_wizard: Maker) -> None:
    wizard = open_wizard(*three_pages())

    for _ in range(20):
        while wizard.nextId() != -1:
            wizard.next()
        wizard.restart()

    assert isinstance(wizard.currentPage(), WelcomePage)
