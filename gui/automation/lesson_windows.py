"""The windows that a lesson is played in: on a lab of its own, with a browser read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.catalog import ProductVersion
from core.lab import Lab
from core.lessons.records import Lesson
from gui.app import App
from gui.driver.browsing import BrowsingDriver
from gui.session.delays import Delays
from gui.session.desktop import instead_of_a_browser
from gui.session.settings import Settings
from gui.session.theme_setting import remember_theme
from gui.theme.colours import Theme

_AT_ONCE = 1e6


@contextmanager
def windows_of(
    lesson: Lesson,
    seed: int | None = None,
    *,
    edition: ProductVersion | None = None,
    look: Theme = Theme.WINDOWS,
) -> Iterator[tuple[Lab, BrowsingDriver]]:
    """Show the world that a lesson begins with; what is left open is closed.

    AssertionError in the end if the program itself failed meanwhile.
    """
    with TemporaryDirectory() as place, _no_bug(), instead_of_a_browser() as opened:
        folder = Path(place)
        settings = Settings(None)
        remember_theme(settings, look)
        app = App(folder=folder, settings=settings, delays=Delays(speed=_AT_ONCE))
        world = lesson.scenario if isinstance(lesson.scenario, str) else lesson.id
        lab = Lab.create(
            folder / f"{world}.rdlab",  # as the title names it
            lesson.scenario,
            edition=edition or lesson.edition,
            seed=seed,
        )
        driver = BrowsingDriver(opened)
        try:
            app.show_lab(lab)
            yield lab, driver
        finally:
            driver.leave()
            _close_what_is_open()
            app.close()
            # No event loop is run, which would do it.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _close_what_is_open() -> None:
    """Close what stands before the manager, also where a play ended in its midst."""
    while front := (
        QApplication.activePopupWidget() or QApplication.activeModalWidget()
    ):
        front.close()
        front.hide()  # one that asks before it closes has nobody to ask
        front.deleteLater()
        QApplication.processEvents()


@contextmanager
def _no_bug() -> Iterator[None]:
    """Raise what went wrong in what Qt called, for Qt only has it printed."""
    before, found = sys.excepthook, []

    def note(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        found.append(error)
        before(kind, error, trace)

    sys.excepthook = note
    try:
        yield
    finally:
        sys.excepthook = before
    if found:
        raise AssertionError(f"The program failed: {found[0]!r}") from found[0]
