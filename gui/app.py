"""Start-up and wiring: the one place where the parts are made and joined."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from core.catalog import DEFAULT_SCENARIO, ProductVersion
from core.errors import LabError
from core.lab import Lab
from gui.labels.editions import labels_for
from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.session.delays import Delays
from gui.session.prompts import Prompts, Tone
from gui.session.recent_labs import RecentLabs
from gui.session.session import Session
from gui.session.settings import Settings
from gui.session.theme_setting import remember_theme, remembered_theme
from gui.startup import event_trace
from gui.theme import theme
from gui.theme.colours import Theme
from gui.widgets.clipboard import CellGuard
from gui.widgets.help_request import HelpRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt


class OwnLab(NamedTuple):
    """The lab that was open before a lesson, and comes back after it."""

    path: Path
    was_for_reading: bool  # as a person had asked for


class App(QObject):
    """Shows one lab at a time in a main window."""

    def __init__(
        self,
        *,
        folder: Path,
        settings: Settings,
        delays: Delays | None = None,
        classic: bool = False,
    ) -> None:
        """Keep what every window will share."""
        super().__init__()
        self.window: MainWindow | None = None
        self._folder = folder
        self._settings = settings
        self._tasks = delays or Delays()
        self._classic = classic
        self._own: OwnLab | None = None  # while a lesson is worked on
        self._beside: App | None = None
        CellGuard(self)
        theme.apply_theme(Theme.WINDOWS if classic else remembered_theme(settings))

    def show_lab(self, lab: Lab) -> None:
        """Show a lab in place of the present one."""
        self._show(lab)
        self._own = None
        RecentLabs(self._settings).add(lab.path)

    def work_on(self, attempt: Attempt) -> None:
        """Show the lab of an attempt, and lead through its lesson.

        The next start opens the person's own lab, however this one ends.
        """
        from gui.lessons.leading import lead
        from gui.widgets.next_turn import in_next_turn

        window = self._show_for_a_while(
            attempt.lab, hides_causes=attempt.lesson.kind == "exercise"
        )
        in_next_turn(window, partial(lead, attempt, window.session, window))

    def record_in(self, lab: Lab) -> None:
        """Show a lab in which a lesson is recorded, and the recorder beside it."""
        from gui.lessons.recorder.window import RecorderWindow

        window = self._show_for_a_while(lab)
        RecorderWindow(window.session, window).start()

    def _show_for_a_while(self, lab: Lab, *, hides_causes: bool = False) -> MainWindow:
        """Show a lab until the person's own is wanted again."""
        assert self.window is not None
        before = self.window.lab
        is_asked_for = before.is_read_only and before.read_only_because is None
        own = self._own or OwnLab(before.path, is_asked_for)
        window = self._show(lab, hides_causes=hides_causes)
        self._own = own
        return window

    def show_own_lab(self, then: Callable[[Session, QWidget], object]) -> None:
        """Show the lab again that was open before a lesson, and then call.

        Where it cannot be opened, that is said, and the default lab takes its place.
        """
        from gui.startup import ladder
        from gui.widgets.next_turn import in_next_turn

        if self._own is None:
            return
        told: list[str] = []
        path, was_for_reading = self._own
        lab = ladder.lab(
            None, self._folder, read_only=was_for_reading, told=told, last=path
        )
        if isinstance(lab, LabError):
            self.tell_error(lab, lambda: None, "")
            return
        self.show_lab(lab)
        window = self.window
        assert window is not None
        in_next_turn(window, partial(then, window.session, window))
        if told:
            in_next_turn(window, partial(self.tell, told))

    def show_beside(self, lab: Lab) -> None:
        """Show a lab in windows of its own, which remember nothing."""
        if self._beside is None:
            settings = Settings(None)
            remember_theme(settings, remembered_theme(self._settings))
            self._beside = App(
                folder=self._folder, settings=settings, delays=self._tasks
            )
        self._beside.show_lab(lab)
        assert self._beside.window is not None
        self._beside.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def close_beside(self) -> None:
        """Close those windows."""
        if self._beside is not None:
            self._beside.close()
            self._beside.deleteLater()
            self._beside = None

    def _show(self, lab: Lab, *, hides_causes: bool = False) -> MainWindow:
        self.close_beside()
        old = self.window
        others: dict[str, int] = {}
        classic = self._classic
        if old is not None:
            old.remember()
            others = old.open_companions()
            classic = old.session.is_classic  # whatever the start was told
        session = Session(
            lab=lab,
            settings=self._settings,
            data_folder=self._folder,
            delays=self._tasks,
            classic=classic,
            hides_causes=hides_causes,
        )
        try:
            self.window = window = MainWindow(session, self)
        except BaseException:  # the old window stays, and nobody would close the lab
            lab.close()
            raise
        session.manager = window
        window.show()
        event_trace.follow(lab)
        if old is not None:
            self._close_window(old)
            for name, page in others.items():
                window.open_behind(name, page)
            window.show_at()
        return window

    def open_lessons(self, file: Path | None = None) -> None:
        """Open the lessons, or a file of a lesson or of an attempt."""
        if self.window is not None:
            self.window.open_lessons(file)

    def open_windows(self, names: list[str]) -> None:
        """Open companion windows by name."""
        for name in names:
            if self.window is not None:
                self.window.open_window(name)

    def ask_for_another_lab(self, problem: str) -> None:
        """Say why the lab cannot be opened; offer a new one beside it, or to leave."""
        labels = labels_for(ProductVersion.W2022).console
        self._prompts = Prompts(labels.title)
        box = self._prompts.ask(
            None,
            problem,
            [(labels.new_lab_button, self._show_new_lab)],
            strip_mnemonic(labels.exit),
            otherwise=QApplication.quit,
        )
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the help that a message asks for before there is a window."""
        if isinstance(event, HelpRequest):
            from gui.help.help_window import show_help

            show_help(labels_for(ProductVersion.W2022), event.asker, event.topic)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show what the lab holds."""
        if self.window is not None:
            self.window.refresh()

    def remember(self) -> None:
        """Keep settings, where the desktop session ends and nobody closes windows."""
        if self.window is not None:
            self.window.remember()

    def tell_error(
        self, message: str | LabError, then: Callable[[], None], details: str
    ) -> bool:
        """Tell the person about an error; False where there is no window to tell it."""
        if self.window is None:
            return False
        parent = QApplication.activeModalWidget() or self.window
        session = self.window.session
        if isinstance(message, LabError):
            session.tell(message, parent, Tone.ERROR, then)
        else:
            session.prompts.show_message(parent, message, Tone.ERROR, then, details)
        return True

    def tell(self, sentences: list[str]) -> None:
        """Tell what the start could not have, over the window."""
        if self.window is not None:
            text = "\n\n".join(sentences)
            self.window.session.prompts.show_message(
                self.window, text, Tone.INFORMATION
            )

    def _show_new_lab(self) -> None:
        """Make a lab; where that fails too say why, and offer the same again."""
        from gui.session.lab_files import free_file

        try:
            lab = Lab.create(free_file(self._folder, DEFAULT_SCENARIO))
        except LabError as error:
            self.ask_for_another_lab(str(error))
        else:
            self.show_lab(lab)

    def close(self) -> None:
        """Close the window and its lab."""
        self.close_beside()
        if self.window is not None:
            self._close_window(self.window)
            self.window = None

    def _close_window(self, window: MainWindow) -> None:
        window.close()
        window.lab.close()
        window.deleteLater()
