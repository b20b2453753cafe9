"""From the list of lessons to a file that is proven: recorded, written, saved."""

from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

import resources
from core.lessons.gestures import Press
from core.lessons.reading import LessonFile, read
from core.lessons.records import Step
from core.lessons.runner import play
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.labels.recorder import RecorderText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons.recorder.begin_dialog import BeginDialog
from gui.lessons.recorder.editor import LessonEditor
from gui.lessons.recorder.window import RecorderWindow
from gui.widgets.form import Form
from tests.gui.lessons.working import lessons_of, press, settle, window_of

STORY = "lessons/first-story/lesson.toml"


def begun(app: App, scenario: str = "fresh") -> RecorderWindow:
    """Begin to record, as from the list of lessons."""
    lessons = lessons_of(app)
    press(lessons, "record")
    (dialog,) = lessons.findChildren(BeginDialog)
    dialog._scenario.setCurrentIndex(dialog._scenario.findData(scenario))
    dialog.accept()
    (recorder,) = window_of(app).findChildren(RecorderWindow)
    return recorder


def recorded(app: App) -> RecorderWindow:
    """Record the first story."""
    recorder = begun(app)
    play(read(resources.path(STORY)), window_of(app).lab, UiDriver())
    return recorder


def written(app: App) -> LessonEditor:
    """Record the first story, and end."""
    press(recorded(app), "end")
    return cast("LessonEditor", until_there(app, LessonEditor))


def edited(app: App) -> LessonEditor:
    """Open the editor as after a recording, without one."""
    window = window_of(app)
    story = read(resources.path(STORY))
    plain = {"why": "", "source": "", "say": ""}
    bare = story.model_copy(
        update={
            "all_steps": tuple(s.model_copy(update=plain) for s in story.all_steps),
            "objectives": tuple(
                o.model_copy(update={"why": "", "source": ""}) for o in story.objectives
            ),
        }
    )
    editor = LessonEditor(bare, window.session, window)
    editor.show()
    return editor


def until_there(app: App, kind: type[QWidget]) -> QWidget:
    """Wait for a window that comes by itself."""
    while not (found := window_of(app).findChildren(kind)):
        QTest.qWait(5)
    return found[0]


def said_at(form: Form, field: str) -> str:
    return form._editors[field].accessibleDescription()


def sentences(recorder: RecorderWindow) -> list[str]:
    return [recorder._list.item(i).text() for i in range(recorder._list.count())]


def test_what_is_done_is_listed_as_sentences(app: App) -> None:
    recorder = recorded(app)
    said = sentences(recorder)
    assert said[0] == "1. Right-click RDLIC01 and choose Activate Server."
    assert said[-1] == "15. Press F5."
    assert recorder._state.text() == Text.steps.format(count=15)
    recorder._leave(lambda *_: None)


def test_a_recording_becomes_a_lesson_and_the_own_lab_comes_back(
    app: App, tmp_path: Path
) -> None:
    editor = written(app)
    assert window_of(app).lab.path == tmp_path / "mine.rdlab"
    assert not list((tmp_path / "lessons").glob("*.rdlab"))
    assert editor._step_list.count() == 15
    assert editor._objective_list.count() == 2
    close(editor)


def test_the_lesson_is_proven_once_it_has_its_title(app: App) -> None:
    editor = written(app)
    press(editor, "check")
    assert said_at(editor._general, "title") == Text.title_required
    editor._general.fill({"title": "Activate, and install"})
    press(editor, "check")
    while not editor._check.isEnabled():
        QTest.qWait(20)
    assert editor._state.text() == Text.sound
    close(editor)


def test_what_is_wrong_is_said_with_its_line(app: App) -> None:
    editor = edited(app)
    editor._general.fill({"title": "Activate, and install"})
    editor._draft.steps[1] = Step(do=Press(press="Nxet"))
    press(editor, "check")
    while not editor._check.isEnabled():
        QTest.qWait(20)
    assert editor._state.text().startswith("activate-and-install.toml, line ")
    close(editor)


def test_a_lesson_is_saved_listed_and_edited_again(app: App, tmp_path: Path) -> None:
    editor = edited(app)
    editor._general.fill({"title": "Mine", "summary": "What it is about."})
    editor._step_list.setCurrentRow(0)
    editor._step.fill({"why": "It issues nothing before.", "source": "domain.md 1.4"})
    file = editor._file()
    assert file is not None
    assert editor._save(tmp_path / "mine.toml", file)
    close(editor)

    there = LessonFile.read(tmp_path / "mine.toml").lesson()
    assert (there.id, there.title, there.summary) == (
        "mine",
        "Mine",
        "What it is about.",
    )
    assert there.steps[0].why == "It issues nothing before."
    lessons = lessons_of(app)
    lessons.refresh(str(tmp_path / "mine.toml"))
    settle(lessons)
    press(lessons, "edit")
    again = window_of(app).findChildren(LessonEditor)[-1]
    assert again._general.text("title") == "Mine"
    assert not again._draft.is_changed
    close(again)


def test_a_lesson_that_draws_values_is_not_edited_here(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "drawn.toml"
    story = resources.path(STORY).read_text(encoding="utf-8")
    path.write_text(
        story.replace("[variables]", "[variables]\nn = { between = [1, 9] }")
    )
    lessons = lessons_of(app)
    lessons.open_file(path)
    settle(lessons)
    told: list[str] = []
    monkeypatch.setattr(
        lessons.session.prompts, "show_message", lambda _, text: told.append(text)
    )
    press(lessons, "edit")
    assert told == [Text.draws.format(file="drawn.toml")]


def test_words_and_points_are_kept_as_they_are_typed(app: App) -> None:
    editor = edited(app)
    editor._objective_list.setCurrentRow(1)
    editor._objective.fill({"say": "The CALs are there.", "points": "5"})
    assert editor._draft.objectives[1].say == "The CALs are there."
    assert editor._draft.objectives[1].points == 5
    editor._objective.fill({"points": "many"})
    assert said_at(editor._objective, "points") == Text.points_wrong
    assert editor._draft.objectives[1].points == 5
    close(editor)


@pytest.mark.parametrize("field", ["why"])
@pytest.mark.parametrize("page", ["_step", "_objective"])
def test_a_why_without_its_source_is_not_kept(app: App, page: str, field: str) -> None:
    editor = edited(app)
    editor._general.fill({"title": "Mine"})
    form = getattr(editor, page)
    form.fill({field: "Because."})
    assert editor._file() is None
    assert said_at(form, "source") == Text.source_required
    close(editor)


@pytest.mark.parametrize("minutes", ["", "0", "601", "ten"])
def test_minutes_are_a_whole_number(app: App, minutes: str) -> None:
    editor = edited(app)
    editor._general.fill({"title": "Mine", "minutes": minutes})
    assert editor._file() is None
    assert said_at(editor._general, "minutes") == Text.minutes_wrong
    close(editor)


def test_a_step_can_be_removed_but_for_the_last(app: App) -> None:
    editor = edited(app)
    for _ in range(15):
        press(editor, "remove-step")
    assert editor._step_list.count() == 1
    assert said_at(editor._step, "say") == Text.last_step
    close(editor)


def test_the_last_step_is_taken_back_while_recording(app: App) -> None:
    recorder = recorded(app)
    press(recorder, "remove-last")
    assert len(sentences(recorder)) == len(recorder._tape.gestures) == 14
    recorder._leave(lambda *_: None)


def test_nothing_is_lost_without_a_question(app: App, tmp_path: Path) -> None:
    recorder = recorded(app)
    recorder.close()
    assert recorder.isVisible()
    UiDriver().press(strip_mnemonic(Text.go_on))
    assert window_of(app).lab.path != tmp_path / "mine.rdlab"
    recorder.close()
    UiDriver().press(strip_mnemonic(Text.discard))
    assert window_of(app).lab.path == tmp_path / "mine.rdlab"


def test_an_empty_recording_is_no_lesson(app: App, tmp_path: Path) -> None:
    recorder = begun(app)
    press(recorder, "end")
    UiDriver().press("OK")
    assert recorder.isVisible()
    recorder.close()
    assert window_of(app).lab.path == tmp_path / "mine.rdlab"


@pytest.mark.parametrize("way", ["close", "Esc", "window"])
def test_the_editor_closes_by_its_button_by_esc_and_by_its_frame(
    app: App, way: str
) -> None:
    editor = edited(app)
    editor._draft.is_changed = True
    for answer in (Text.keep_editing, Text.close_unsaved):
        assert editor.isVisible()
        if way == "close":
            press(editor, "close")
        elif way == "Esc":
            QTest.keyClick(editor, Qt.Key.Key_Escape)
        else:
            editor.close()
        UiDriver().press(strip_mnemonic(answer))
    assert not shiboken6.isValid(editor)


def test_an_editor_without_changes_closes_without_a_question(app: App) -> None:
    editor = edited(app)
    editor._draft.is_changed = False
    press(editor, "close")
    assert not editor.isVisible()


def test_the_editor_asks_before_words_are_lost(app: App) -> None:
    editor = edited(app)
    editor.close()
    assert editor.isVisible()
    UiDriver().press(strip_mnemonic(Text.keep_editing))
    assert editor.isVisible()
    close(editor)


def close(editor: LessonEditor) -> None:
    editor._close_anyway()
    QApplication.processEvents()


def test_the_lists_can_be_heard(app: App) -> None:
    editor = edited(app)
    names = {widget.accessibleName() for widget in editor.findChildren(QListWidget)}
    assert names == {"Steps", "Objectives; those that are ticked count"}
    close(editor)
