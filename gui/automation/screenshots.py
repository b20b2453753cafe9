"""Pictures of the windows while a lesson plays: one folder, numbered files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

from core.lessons.records import Lesson, Step
from core.lessons.runner import play
from gui.automation.lesson_windows import windows_of
from gui.driver.frame import framed
from gui.driver.ui_driver import UiDriver


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
    with windows_of(lesson) as (lab, driver):
        camera = Screenshooter(folder, lesson.id, driver, scale)

        def look(_: Step) -> None:
            before_step()
            camera.take()

        missed = play(lesson, lab, driver, look)
        camera.take()
    if missed:
        raise AssertionError(f"{lesson.id} did not reach: {missed}")
