"""What is done with the lab itself: its history, its faults, and other labs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from core import outside
from core.characters import on_one_line
from core.errors import LabError
from core.lab import Lab
from gui.labels.text import escape_mnemonic, shortened, strip_mnemonic
from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers
from gui.session.lab_files import is_of_lesson
from gui.session.prompts import Tone
from gui.session.recent_labs import RecentLabs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.manager.console import Console
    from gui.session.session import Session


class LabHandlers(ActionHandlers):
    """Undoes, restores, plants faults, and goes to another lab."""

    def __init__(self, console: Console, session: Session) -> None:
        """Know the labs that were open before."""
        super().__init__(console, session)
        self._recent = RecentLabs(session.settings)

    def actions(self) -> Iterable[Action]:
        control, shift = Qt.Modifier.CTRL, Qt.Modifier.SHIFT
        keys = QKeySequence.StandardKey
        yield Action(
            "undo",
            self.undo,
            is_possible=lambda c: c.can_change and c.undoable != "",
            object_of=lambda c: c.undoable if c.can_change else "",
            shortcuts=(keys.Undo,),
        )
        yield Action(
            "redo",
            self.redo,
            is_possible=lambda c: c.can_change and c.redoable != "",
            object_of=lambda c: c.redoable if c.can_change else "",
            shortcuts=(control | Qt.Key.Key_Y, control | shift | Qt.Key.Key_Z),
        )
        yield Action("restore_points", self.restore_points)
        yield Action(
            "reset_lab",
            self.reset_lab,
            is_possible=lambda c: c.can_change and c.undoable != "",
        )
        yield Action("new_lab", self.new_lab, shortcuts=(keys.New,))
        yield Action(
            "about_scenario",
            self.about_scenario,
            is_possible=lambda c: not c.is_attempt,  # it would show the cause
        )
        yield Action("open_lab", self.open_lab, shortcuts=(keys.Open,))
        yield Action("clear_list", self.clear_list)
        yield Action(
            "save_copy", self.save_copy, shortcuts=(control | shift | Qt.Key.Key_S,)
        )

    def undo(self) -> None:
        """Take the last command back."""
        from core.commands.history import Undo

        self._session.do_in_slices(Undo(), self._window)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        from core.commands.history import Redo

        self._session.do_in_slices(Redo(), self._window)

    def reset_lab(self) -> None:
        """Ask, and then bring the lab back to the beginning of its scenario."""
        from core.commands.history import ResetLab

        reset = partial(self._session.do_in_slices, ResetLab(), self._window)
        self._session.prompts.ask(
            self._window,
            self._labels.reset_question,
            [(self._labels.yes, reset)],
            self._labels.no,
        )

    def restore_points(self) -> None:
        """Open the restore points."""
        from gui.training.restore_points import RestorePointsDialog

        RestorePointsDialog(self._session, self._window).open()

    def new_lab(self) -> None:
        """Make a lab from a scenario."""
        from gui.training.new_lab import NewLabDialog

        NewLabDialog(self._session, self._window).open()

    def about_scenario(self) -> None:
        """Show what the lab is about: in a trouble, what its users complain about."""
        from gui.training.about_scenario import AboutScenarioDialog

        AboutScenarioDialog(self._session, self._window).open()

    def open_lab(self) -> None:
        """Ask for a lab file and open it."""
        self._session.prompts.ask_for_file(
            self._window,
            self._session.lab.path.parent,
            self._labels.lab_files,
            lambda path: self.open_lab_file(str(path)),
        )

    def list_recent_labs(self) -> None:
        """Fill the submenu of recent labs; the one that is open is not among them."""
        menu = self._console.training_menu.findChild(QMenu, "recent_labs")
        assert isinstance(menu, QMenu)
        *_, clear_list = menu.actions()
        for entry in menu.actions()[:-1]:
            menu.removeAction(entry)
            entry.deleteLater()
        others = self._other_labs()
        for number, path in enumerate(others, start=1):
            label = f"&{number}  {escape_mnemonic(_shortened(path))}"
            entry = QAction(label, menu)
            entry.setEnabled(outside.is_there(path))
            entry.triggered.connect(lambda _, name=str(path): self.open_lab_file(name))
            menu.insertAction(clear_list, entry)
        if others:
            menu.insertSeparator(clear_list)
        clear_list.setEnabled(bool(others))

    def clear_list(self) -> None:
        """Forget the labs that were open before."""
        self._recent.forget_all_but_last()

    def _other_labs(self) -> list[Path]:
        own = outside.absolute(self._session.lab.path)
        return [path for path in self._recent.paths() if path != own]

    def save_copy(self) -> None:
        """Ask for a name, and save a copy; the window stays on this lab."""
        folder = self._session.lab.path.parent
        self._session.save_copy(self._window, folder, self._tell_saved)

    def open_lab_file(self, name: str) -> None:
        """Open a lab file in place of the present one, which stays if that fails."""
        path = Path(name)
        if is_of_lesson(path):  # an attempt is a lab, too, but nothing is put into it
            self._session.manager.open_lessons(path)
            return
        if outside.is_same(path, self._session.lab.path):
            return
        try:
            lab = Lab.open(path, checks_late=True)
        except LabError as error:
            if not error.can_be_read:
                self._session.tell(error, self._window)
                return
            read_only = (
                self._labels.open_read_only,
                partial(self._open_read_only, path, error),
            )
            self._session.prompts.ask(
                self._window,
                str(error),
                [read_only],
                strip_mnemonic(self._labels.cancel),
            )
        else:
            self._session.manager.show_lab(lab)

    def _tell_saved(self, copy: Path) -> None:
        text = self._labels.copy_saved.format(
            file=copy.name, lab=self._session.lab.path.name
        )
        self._session.prompts.show_message(self._window, text, Tone.INFORMATION)

    def _open_read_only(self, path: Path, because: LabError) -> None:
        try:
            lab = Lab.open(path, read_only=True, because=because, checks_late=True)
            self._session.manager.show_lab(lab)
        except LabError as error:
            self._session.tell(error, self._window)


def _shortened(path: Path) -> str:
    """Write a path as one line that fits into a menu."""
    return shortened(on_one_line(str(path)))
