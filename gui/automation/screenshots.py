"""Pictures of the windows while a lesson plays: one folder, numbered files."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

from core.lab import Lab
from core.lessons.records import Lesson, Step
from core.lessons.runner import play
from gui.app import App
from gui.driver.frame import framed
from gui.driver.ui_driver import UiDriver
from gui.session.delays import Delays
from gui.session.settings import Settings

_AT_ONCE = 1e6


class Screenshooter:
    """Takes the window in front; the same picture twice is kept once."""

    def __init__(self, folder: Path, name: str, driver: UiDriver, scale: float) -> None:
        """Keep the pictures as `name-01.png` and so on."""
        self._folder = folder
        self._name = name
        self._hands = driver
        self._scale = scale
        self._last: object = None
        self._taken = 0

    def take(self) -> None:
        """Take the picture of the window in front."""
        window = self._hands.window
        window.activateWindow()  # no other window may look as if it were in use
        QApplication.processEvents()
        image = framed(window, self._scale)
        if image == self._last:
            return
        self._last = image
        self._taken += 1
        png = QBuffer()
        QImageWriter(png, b"png").write(image)
        file = self._folder / f"{self._name}-{self._taken:02d}.png"
        file.write_bytes(png.data().data())  # Qt would not say why it cannot


def play_with_pictures(
    lesson: Lesson, folder: Path, scale: float, before_step: Callable[[], object]
) -> None:
    """Play a lesson on a lab of its own; draw the window into a folder before steps."""
    with TemporaryDirectory() as place:
        _play(lesson, folder, Path(place), scale, before_step)


def _play(
    lesson: Lesson,
    folder: Path,
    place: Path,
    scale: float,
    before_step: Callable[[], object],
) -> None:
    app = App(folder=place, settings=Settings(None), delays=Delays(speed=_AT_ONCE))
    path = place / f"{lesson.scenario}.rdlab"  # as the title names it
    lab = Lab.create(path, lesson.scenario, edition=lesson.edition)
    app.show_lab(lab)
    camera = Screenshooter(folder, lesson.id, UiDriver(), scale)

    def look(_: Step) -> None:
        before_step()
        camera.take()

    try:
        missed = play(lesson, lab, UiDriver(), look)
        camera.take()
    finally:
        app.close()
    if missed:
        raise AssertionError(f"{lesson.id} did not reach: {missed}")
