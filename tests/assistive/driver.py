"""A driver of lessons whose eyes and hands are in another process."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen
from typing import Any

from core.lessons.gestures import Gesture
from tests.assistive.desktop import READERS_PYTHON, Desktop, started


class CannotBeDone(AssertionError):
    """By keyboard it cannot be done, or by ear it cannot be found."""


class AssistiveDriver:
    """Asks the reader; a gesture is named as its record's first field."""

    def __init__(self, reader: Popen[str]) -> None:
        self._reader = reader

    def perform(self, gesture: Gesture) -> None:
        values = list(gesture.model_dump().values())
        self.ask(next(iter(type(gesture).model_fields)), *values)

    def see(self, text: str) -> None:
        self.ask("see", text)

    def unsee(self, text: str) -> None:
        self.ask("unsee", text)

    def greyed(self, label: str) -> None:
        self.ask("greyed", label)

    def shows(self, field: str, content: str) -> None:
        self.ask("shows", field, content)

    def wrong(self, field: str, message: str) -> None:
        self.ask("wrong", field, message)

    def cells(self, row: str, texts: dict[str, str]) -> None:
        self.ask("cells", row, texts)

    def ask(self, what: str, *arguments: Any) -> Any:
        """Let the reader do something; return what it says."""
        assert self._reader.stdin
        assert self._reader.stdout
        self._reader.stdin.write(json.dumps({"do": what, "to": arguments}) + "\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        assert line, "the reader has ended"
        said = json.loads(line)
        if "wrong" in said:
            raise CannotBeDone(said["wrong"])
        return said["answer"]


@contextmanager
def assistive_driver(desk: Desktop) -> Iterator[AssistiveDriver]:
    """Start the reader; it is gone after the block."""
    command = [READERS_PYTHON, "-m", "tests.assistive.reader"]
    with started(command, desk.environment, listens=True) as reader:
        yield AssistiveDriver(reader)
