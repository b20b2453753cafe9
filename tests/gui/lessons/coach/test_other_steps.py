"""A learner looks back at steps that were done, and ahead at steps to come."""

from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.lab import Lab
from core.lessons.attempts import copies
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.lessons.coach import second
from gui.lessons.coach.steps_dialog import StepsDialog
from gui.widgets.progress import ProgressDialog
from tests.gui.lessons.coach.test_answers import close_all
from tests.gui.lessons.coach.test_attempts import (
    LED,
    NEXT,
    SERVER,
    panel_of,
    settle,
    step_of,
)
from tests.gui.lessons.working import (
    answer_prompt,
    begin,
    choose,
    is_possible,
    lessons_of,
    press,
    window_of,
    write,
)
from tests.helpers.labs import activation

LONG = LED.replace("[[step]]\nask", f"{NEXT}[[step]]\nask")


class Elsewhere:
    """Stands in for the other program: keeps what it was given to show."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.words: list[list[str]] = []

    def start(self, words: list[str]) -> bool:
        self.words.append(words[words.index("lesson") :])
        if "--copy" in words:
            copyfile(words[-1], self._folder / "shown.rdlab")
        return True

    def lab(self) -> Lab:
        return Lab.open(self._folder / "shown.rdlab", read_only=True)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    other = Elsewhere(tmp_path)
    monkeypatch.setattr(second, "start", other.start)
    yield other
    close_all()


@pytest.fixture
def at_work(
    app: App, tmp_path: Path, driver: UiDriver, elsewhere: Elsewhere, qtbot: QtBot
) -> App:
    """A learner at step 3 of 4, who had help at step 1 and has the wizard open."""
    begin(app, write(tmp_path, LONG), "coach")
    press(panel_of(), "next-help")
    qtbot.waitUntil(lambda: step_of() == "Step 2 of 4")
    driver.context(SERVER, ["Activate Server"])
    settle()
    assert step_of() == "Step 3 of 4"
    return app


def resume(app: App) -> None:
    """Leave, and go on at step 2, which opens the wizard again."""
    close_all()
    press(panel_of(), "end")
    answer_prompt("choice-1")  # leave
    lessons = lessons_of(app)
    choose(lessons, "Activate a license server")
    press(lessons, "resume")
    assert step_of() == "Step 2 of 4"


def dialog_of() -> StepsDialog:
    press(panel_of(), "other-steps")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StepsDialog)
    return dialog


def show(step: int) -> None:
    """Choose a step, from 1."""
    dialog = dialog_of()
    dialog._list.setCurrentRow(step - 1)
    press(dialog, "show")


@pytest.mark.parametrize(("step", "rows"), [(1, 1), (2, 2)])
def test_in_the_middle_of_a_wizard_an_earlier_step_is_shown_as_it_was(
    at_work: App, elsewhere: Elsewhere, qtbot: QtBot, step: int, rows: int
) -> None:
    lab, wizard = window_of(at_work).lab, QApplication.activeModalWidget()
    lab.do(activation(lab))
    before, content = lab.snapshot(), lab.path.read_bytes()
    show(step)
    qtbot.waitUntil(lambda: len(elsewhere.words) == 1)
    with elsewhere.lab() as shown:
        assert shown.last_seq() == rows
        assert not shown.server("RDLIC01").is_activated
    assert elsewhere.words[0][2:4] == ["--show", str(step)]
    assert lab.snapshot() == before
    assert lab.path.read_bytes() == content
    assert QApplication.activeModalWidget() is wizard
    assert step_of() == "Step 3 of 4"


def test_a_later_step_is_done_elsewhere_and_nothing_here(
    at_work: App, elsewhere: Elsewhere
) -> None:
    lab = window_of(at_work).lab
    content = lab.path.read_bytes()
    show(3)
    seed = str(lab.settings().seed)
    assert elsewhere.words[0][2:] == ["--show", "3", "--seed", seed]
    assert lab.path.read_bytes() == content
    assert step_of() == "Step 3 of 4"


def test_one_who_resumes_can_look_back_before_that(
    at_work: App, elsewhere: Elsewhere, qtbot: QtBot
) -> None:
    resume(at_work)
    content = window_of(at_work).lab.path.read_bytes()
    show(1)
    qtbot.waitUntil(lambda: len(elsewhere.words) == 1)
    with elsewhere.lab() as shown:
        assert shown.last_seq() == 1
    assert window_of(at_work).lab.path.read_bytes() == content


def test_a_step_whose_beginning_is_not_known_cannot_be_looked_back_at(
    at_work: App,
) -> None:
    settings = window_of(at_work).session.settings
    settings.remember("coach-began", ["another/1 2", "Activate a license server/1 x"])
    resume(at_work)
    dialog = dialog_of()
    assert dialog._what.text().startswith("When this step began is not known")
    assert not is_possible(dialog, "show")


def test_each_step_is_a_sentence_and_what_would_be_shown_is_said(at_work: App) -> None:
    dialog = dialog_of()
    told = [dialog._list.item(n).text() for n in range(dialog._list.count())]
    assert told[1:] == [
        "2. Right-click RDLIC01 and choose Activate Server.",
        "3. Click Next.",
        "4. Which of them is right?",
    ]
    assert dialog._list.currentRow() == 1
    assert dialog._what.text().startswith("Shows your lab as it was")
    QTest.keyClick(dialog._list, Qt.Key.Key_Down)
    assert dialog._what.text().startswith("Does all up to this step")
    assert is_possible(dialog, "show")
    QTest.keyClick(dialog._list, Qt.Key.Key_Down)
    assert dialog._what.text() == "A question that is still to come is not shown."
    assert not is_possible(dialog, "show")


def test_the_list_comes_back_as_large_as_it_was_left(at_work: App) -> None:
    dialog = dialog_of()
    dialog.resize(700, 500)
    dialog.reject()
    assert (dialog_of().width(), dialog_of().height()) == (700, 500)


def test_a_dialog_over_the_coach_opens_the_help_of_the_manager(
    at_work: App,
) -> None:
    manager = window_of(at_work)
    shown = ProgressDialog("Long", manager.session.labels, panel_of())
    shown.help_topic = "lessons"
    shown.ask_for_help()
    (opened,) = (w for w in manager.findChildren(HelpWindow) if w.isVisible())
    assert opened._topic == "lessons"
    opened.close()


def test_a_copy_that_cannot_be_made_is_told(
    at_work: App,
    elsewhere: Elsewhere,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(copies, "TemporaryDirectory", fail)
    show(1)
    qtbot.waitUntil(lambda: "could not be written" in panel_of()._answer.toPlainText())
    assert elsewhere.words == []
