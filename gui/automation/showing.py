"""`rdlm lesson … --show STEP`: shows how a step is done, in windows of their own.

The lab is made from the lesson's scenario, worked on by its steps, and thrown away; or
it is a copy of a learner's, as it was at that step.
"""

from __future__ import annotations

import sys
from collections import deque
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.command_line.endings import Ended, note_endings
from core.errors import LabMissing
from core.lab import Lab
from core.lessons.catalogue import named
from core.lessons.records import Quiz, Step
from core.lessons.runner import doing
from core.lessons.sentences import sentence
from core.lessons.variables import Variables
from gui.app import App
from gui.driver.browsing import BrowsingDriver
from gui.driver.finding import NotThere
from gui.driver.locating import locate
from gui.labels.coach import CoachText as Text
from gui.lessons.coach.ring import Ring
from gui.lessons.prose import plain_text
from gui.session.delays import Delays
from gui.session.desktop import instead_of_a_browser
from gui.session.settings import Settings
from gui.startup.endings import Endings
from gui.theme import theme

if TYPE_CHECKING:
    from argparse import Namespace

    from core.lessons.records import Lesson

AT_ONCE = 1e6
LOOKED_AT = 2_500
"""Milliseconds for which one looks at the control before it is used."""


def show(arguments: Namespace) -> None:
    """Show a step until the window is closed; LabMissing if there is none."""
    if arguments.all:
        raise LabMissing("Name one lesson to show.")
    lesson = named(arguments.lesson).lesson(arguments.seed)
    step = None if arguments.copy else step_of(lesson, arguments.show)
    application = QApplication(sys.argv[:1])
    theme.install(application)
    asked = note_endings()
    Endings(application, asked)  # which the application keeps
    with TemporaryDirectory() as place, instead_of_a_browser() as opened:
        lab = lab_to_show(arguments, lesson, Path(place))
        app = App(
            folder=Path(place), settings=Settings(None), delays=Delays(speed=AT_ONCE)
        )
        app.show_lab(lab)
        driver = BrowsingDriver(opened)
        if step is not None:
            Showing(app, lesson, step, driver).start()
        application.exec()
        driver.leave()
        app.close()
    if asked:
        raise Ended(asked[0])


def lab_to_show(arguments: Namespace, lesson: Lesson, folder: Path) -> Lab:
    """Make the lab of a lesson, or take a copy to be read; LabError if it fails.

    Who handed a copy may take it away at any time; so it is copied once more.
    """
    title = Text.shown if arguments.copy is None else Text.as_it_was
    path = folder / f"{title.format(step=arguments.show)}.rdlab"
    if arguments.copy is None:
        return Lab.create(
            path, lesson.scenario, edition=lesson.edition, seed=arguments.seed
        )
    try:
        copyfile(arguments.copy, path)
    except OSError as error:
        problem = f"{arguments.copy.name} could not be read: {error.strerror}."
        raise LabMissing(problem) from error
    return Lab.open(path, read_only=True)


def step_of(lesson: Lesson, number: int) -> int:
    """Return the place of a step, from 0, by its number; LabMissing if it has none."""
    steps = lesson.all_steps
    if number > len(steps) or isinstance(steps[number - 1], Quiz):
        raise LabMissing(f"Step {number} of {lesson.id} is nothing to be shown.")
    return number - 1


class Showing(QObject):
    """Does the steps before one at once, then points at that, and then does it."""

    ended = Signal(str)
    """It is shown, or could not be; then this says what was there instead."""

    def __init__(
        self, app: App, lesson: Lesson, step: int, driver: BrowsingDriver
    ) -> None:
        """Show a step, from 0, in the windows of a program of its own."""
        super().__init__(app)
        self._app = app
        self._lesson = lesson
        self._number = step
        self._driver = driver
        self._ring: Ring | None = None

    def start(self) -> None:
        """Begin once the window is there."""
        QTimer.singleShot(0, self, self._do_what_comes_before)

    def _do_what_comes_before(self) -> None:
        try:
            for step in self._lesson.all_steps[: self._number]:
                if isinstance(step, Step):
                    self._do(step)
            self._point()
        except AssertionError as problem:
            self._fail(problem)
        else:
            QTimer.singleShot(LOOKED_AT, self, self._show)

    def _point(self) -> None:
        step = self._filled(self._step)
        try:
            target = locate(step.do)
        except NotThere:  # on the website, which nobody points at
            return
        self._ring = Ring(target, plain_text(sentence(step)))
        self._ring.begin()

    def _show(self) -> None:
        if self._ring is not None:
            self._ring.remove()
        try:
            self._do(self._step)
        except AssertionError as problem:
            self._fail(problem)
        else:
            self.ended.emit("")

    @property
    def _step(self) -> Step:
        step = self._lesson.all_steps[self._number]
        assert isinstance(step, Step)
        return step

    def _filled(self, step: Step) -> Step:
        window = self._app.window
        assert window is not None
        return Variables(self._lesson.variables, window.lab).filled(step)

    def _do(self, step: Step) -> None:
        window = self._app.window
        assert window is not None
        deque(doing(self._filled(step), window.lab, self._driver), maxlen=0)

    def _fail(self, problem: AssertionError) -> None:
        said = str(problem)
        self._app.tell_error(said, lambda: None, "")
        self.ended.emit(said)
