"""Pictures of the windows while a lesson plays: one folder, numbered files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from core.lab import Lab
from core.lessons.records import Lesson
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
        self.files: list[Path] = []

    def take(self) -> None:
        """Take the picture of the window in front."""
        window = self._hands.window
        window.activateWindow()  # no other window may look as if it were in use
        QApplication.processEvents()
        image = framed(window, self._scale)
        if image == self._last:
            return
        self._last = image
        file = self._folder / f"{self._name}-{len(self.files) + 1:02d}.png"
        image.save(str(file))
        self.files.append(file)


def play_with_pictures(lesson: Lesson, folder: Path, scale: float = 1.0) -> list[Path]:
    """Play a lesson on a lab of its own and return the pictures taken before steps.

    The pictures do not depend on this computer's language, nor on its settings.
    """
    folder.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    with TemporaryDirectory() as place:
        return _play(lesson, folder, Path(place), scale)


def _play(lesson: Lesson, folder: Path, place: Path, scale: float) -> list[Path]:
    app = App(folder=place, settings=Settings(None), delays=Delays(speed=_AT_ONCE))
    lab = Lab.create(place / "lab.rdlab", lesson.scenario, edition=lesson.edition)
    app.show_lab(lab)
    camera = Screenshooter(folder, lesson.id, UiDriver(), scale)
    try:
        missed = play(lesson, lab, UiDriver(), lambda _: camera.take())
        camera.take()
    finally:
        app.close()
    if missed:
        raise AssertionError(f"{lesson.id} did not reach: {missed}")
    return camera.files
