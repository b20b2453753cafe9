"""Start-up and wiring: the one place where the parts are made and joined."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
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
from gui.session.theme_setting import remembered_theme
from gui.startup import event_trace
from gui.theme import theme
from gui.theme.colours import Theme
from gui.widgets.clipboard import CellGuard
from gui.widgets.help_request import HelpRequest


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
        CellGuard(self)
        theme.apply_theme(Theme.WINDOWS if classic else remembered_theme(settings))

    def show_lab(self, lab: Lab) -> None:
        """Show a lab in place of the present one."""
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
        )
        try:
            self.window = MainWindow(session, self.show_lab)
        except BaseException:  # the old window stays, and nobody would close the lab
            lab.close()
            raise
        session.manager = self.window
        self.window.show()
        event_trace.follow(lab)
        RecentLabs(self._settings).add(lab.path)
        if old is not None:
            self._close_window(old)
            for name, page in others.items():
                self.window.open_behind(name, page)
            self.window.show_at()

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
        if self.window is not None:
            self._close_window(self.window)
            self.window = None

    def _close_window(self, window: MainWindow) -> None:
        window.close()
        window.lab.close()
        window.deleteLater()
