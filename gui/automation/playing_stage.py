"""Where a lesson plays itself: a window on a lab that is thrown away, and another."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.lab import Lab
from gui.app import App
from gui.automation.playing_caption import Caption
from gui.automation.playing_keys import Keys
from gui.automation.playing_player import Player
from gui.driver.browsing import BrowsingDriver
from gui.labels.playing import PlayingText as Text
from gui.lessons.prose import Paragraph
from gui.session.delays import Delays
from gui.session.settings import Settings

if TYPE_CHECKING:
    from core.lessons.records import Lesson

LEFT_ALONE = 60_000
"""Milliseconds in which nobody touches the window before a lesson begins anew."""
_LAST_CAPTION = 6_000


class Stage(QObject):
    """Begins plays, hands the window over, and begins anew where that is wanted."""

    played = Signal(str)
    """A play came to its end; or could not, and this says why."""

    def __init__(
        self,
        lesson: Lesson,
        seed: int,
        opened: list[str],
        *,
        speed: float,
        is_looping: bool,
    ) -> None:
        """Play a lesson; what the program opens in a browser is listed in `opened`."""
        super().__init__()
        self._lesson = lesson
        self._seed = seed
        self._opened = opened
        self._speed = speed
        self._is_looping = is_looping
        self.caption = Caption()
        self.keys = Keys(self.caption)
        self._app: App | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._driver = BrowsingDriver(opened)
        self._player: Player | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.begin)
        self._last_caption = QTimer(self, singleShot=True)
        self._last_caption.timeout.connect(self.caption.hide)
        self.keys.window_wanted.connect(self.hand_over)
        self.keys.touched.connect(self._on_touched)
        self.caption.window_wanted.connect(self.hand_over)

    def begin(self) -> None:
        """Show the world that the lesson begins with, and play."""
        app, folder, driver = self._app, self._folder, self._driver
        self._last_caption.stop()
        self._folder = TemporaryDirectory(prefix="rdlm-", ignore_cleanup_errors=True)
        place = Path(self._folder.name)
        lesson = self._lesson
        world = lesson.scenario if isinstance(lesson.scenario, str) else lesson.id
        path = place / f"{world}.rdlab"
        lab = Lab.create(path, lesson.scenario, edition=lesson.edition, seed=self._seed)
        delays = Delays(speed=self._speed)
        self._app = App(folder=place, settings=Settings(None), delays=delays)
        self._app.show_lab(lab)
        self._driver = BrowsingDriver(self._opened)
        if app is not None and folder is not None:
            self._follow(app)
            _put_away(app, folder, driver)
        self.caption.show()
        self._player = Player(
            lesson, lab, self._driver, self.caption, self.keys, self._speed
        )
        self._player.ended.connect(self._on_ended)
        self._player.start()

    def hand_over(self) -> None:
        """Let the person go on in the window as it stands."""
        if self._player is None:
            return
        self._player.stop()
        self._player = None
        said = [Text.yours, *([Text.left_alone] if self._is_looping else [])]
        self._say_last(" ".join(said), LEFT_ALONE)

    def close(self) -> None:
        """Close the window, and throw its lab away."""
        self._next.stop()
        self._last_caption.stop()
        if self._player is not None:
            self._player.stop()
            self._player = None
        if self._app is not None and self._folder is not None:
            _put_away(self._app, self._folder, self._driver)
            self._app = None
        self.caption.close()
        self.caption.deleteLater()

    def _follow(self, app: App) -> None:
        """Stand where the window before stood."""
        if app.window is not None and self._app is not None and self._app.window:
            self._app.window.setGeometry(app.window.geometry())

    def _on_ended(self, problem: str) -> None:
        self._player = None
        end = Text.end.format(lesson=self._lesson.title)
        said = Text.stopped.format(why=problem) if problem else end
        then = Text.anew if self._is_looping else Text.yours
        self._say_last(f"{said} {then}", round(_LAST_CAPTION / self._speed))
        self.played.emit(problem)

    def _say_last(self, text: str, until_anew: int) -> None:
        self.caption.say([Paragraph(text)], can_be_taken=False)
        self.caption.make_way(None)
        self._last_caption.start(round(_LAST_CAPTION / self._speed))
        if self._is_looping:
            self._next.start(until_anew)

    def _on_touched(self) -> None:
        """Wait again for a whole minute in which nobody works in the window."""
        if self._next.isActive():
            self._next.start(LEFT_ALONE)


def _put_away(
    app: App, folder: TemporaryDirectory[str], driver: BrowsingDriver
) -> None:
    """Close a window with all that stands before it; its lab is thrown away."""
    driver.leave()
    while front := (
        QApplication.activePopupWidget() or QApplication.activeModalWidget()
    ):
        front.hide()
        front.deleteLater()
    app.close()
    app.deleteLater()
    folder.cleanup()
