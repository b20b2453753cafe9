"""What is done with the lab itself: its history, its faults, and other labs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.errors import LabError, LabInUse
from core.lab import Lab
from gui.actions import CONDITIONS
from gui.errands.errand import Errands
from gui.labels.editions import plain

if TYPE_CHECKING:
    from core.catalog import ClearinghouseCondition
    from gui.errands.errand import Handlers


class LabErrands(Errands):
    """Undoes, restores, plants faults, and goes to another lab."""

    def handlers(self) -> Handlers:
        return {
            "undo": self.undo,
            "restore_points": self.restore_points,
            "new_lab": self.new_lab,
            "open_lab": self.open_lab,
            **{n: partial(self.set_clearinghouse, c) for n, c in CONDITIONS.items()},
        }

    def undo(self) -> None:
        """Take the last command back."""
        self._desk.do(Undo(), self._window)

    def restore_points(self) -> None:
        """Open the restore points."""
        from gui.training.restore_points import RestorePointsDialog

        RestorePointsDialog(self._desk, self._window).open()

    def set_clearinghouse(self, condition: ClearinghouseCondition) -> None:
        """Set how the simulated Clearinghouse behaves."""
        self._desk.do(SetClearinghouseCondition(condition=condition), self._window)
        self._window.show_what_is_possible()  # where it failed, the mark goes back

    def new_lab(self) -> None:
        """Make a lab from a scenario."""
        from gui.training.new_lab import NewLabDialog

        NewLabDialog(self._desk, self._window).open()

    def open_lab(self) -> None:
        """Ask for a lab file and open it."""
        self._desk.prompts.ask_for_file(
            self._window,
            self._desk.lab.path.parent,
            self._labels.lab_files,
            lambda path: self.open_lab_file(str(path)),
        )

    def open_lab_file(self, name: str) -> None:
        """Open a lab file in place of the present one, which stays if that fails."""
        path = Path(name)
        if path.resolve() == self._desk.lab.path.resolve():
            return
        try:
            lab = Lab.open(path)
        except LabInUse as error:
            read_only = (
                self._labels.open_read_only,
                lambda: self._open_read_only(path),
            )
            self._desk.prompts.choose(
                self._window, str(error), [read_only], plain(self._labels.cancel)
            )
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))
        else:
            self._desk.show_lab(lab)

    def _open_read_only(self, path: Path) -> None:
        try:
            self._desk.show_lab(Lab.open(path, read_only=True))
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))
