"""Notices what there is to see after a gesture that was not there before."""

from PySide6.QtWidgets import QWidget

from gui.driver.finding import BEFORE_NAME, texts

_SHORTEST, _LONGEST = 4, 90


class Noticing:
    """Compares what is visible with what was visible at the last look."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._title = ""
        self._known: set[str] = set()
        self._typed: set[str] = set()

    def leave_out(self, typed: str) -> None:
        """Note what was typed: that it is seen says nothing."""
        self._typed.add(typed)

    def look(self, window: QWidget) -> str:
        """Return a text that is new since the last look; empty if there is none.

        The title of another window says most; otherwise it is the first text that
        does not depend on the day, on a number, or on what was typed.
        """
        there = [text.strip() for text in texts(window)]
        new = (text for text in there if text not in self._known)
        said = [text for text in new if _can_say(text) and not self._was_typed(text)]
        title, self._title = self._title, window.windowTitle()
        self._known = set(there)
        names_lab = BEFORE_NAME in self._title
        if self._title != title and _can_say(self._title) and not names_lab:
            return self._title
        return next((text for text in said if text != self._title), "")

    def _was_typed(self, text: str) -> bool:
        return any(text in typed for typed in self._typed)


def _can_say(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    is_one_line = "\n" not in text and "<" not in text
    return (
        _SHORTEST <= len(text) <= _LONGEST and digits <= len(text) // 4 and is_one_line
    )
