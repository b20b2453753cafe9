"""What all windows on one open lab share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from core import outside
from core.errors import LabError
from core.lab import Lab
from gui.labels.editions import Labels, labels_for
from gui.labels.text import in_words, strip_mnemonic
from gui.session.delays import Delays
from gui.session.lab_files import free_file
from gui.session.prompts import Prompts, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.commands.command import Command
    from core.management.folder import Folder
    from gui.session.manager import Manager
    from gui.session.settings import Settings
    from gui.widgets.progress import LoneWork


@dataclass
class Session:
    """One open lab: its labels, its prompts, and the manager as a port."""

    lab: Lab
    settings: Settings
    data_folder: Path
    delays: Delays = field(default_factory=Delays)
    classic: bool = False
    hides_causes: bool = False
    """Whether a person is to find a cause: what only this training has tells none."""
    manager: Manager = field(init=False)
    """Set by who makes the main window, before any other window is open."""
    is_classic: bool = field(init=False, default=False)
    """Whether what the genuine tool never had is hidden now; set by the main window."""

    def __post_init__(self) -> None:
        """Take the labels of the lab's edition."""
        self.labels: Labels = labels_for(self.lab.settings().edition)
        self.prompts = Prompts(self.labels.console.title, self.labels.words.for_edition)

    @property
    def folder(self) -> Folder:
        """What scripts and the prompt read and write, beside the lab."""
        from core.management.folder import Folder, folder_beside

        return Folder(folder_beside(self.lab.path))

    def do(self, command: Command, parent: QWidget) -> list[Event] | None:
        """Carry a short command out; where it fails say why, and return None."""
        try:
            return self.lab.do(command)
        except LabError as error:
            self.tell(error, parent)
            return None

    def do_in_slices(
        self,
        command: Command,
        parent: QWidget,
        then: Callable[[list[Event]], object] | None = None,
        *,
        failed: Callable[[LabError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Carry a command out that may be long, with progress and Cancel if it is.

        One that is short is done when this returns. What happened is handed over in
        the end; where nobody hears of a failure, it is told.
        """
        self.work_alone(
            self.lab.doing(command),
            in_words(command.name()),
            parent,
            then,
            failed=failed,
            cancelled=cancelled,
        )

    def work_alone(
        self,
        steps: Generator[float, None, object],
        what: str,
        parent: QWidget,
        then: Callable[[Any], object] | None = None,
        *,
        failed: Callable[[LabError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Do the same with several commands, one after another; `what` names them."""
        from gui.widgets.progress import LoneWork

        work = LoneWork(
            steps,
            self.labels.console.under_way.format(command=what),
            self.labels,
            parent,
            alone_while=lambda: self.lab.is_at_work,
        )
        if then is not None:
            work.done.connect(then)
        if cancelled is not None:
            work.cancelled.connect(cancelled)
        work.failed.connect(failed or partial(self.tell, parent=parent))
        work.begun.connect(partial(self._grey_while, work))
        work.start()

    def _grey_while(self, work: LoneWork) -> None:
        self.manager.update_actions()
        work.ended.connect(self.manager.update_actions)

    def tell(
        self,
        error: LabError,
        parent: QWidget,
        tone: Tone = Tone.WARNING,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Say what went wrong, and offer a copy of the lab where that is a way on.

        Whatever window shows a LabError does it here.
        """
        if self.lab.can_be_copied_after(error):
            self._offer_copy(error, parent, tone, then)
        else:
            self.prompts.show_message(parent, str(error), tone, then)

    def save_copy(
        self, parent: QWidget, folder: Path, then: Callable[[Path], object]
    ) -> None:
        """Ask for a name, suggest a free one in a folder, and save a copy."""

        def save(path: Path) -> None:
            try:
                self.lab.save_copy(path)
            except LabError as error:
                self.tell(error, parent)
            else:
                then(path)

        suggested = free_file(folder, self.lab.path.stem, "-copy")
        filters = self.labels.console.lab_files
        self.prompts.ask_where_to_save(parent, suggested, filters, save)

    def _offer_copy(
        self,
        error: LabError,
        parent: QWidget,
        tone: Tone,
        then: Callable[[], object] | None,
    ) -> None:
        """Tell an error, and offer a copy: at home, for beside the lab it failed."""

        def save() -> None:
            if then is not None:
                then()
            self.save_copy(parent, outside.home(), partial(self._ask_to_open, parent))

        labels = self.labels.console
        self.prompts.ask(
            parent,
            str(error),
            [(labels.save_copy_button, save)],
            strip_mnemonic(labels.close),
            otherwise=then,
            tone=tone,
        )

    def _ask_to_open(self, parent: QWidget, copy: Path) -> None:
        """Ask whether to go on with a copy; until then what was typed is kept."""

        def open_copy() -> None:
            try:
                self.manager.show_lab(Lab.open(copy, checks_late=True))
            except LabError as error:
                self.tell(error, parent)

        labels = self.labels.console
        self.prompts.ask(
            parent,
            labels.copy_question.format(file=copy.name, lab=self.lab.path.name),
            [(labels.open_copy, open_copy)],
            strip_mnemonic(labels.close),
        )
