"""What the coach asks of the attempt that is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from core.catalog import HelpLevel
    from core.lab import Lab
    from core.lessons.reading import LessonFile
    from core.lessons.records import Lesson


class Run(Protocol):
    """An attempt in the windows; `LessonRun` is the real one."""

    lesson: Lesson

    @property
    def file(self) -> LessonFile:
        """The file of the lesson, as the attempt keeps it."""

    @property
    def lab(self) -> Lab:
        """The lab that is worked in."""

    def copying(self, row: int) -> Generator[float, None, Path]:
        """Make a copy of the lab up to a row of its journal; LabError if it fails."""

    @property
    def changed(self) -> SignalInstance:
        """A commit was made."""

    @property
    def ended(self) -> SignalInstance:
        """The attempt was finished or left."""

    def take_help(self, step: int, level: HelpLevel) -> None:
        """Note help at a step, from 1."""

    def answer(self, step: int, choice: int) -> None:
        """Note an answer to a step, from 1; choices count from 0."""

    def finish(self) -> None:
        """Grade, and show the result."""

    def leave(self) -> None:
        """Stop; the attempt is to be resumed."""
