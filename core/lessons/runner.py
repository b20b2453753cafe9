"""Plays a lesson through a driver that does what a person does."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Protocol

from core.lab import Lab
from core.lessons.checks import Case, judge
from core.lessons.gestures import Gesture
from core.lessons.records import Lesson, Objective, Step
from core.lessons.variables import Variables


class Driver(Protocol):
    """Performs gestures by visible labels and looks at what is visible."""

    def perform(self, gesture: Gesture) -> None:
        """Do it, or fail and say what was there instead."""

    def see(self, text: str) -> None:
        """Wait until a text is visible, or fail and say what was there instead."""

    def unsee(self, text: str) -> None:
        """Fail if a text is visible."""

    def greyed(self, label: str) -> None:
        """Fail unless a menu item, button or field is there and cannot be used."""

    def shows(self, field: str, content: str) -> None:
        """Fail unless a field contains exactly this."""

    def wrong(self, field: str, message: str) -> None:
        """Fail unless a message is visible at a field."""

    def cells(self, row: str, texts: dict[str, str]) -> None:
        """Fail unless the row of a list has these texts in these columns."""


class Changed(AssertionError):
    """A step that should change nothing in the lab has changed it."""


def play(
    lesson: Lesson,
    lab: Lab,
    driver: Driver,
    before_step: Callable[[Step], None] = lambda _: None,
) -> list[Objective]:
    """Play all steps; return the objectives that do not hold in the end.

    `before_step` is called with each filled step before its gesture: the time to
    take the picture.
    """
    variables = Variables(lesson.variables, lab)
    for step in lesson.steps:
        there = variables.filled(step)
        before_step(there)
        deque(doing(there, lab, driver), maxlen=0)
    case = Case(lab, variables=lesson.variables)
    return [o for o in lesson.objectives if not judge(o.that, case).is_met]


def doing(step: Step, lab: Lab, driver: Driver) -> Iterator[str]:
    """Do a filled step and look for what it says; name each field before its turn."""
    done_before = _commands_done(lab)
    yield "do"
    driver.perform(step.do)
    yield from looking(step, driver)
    yield "unchanged"
    if step.unchanged and _commands_done(lab) != done_before:
        raise Changed(f"{step.do} changed the lab")


def looking(step: Step, driver: Driver) -> Iterator[str]:
    """Look for all that the step says is visible."""
    yield "see"
    for text in step.see:
        driver.see(text)
    yield "unseen"
    for text in step.unseen:
        driver.unsee(text)
    yield "greyed"
    for label in step.greyed:
        driver.greyed(label)
    yield "shows"
    for field, content in step.shows.items():
        driver.shows(field, content)
    yield "wrong"
    for field, message in step.wrong.items():
        driver.wrong(field, message)
    yield "cells"
    for row, texts in step.cells.items():
        driver.cells(row, texts)


def _commands_done(lab: Lab) -> int:
    """Count what was changed: every change is a command in the journal."""
    return sum(entry.was_done for entry in lab.journal())
