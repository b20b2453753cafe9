"""Every way in which a person opens a file at a window, or saves over it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox

from core.errors import LabError
from core.lab import Lab
from gui.app import App
from gui.export.saving import Saving
from gui.manager.main_window import MainWindow
from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from gui.startup.first_lab import open_first_lab
from gui.theme import theme
from gui.training.new_lab import NewLabDialog
from tests.faults.strangers import GREYED
from tests.faults.ways import Way
from tests.helpers.prompts import ChosenFile

NOT_TAKEN = "is not taken by the window"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Gesture = Callable[["Person", Path], object]


class Person:
    """Sits at a window on a sound lab."""

    def __init__(self, folder: Path) -> None:
        """Start the program once; each way is gone by a child of this process."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication.instance() or QApplication(["rdlm"])
        assert isinstance(application, QApplication)
        theme.install(application)
        self._folder = folder
        self._app = App(folder=folder, settings=Settings(folder / "settings.ini"))
        self._app.show_lab(Lab.create(folder / "mine.rdlab"))
        self._mine = self.window

    @property
    def window(self) -> MainWindow:
        assert self._app.window is not None
        return self._app.window

    def way(self, gesture: Gesture) -> Way:
        """Write what is told to standard error; what is not opened costs nothing."""

        def way(lab: Path) -> object:
            prompts = ChosenFile(self.window.session.prompts.title)
            prompts.file = lab
            self.window.session.prompts = prompts
            failed: list[BaseException] = []
            sys.excepthook = lambda _, error, __: failed.append(error)
            told = gesture(self, lab) or said()
            if failed:
                raise failed[0]
            if told:
                assert self.window is self._mine, "another lab is shown"
            self.window.refresh()
            assert self.window.isVisible()
            assert self.window.lab.problems() == []
            self._app.close()
            return sys.stderr.write(str(told))

        return way

    def start(self, lab: Path) -> str | None:
        """Start the program with the file."""
        app = App(folder=self._folder, settings=Settings(None))
        try:
            app.show_lab(open_first_lab(lab, self._folder, read_only=False))
        except LabError as error:
            app.ask_for_another_lab(str(error))
        told = said()
        app.close()
        return told

    def start_twice(self, lab: Path) -> str | None:
        """Start the program with the file from two places at once."""
        reading, writing = os.pipe()
        if os.fork() == 0:
            try:
                os.write(writing, os.fsencode(self.start(lab) or ""))
            finally:
                os._exit(0)
        os.close(writing)
        told = self.start(lab) or ""
        with os.fdopen(reading, "rb") as other:
            also = os.fsdecode(other.read())
        os.wait()
        return told if told == also else f"{told!r} and {also!r}"

    def open(self, _: Path) -> None:
        self.window.actions_["open_lab"].trigger()

    def drop(self, lab: Path) -> str | None:
        files = QMimeData()
        path = quote_from_bytes(bytes(lab.absolute()))
        files.setUrls([QUrl.fromEncoded(f"file://{path}".encode())])
        copy = Qt.DropAction.CopyAction
        dragged = QDragEnterEvent(QPoint(), copy, files, LEFT, NONE)
        dragged.ignore()
        QApplication.sendEvent(self.window, dragged)
        if not dragged.isAccepted():
            return NOT_TAKEN
        dropped = QDropEvent(QPointF(), copy, files, LEFT, NONE)
        QApplication.sendEvent(self.window, dropped)
        return None

    def open_again(self, lab: Path) -> str | None:
        """Choose the file among the recent labs."""
        RecentLabs(self.window.session.settings).add(lab)
        self.window.labs.list_recent_labs()
        menu = self.window.training_menu.findChild(QMenu, "recent_labs")
        assert isinstance(menu, QMenu)
        entry = menu.actions()[0]
        entry.trigger()
        return None if entry.isEnabled() else GREYED

    def make(self, lab: Path) -> str:
        """Make a new lab under the name of the file."""
        self.window.labs.new_lab()
        dialog = self.window.findChild(NewLabDialog)
        assert dialog is not None
        field = dialog.findChild(QLineEdit, "file")
        assert field is not None
        field.setText(str(lab.absolute()))
        dialog.accept()
        return field.accessibleDescription() if dialog.isVisible() else ""

    def save_copy(self, _: Path) -> None:
        self.window.actions_["save_copy"].trigger()

    def export(self, _: Path) -> None:
        """Export the list, and wait until that is done."""
        self.window.actions_["export_list"].trigger()
        while self.window.findChild(Saving) is not None:
            QTest.qWait(1)


def said() -> str:
    """Give the text of the message boxes that are to be seen."""
    boxes = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
    return " ".join(b.text().replace("\u200b", "") for b in boxes if b.isVisible())


READING: dict[str, Gesture] = {
    "started with it": Person.start,
    "started with it twice": Person.start_twice,
    "Open Lab": Person.open,
    "dropped": Person.drop,
    "recent lab": Person.open_again,
}
REPLACING: dict[str, Gesture] = {
    "New Lab on it": Person.make,
    "Save a Copy over it": Person.save_copy,
    "export over it": Person.export,
}
GESTURES = {**READING, **REPLACING}


def ways(person: Person) -> dict[str, Way]:
    """Give all of them, as this person goes them."""
    return {name: person.way(gesture) for name, gesture in GESTURES.items()}
