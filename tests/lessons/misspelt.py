"""Each label of a lesson with a letter too many, tried where the right one is due."""

from collections.abc import Collection, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.lessons import gestures as g
from core.lessons.gestures import Gesture
from core.lessons.runner import Driver
from gui.driver import ui_driver
from gui.driver.finding import NotThere
from gui.driver.input import wait_until_idle

VALUES_ARE_LABELS = (g.Select,)
"""Gestures in whose tables not only the fields, but the values are labels, too."""
NO_LABELS = (g.Shortcut,)


def misspell(label: str) -> str:
    middle = len(label) // 2
    return f"{label[:middle]}q{label[middle:]}"


def misspelt(gesture: Gesture) -> Iterator[Gesture]:
    """Give a gesture once for each of its labels, with this one misspelt."""
    if isinstance(gesture, NO_LABELS):
        return
    for field in type(gesture).model_fields:
        for wrong in _variants(
            getattr(gesture, field), isinstance(gesture, VALUES_ARE_LABELS)
        ):
            yield type(gesture).model_validate({**gesture.model_dump(), field: wrong})


def _variants(value: Any, of_values: bool) -> Iterator[Any]:
    if isinstance(value, str) and value:
        yield misspell(value)
    elif isinstance(value, tuple):
        for i, label in enumerate(value):
            yield (*value[:i], misspell(label), *value[i + 1 :])
    elif isinstance(value, dict):
        for label in value:
            yield {misspell(k) if k == label else k: v for k, v in value.items()}
            if of_values:
                yield {k: misspell(v) if k == label else v for k, v in value.items()}


class MisspellingDriver:
    """Tries each misspelt label first, which has to fail, and then does it rightly."""

    def __init__(self, driver: Driver, known: Collection[str] = ()) -> None:
        """Leave out what is known from another play."""
        self._driver = driver
        self._left_out = {*known}
        self.known: set[str] = set()
        """What was tried."""
        self.tried = 0
        self.taken: list[str] = []
        """What was found though it was misspelt."""

    def perform(self, gesture: Gesture) -> None:
        for wrong in misspelt(gesture):
            self._try("perform", wrong)
        self._driver.perform(gesture)

    def see(self, text: str) -> None:
        self._driver.see(text)
        self._try("see", misspell(text))

    def unsee(self, text: str) -> None:
        self._driver.unsee(text)

    def greyed(self, label: str) -> None:
        self._driver.greyed(label)
        self._try("greyed", misspell(label), closes=False)

    def shows(self, field: str, content: str) -> None:
        self._driver.shows(field, content)
        self._try("shows", misspell(field), content)
        self._try("shows", field, misspell(content))

    def wrong(self, field: str, message: str) -> None:
        self._driver.wrong(field, message)
        self._try("wrong", misspell(field), message)
        self._try("wrong", field, misspell(message))

    def cells(self, row: str, texts: dict[str, str]) -> None:
        self._driver.cells(row, texts)
        self._try("cells", misspell(row), texts)
        for wrong in _variants(texts, of_values=True):
            self._try("cells", row, wrong)

    def _try(self, call: str, *arguments: object, closes: bool = True) -> None:
        """Do something that is wrong, without waiting for it to come true."""
        act = f"{call} {arguments}"
        self.known.add(act)
        if act in self._left_out:
            return
        popups = QApplication.activePopupWidget()
        self.tried += 1
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ui_driver, "PATIENCE", -1.0)
            try:
                getattr(self._driver, call)(*arguments)
            except NotThere:
                pass
            else:
                self.taken.append(act)
        while (popup := QApplication.activePopupWidget()) not in {None, popups}:
            popup.close()
            wait_until_idle()
