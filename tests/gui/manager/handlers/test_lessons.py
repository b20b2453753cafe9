from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from core.lessons.gestures import Menu
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.lessons.window import LessonsWindow
from tests.gui.lessons import working
from tests.gui.lessons.conftest import app
from tests.gui.lessons.working import attempt_window_of, lessons_of, window_of

__all__ = ["app"]
COPY = Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(app: App, path: Path) -> bool:
    """Drag a file over the manager and let it go; tell whether it was taken."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    window = window_of(app)
    over = QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, files, LEFT, NO_KEY)
    QApplication.sendEvent(window, over)
    if over.isAccepted():
        let_go = QDropEvent(QPointF(5, 5), COPY, files, LEFT, NO_KEY)
        QApplication.sendEvent(window, let_go)
    return over.isAccepted()


def test_the_menu_opens_the_lessons_and_brings_them_to_front_again(
    app: App, driver: UiDriver
) -> None:
    for _ in range(2):
        window_of(app).activateWindow()
        driver.perform(Menu(menu=("Training", "Lessons")))
        working.settle(window_of(app))

    assert len(window_of(app).findChildren(LessonsWindow)) == 1


def test_a_lesson_that_is_dropped_is_listed_and_chosen(
    app: App, tmp_path: Path
) -> None:
    assert drop(app, working.write(tmp_path))
    chosen = lessons_of(app).chosen

    assert chosen is not None
    assert chosen.title == "Activate a license server"


def test_an_attempt_that_is_dropped_is_looked_at(app: App, tmp_path: Path) -> None:
    working.begin(app, working.write(tmp_path), "exercise")
    path = window_of(app).lab.path
    working.task_of(app)._run.leave()
    assert drop(app, path)

    assert attempt_window_of(app).isVisible()


def test_an_attempt_is_never_opened_as_a_lab_to_be_changed(
    app: App, tmp_path: Path
) -> None:
    working.begin(app, working.write(tmp_path), "exercise")
    path = window_of(app).lab.path
    working.task_of(app)._run.leave()
    window_of(app).labs.open_lab_file(str(path))

    assert window_of(app).lab.path.name == "mine.rdlab"
    assert attempt_window_of(app).isVisible()


@pytest.mark.parametrize("name", ["notes.txt", "rdlab", "x.toml.bak"])
def test_other_files_are_not_taken(app: App, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("schema = 1")

    assert not drop(app, tmp_path / name)
