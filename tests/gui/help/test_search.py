"""The search of the help: over titles and text of every topic."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QTextEdit

from gui.help.help_window import HelpWindow
from gui.help.search import plain, search
from gui.help.topics import text, titles
from gui.manager.main_window import MainWindow
from tests.helpers.processes import run

NAMES = list(titles())
LOADED = """
import sys
import gui.help.help_window
print("gui.help.search" in sys.modules)
"""


@pytest.fixture
def opened(window: MainWindow) -> HelpWindow:
    window.help.show("contents")
    (found,) = window.findChildren(HelpWindow)
    assert QTest.qWaitForWindowFocused(found)
    return found


def field(window: HelpWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "search")
    assert isinstance(found, QLineEdit)
    return found


def list_of(window: HelpWindow) -> QListWidget:
    found = window.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def shown(window: HelpWindow) -> QTextEdit:
    found = window.findChild(QTextEdit, "text")
    assert isinstance(found, QTextEdit)
    return found


def listed(window: HelpWindow) -> list[str]:
    """Read the titles in the list."""
    rows = list_of(window)
    return [rows.item(n).text().splitlines()[0] for n in range(rows.count())]


def marked(window: HelpWindow) -> list[str]:
    return [s.cursor.selectedText() for s in shown(window).extraSelections()]


def type_keys(window: HelpWindow, keys: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field(window).hasFocus()
    QTest.keyClicks(field(window), keys)


# ---- what is found ----


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_is_found_by_its_title(name: str) -> None:
    found = search(titles()[name].upper())

    assert name in [f.topic for f in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_topic_is_found_by_every_word_that_is_read_in_it(name: str) -> None:
    document = QTextDocument()
    document.setMarkdown(text(name))
    words = set(re.findall(r"\w{5,}", document.toPlainText()))
    searched = f"{titles()[name]} {plain(name)}".casefold()
    lost = [word for word in words if word.casefold() not in searched]

    assert lost == []
    assert words


@pytest.mark.parametrize("name", NAMES)
def test_the_text_has_no_marks_left(name: str) -> None:
    assert not re.search(r"\*\*|`|\]\(|\.md\)|\|", plain(name))


def test_every_word_has_to_be_there_whatever_the_case() -> None:
    one, both = search("grace"), search("PERIOD  grace")

    assert both
    assert {f.topic for f in both} <= {f.topic for f in one}
    for found in both:
        read = plain(found.topic).casefold()
        assert "grace" in read
        assert "period" in read


def test_the_words_around_are_shown() -> None:
    for found in search("telephone"):
        is_in_text = "telephone" in plain(found.topic).casefold()
        assert ("telephone" in found.around.casefold()) == is_in_text
        assert len(found.around) < 100


def test_topics_with_the_word_in_the_title_come_first() -> None:
    found = ["migrat" in f.title.casefold() for f in search("migrat")]

    assert found == sorted(found, reverse=True)
    assert found[0] != found[-1]


@pytest.mark.parametrize("typed", ["", "   ", "zyzzyva", "license zyzzyva"])
def test_nothing_is_found_where_nothing_is(typed: str) -> None:
    assert search(typed) == []


# ---- the window ----


def test_typing_lists_what_is_found_and_esc_lists_all_again(
    opened: HelpWindow,
) -> None:
    type_keys(opened, "grace period")
    assert listed(opened) == [f.title for f in search("grace period")]
    said = f"{len(search('grace period'))} topics"
    assert field(opened).accessibleDescription() == said

    QTest.keyClick(field(opened), Qt.Key.Key_Escape)
    assert listed(opened) == list(titles().values())
    assert field(opened).accessibleDescription() == ""
    assert opened.isVisible()


def test_enter_opens_the_first_and_marks_the_words(opened: HelpWindow) -> None:
    type_keys(opened, "confirmation code")
    first = search("confirmation code")[0]
    QTest.keyClick(field(opened), Qt.Key.Key_Return)

    assert shown(opened).document().firstBlock().text() == first.title
    assert {m.casefold() for m in marked(opened)} == {"confirmation", "code"}
    assert shown(opened).hasFocus()
    place = shown(opened).textCursor().position()
    selections = shown(opened).extraSelections()
    assert place == min(s.cursor.selectionStart() for s in selections)


def test_down_goes_through_what_was_found(opened: HelpWindow) -> None:
    type_keys(opened, "event")
    found = search("event")
    QTest.keyClick(field(opened), Qt.Key.Key_Down)
    assert list_of(opened).hasFocus()
    QTest.keyClick(list_of(opened), Qt.Key.Key_End)

    assert shown(opened).document().firstBlock().text() == found[-1].title
    assert {m.casefold() for m in marked(opened)} == {"event"}
    heard = list_of(opened).currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"{found[-1].title}: {found[-1].around}"


def test_what_is_shown_stays_selected_where_it_is_found(opened: HelpWindow) -> None:
    opened.go("diagnoser")
    type_keys(opened, "diagnoser")

    assert list_of(opened).currentItem().text().startswith("RD Licensing Diagnoser\n")
    QTest.keyClick(field(opened), Qt.Key.Key_Escape)
    assert list_of(opened).currentItem().text() == "RD Licensing Diagnoser"
    assert marked(opened) == []


def test_what_is_found_nowhere_is_said(opened: HelpWindow) -> None:
    before = shown(opened).toPlainText()
    type_keys(opened, "zyzzyva")
    QTest.keyClick(field(opened), Qt.Key.Key_Return)

    (hint,) = opened.findChildren(QLabel, "topics-empty-hint")
    assert hint.isVisible()
    assert hint.text() == "No topic contains “zyzzyva”."
    assert field(opened).accessibleDescription() == hint.text()
    assert shown(opened).toPlainText() == before
    assert field(opened).hasFocus()


def test_one_topic_is_said_as_one(opened: HelpWindow) -> None:
    only = next(w for w in plain("training-numbers").split() if len(search(w)) == 1)
    type_keys(opened, only)

    assert field(opened).accessibleDescription() == "1 topic"


def test_the_search_is_read_when_it_is_used_first() -> None:
    assert run(LOADED).strip() == "False"
