"""Where in a lesson one is, and whether the step there is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QWidget, QWizard, QWizardPage

from core.lab import Lab
from core.lessons.gestures import Gesture, GoTo, Press, Type
from core.lessons.records import Lesson, Quiz, Step
from core.lessons.variables import Variables
from core.records import JournalEntry, Record
from core.store.journal import NOTES
from gui.driver.finding import NotThere, same
from gui.driver.glance import Glance
from gui.driver.locating import locate
from gui.labels.console import Console
from gui.lessons.coach.answers import Answer, Case, Seen, answer_to
from gui.lessons.coach.entered import entered, left_fields
from gui.lessons.coach.signs import (
    is_hidden_by_menu,
    is_in_place,
    is_the_same,
    is_visible,
    names_a_sign,
    opens_website,
)
from gui.lessons.coach.strays import Strays

_AHEAD = 3
"""Steps: who has worked ahead so far is followed."""


@dataclass
class Progress:
    """The step that one is at, what was so when it began, and what was done since."""

    lesson: Lesson
    lab: Lab
    glance: Glance
    at: int = 0
    """The number of the step, from 0; after the last it is their count."""
    _heard: list[Gesture] = field(init=False, default_factory=list)
    _seen: Seen = field(init=False)
    _seq: int = field(init=False)
    _visible: dict[int, bool] = field(init=False, default_factory=dict)
    _was_in_place: bool | None = field(init=False, default=None)
    _is_made: bool = field(init=False, default=False)
    _entered: dict[str, str] = field(init=False, default_factory=dict)
    _strays: Strays = field(init=False, default_factory=Strays)
    _pages: dict[int, QWizardPage | None] = field(init=False, default_factory=dict)
    """What page of a wizard each step, from 0, began at."""
    _left_at: int | None = field(init=False, default=None)
    """The step, from 0, that opened the website in a browser."""

    def __post_init__(self) -> None:
        """Begin at the first step."""
        self._variables = Variables(self.lesson.variables, self.lab)
        self.begin(self.at)

    @property
    def is_over(self) -> bool:
        """Whether there is no further step."""
        return self.at >= len(self.lesson.all_steps)

    @property
    def step(self) -> Step | Quiz:
        """The step that one is at, its variables filled."""
        return self._step(self.at)

    @property
    def gesture(self) -> Record | None:
        """What is to be done, unless a question is asked or all is done."""
        step = None if self.is_over else self.step
        return step.do if isinstance(step, Step) else None

    def begin(self, number: int) -> None:
        """Be at a step, from 0, and remember how things are now."""
        self.at = number
        self._heard, self._is_made, self._strays = [], False, Strays()
        self._seen, self._seq = self._look_round(), self.lab.last_seq()
        self._visible, self._was_in_place = {}, None
        self._entered = entered(self.gesture, self._window)
        self._pages[number] = self._page()
        if self.gesture is not None:
            self._visible = {i: self._is_visible(i) for i in self._near()}
            self._was_in_place = is_in_place(self.gesture, self._window)

    def hear(self, gesture: Gesture) -> None:
        """Note what somebody has done."""
        self._heard.append(gesture)
        wanted = self.gesture
        self._is_made = self._is_made or (wanted is not None and self._is(wanted))

    @property
    def is_in_browser(self) -> bool:
        """Whether the step is done on the website, where nobody sees what is done."""
        if self._left_at is None or not self._left_at < self.at:
            return False
        since = self.lesson.all_steps[self._left_at + 1 : self.at + 1]
        return not any(isinstance(s, Step) and isinstance(s.do, GoTo) for s in since)

    @property
    def is_already_so(self) -> bool:
        """Whether the step leaves nothing to do: all was so when it began."""
        return self._visible.get(self.at, True) and self._was_in_place is True

    @property
    def is_done(self) -> bool:
        """Whether what the step brings about is so, and was not so before."""
        step = None if self.is_over else self.step
        if not isinstance(step, Step) or self.is_in_browser:
            return False
        if is_hidden_by_menu(step) or self._is_cancelled(step.do):
            return False
        if self._is_made and opens_website(step.do, self._in_front):
            self._left_at = self.at
            return True  # what is visible now is so in the browser
        in_place = is_in_place(step.do, self._window)
        is_new = self._is_made or (in_place is True and not self._was_in_place)
        if not names_a_sign(step):
            return is_new and in_place is not False and not self._is_refused()
        if in_place is False and self._was_in_place is not None:
            return False
        was_visible = self._visible[self.at]
        return self._is_visible(self.at) and (is_new or not was_visible)

    def _is_cancelled(self, wanted: Record) -> bool:
        """Tell whether Cancel took a window away that another button is to close."""
        last = next(reversed(self._heard), None)
        is_cancel = isinstance(last, Press) and same(last.press, Console.cancel)
        return is_cancel and isinstance(wanted, Press) and not self._is(wanted)

    def reached_ahead(self) -> int | None:
        """Return the step to go on with, from 0, if a later one is done already."""
        if self.gesture is None or self.is_in_browser:
            return None
        if self._was_in_place is not None:
            return None  # what is entered here would be missing afterwards
        for i in [*self._near()][1:]:
            step = self._step(i)
            is_done = isinstance(step, Step) and self._has_heard(step.do)
            if is_done and not self._visible.get(i, True) and self._is_visible(i):
                return i + 1
        return None

    def _has_heard(self, wanted: Record) -> bool:
        return any(is_the_same(done, wanted, self._in_front) for done in self._heard)

    def _is(self, wanted: Record) -> bool:
        """Tell whether what was heard last is what is wanted."""
        last = self._heard[-1:]
        return any(is_the_same(done, wanted, self._in_front) for done in last)

    def answer(self) -> Answer | None:
        """Say what was wrong with what was done, if anything was."""
        wanted = self.gesture
        if wanted is None:
            return None
        case = Case(
            wanted,
            left_fields(wanted, self._window, self._entered) or self._last_done(wanted),
            self._seen,
            self._look_round(),
            self.entries,
            self._can_be_done(wanted),
        )
        left = self._strays.left(case, len(self._heard))
        found = answer_to(replace(case, left=left))
        is_refused = bool(self.entries) and not self.entries[-1].was_done
        return None if self._is(wanted) and not is_refused else found

    def _last_done(self, wanted: Record) -> Gesture | None:
        """Return what was heard last; of a button that came too soon, what was typed.

        A page that refuses a text puts the focus back into its field.
        """
        last = next(reversed(self._heard), None)
        if not (isinstance(last, Press) and self._can_be_done(wanted)):
            return last
        typed = (g for g in reversed(self._heard) if isinstance(g, Type))
        return next(typed, last) if isinstance(wanted, Type) else last

    def way_back(self) -> int | None:
        """Return the nearest earlier step that can be done now, from 0."""
        return self.way_to(self.at - 1)

    def way_on_page(self) -> int | None:
        """Return the last step, from 0, that began at the page that came back."""
        page = self._page()
        if page is None or page is self._pages[self.at]:
            return None
        return max(
            (at for at, one in self._pages.items() if one is page and at < self.at),
            default=None,
        )

    def way_to(self, number: int) -> int | None:
        """Return a step, from 0, or the nearest before it that can be done now."""
        for i in range(min(number, len(self.lesson.all_steps) - 1), -1, -1):
            if any(self._can_be_done(g) for g in self.gestures(i, i)):
                return i
        return None

    def gestures(self, first: int, last: int) -> list[Record]:
        """Return what is to be done from one step to another, from 0."""
        steps = map(self._step, range(first, min(last + 1, len(self.lesson.all_steps))))
        return [step.do for step in steps if isinstance(step, Step)]

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """What was done in the lab since the step began."""
        journal = self.lab.journal(after=self._seq)
        return tuple(entry for entry in journal if entry.command not in NOTES)

    def _is_refused(self) -> bool:
        return bool(self.entries) and not self.entries[-1].was_done

    def _step(self, number: int) -> Step | Quiz:
        return self._variables.filled(self.lesson.all_steps[number])

    def _near(self) -> Sequence[int]:
        """Number the steps from here on that are done in windows and show it."""
        last = min(self.at + _AHEAD, len(self.lesson.all_steps))
        near = []
        for i in range(self.at, last):
            step = self.lesson.all_steps[i]
            if not isinstance(step, Step):
                break
            if i == self.at or names_a_sign(step):
                near.append(i)
        return near

    def _is_visible(self, number: int) -> bool:
        step = self._step(number)
        return isinstance(step, Step) and is_visible(step, self.glance)

    def _can_be_done(self, gesture: Record) -> bool:
        try:
            target = locate(gesture, self._window)
        except NotThere:
            return False
        return target.place() is not None and target.widget.isEnabled()

    @property
    def _window(self) -> QWidget:
        return self.glance.window

    @property
    def _in_front(self) -> QWidget:
        """The window in front, which a menu or list that is open is none of."""
        return self.glance.behind()

    def _page(self) -> QWizardPage | None:
        window = self._in_front
        return window.currentPage() if isinstance(window, QWizard) else None

    def _look_round(self) -> Seen:
        window = self._in_front
        return Seen(window, window.windowTitle(), self.lab.settings().now)
