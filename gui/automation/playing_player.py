"""Plays a lesson in the real window, with captions, at the pace of who looks on."""

from contextlib import suppress
from string import ascii_uppercase
from types import NoneType

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal

from core.errors import LabError
from core.lab import Lab
from core.lessons import gestures as g
from core.lessons.records import Lesson, Quiz, Step
from core.lessons.sentences import sentence
from core.lessons.variables import Variables
from gui.automation.playing_caption import Caption
from gui.automation.playing_keys import Keys
from gui.automation.playing_strokes import AGAIN, STROKE, Strokes, once_there, strokes
from gui.driver.browsing import BrowsingDriver
from gui.driver.finding import NotThere
from gui.driver.locating import Target, locate
from gui.labels.playing import PlayingText as Text
from gui.lessons.coach.ring import Ring
from gui.lessons.prose import Paragraph, plain_text, prose, title

GLANCE = 1_200
"""Milliseconds that one needs to look at a caption, however short."""
CHARACTER = 40
"""Milliseconds more for each character of it."""
_AT_NO_CONTROL = (NoneType, g.GoTo, g.Shortcut)
_BEFORE_STEP = -1
"""What a play says where something is read and Space goes on."""


class Player(QObject):
    """One play, until its end or until somebody takes the window over."""

    ended = Signal(str)
    """All steps are done; or it cannot go on, and this says why."""

    def __init__(
        self,
        lesson: Lesson,
        lab: Lab,
        driver: BrowsingDriver,
        caption: Caption,
        keys: Keys,
        speed: float,
    ) -> None:
        """Play a lesson whose lab a window shows; divide all waits by `speed`."""
        super().__init__(caption)
        self._lesson = lesson
        self._variables = Variables(lesson.variables, lab)
        self._driver = driver
        self._caption = caption
        self._keys = keys
        self._speed = speed
        self._play = self._steps()
        self._gesture: g.Gesture | None = None
        self._ring: Ring | None = None
        self._reading = 0
        self._is_paused = False
        self._is_hurried = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        keys.step_wanted.connect(self._on_step_wanted)
        keys.pause_wanted.connect(self._on_pause_wanted)
        caption.step_wanted.connect(self._on_step_wanted)
        caption.pause_wanted.connect(self._on_pause_wanted)

    def start(self) -> None:
        """Begin once the window is there; hold all keys from now on."""
        self._keys.are_held = True
        self._caption.show_paused(is_paused=False)
        self._timer.start(0)

    def stop(self) -> None:
        """Leave everything as it stands."""
        self._keys.are_held = False
        self._timer.stop()
        self._play.close()
        self._point_at(None)
        self.deleteLater()

    # What is wanted of it

    def _on_step_wanted(self) -> None:
        """Do the step that is shown, at once; where it pauses, only that."""
        self._is_hurried = True
        self._timer.start(0)

    def _on_pause_wanted(self) -> None:
        self._is_paused = not self._is_paused
        self._caption.show_paused(is_paused=self._is_paused)
        if self._is_paused:
            self._timer.stop()
        else:
            self._timer.start(0)

    # What it does

    def _go_on(self) -> None:
        self._keys.are_own = True
        try:
            pause = next(self._play)
        except StopIteration:
            self._end("")
        except (AssertionError, LabError) as problem:
            self._end(str(problem))
        else:
            self._point()
            self._wait(pause)
        finally:
            self._keys.are_own = False

    def _end(self, problem: str) -> None:
        self.stop()
        self.ended.emit(problem)

    def _wait(self, pause: int) -> None:
        if pause == AGAIN:
            self._timer.start(-AGAIN)
            return
        if pause == _BEFORE_STEP:
            if self._is_paused and not self._is_hurried:
                return
            pause = self._reading
        self._timer.start(0 if self._is_hurried else round(pause / self._speed))

    def _steps(self) -> Strokes:
        """Do all steps; each number is how long one waits before what comes next."""
        yield from self._tell([title(self._lesson.title), prose(self._lesson.summary)])
        steps = self._lesson.all_steps
        for number, raw in enumerate(steps, start=1):
            step = self._variables.filled(raw)
            self._is_hurried = False
            self._caption.show_step(number, len(steps), self._caption_of(step))
            if isinstance(step, Quiz):
                yield from self._ask(step)
            else:
                yield from self._do(step)
            yield STROKE

    def _tell(self, text: list[Paragraph]) -> Strokes:
        """Say something, and leave time to read it."""
        self._is_hurried = False
        self._caption.say(text)
        yield from self._read()

    def _caption_of(self, step: Step | Quiz) -> list[Paragraph]:
        said = [prose(sentence(step))]
        if self._driver.is_browsing and isinstance(step, Step):
            said.insert(0, Paragraph(Text.on_website))
        return [*said, prose(step.why)]

    def _ask(self, quiz: Quiz) -> Strokes:
        """Show the choices, leave time to think, and then show which is right."""
        asked = self._caption_of(quiz)
        named = list(zip(ascii_uppercase, quiz.choices, strict=False))
        choices = [
            Paragraph(Text.choice.format(letter=letter, say=plain_text(choice.say)))
            for letter, choice in named
        ]
        yield from self._tell([*asked[:1], *choices])
        right = [
            prose(Text.answer.format(choice=named[i][0], feedback=choice.feedback))
            for i, choice in enumerate(quiz.choices)
            if i in quiz.right
        ]
        yield from self._tell([*asked, *right])

    def _do(self, step: Step) -> Strokes:
        """Point at the control, leave time to read, and then use it."""
        self._gesture = step.do
        if self._driver.is_browsing:
            yield from self._read()
            self._driver.perform(step.do)
        else:
            yield from once_there(step.do)
            yield from self._read()
            yield from strokes(step.do)
            self._driver.follow()
        self._gesture = None

    def _read(self) -> Strokes:
        self._reading = GLANCE + CHARACTER * len(self._caption.text)
        yield _BEFORE_STEP

    # Where it points

    def _point(self) -> None:
        """Point at what the gesture goes on with, if that is in sight."""
        target = None
        if not isinstance(self._gesture, _AT_NO_CONTROL):
            with suppress(NotThere):
                target = locate(self._gesture)
        self._caption.make_way(_on_screen(target))
        if target is None or self._ring is None or not self._ring.points_at(target):
            self._point_at(target)

    def _point_at(self, target: Target | None) -> None:
        if self._ring is not None:
            self._ring.remove()
            self._ring = None
        if target is not None:
            self._ring = Ring(target, self._caption.text)
            self._ring.begin()


def _on_screen(target: Target | None) -> QRect | None:
    """Return where a target is on the screen."""
    place = None if target is None else target.place()
    if target is None or place is None:
        return None
    return QRect(target.window.mapToGlobal(QPoint(place.topLeft())), place.size())
