"""Remembers a window into which somebody has strayed, until it is left again."""

from shiboken6 import isValid

from gui.lessons.coach.answers import Case, Seen


class Strays:
    """The window in front in which the step cannot be done, and when it was left."""

    def __init__(self) -> None:
        """Begin with nobody astray."""
        self._in: Seen | None = None
        self._left: tuple[str, int] | None = None  # its title; gestures heard by then

    def left(self, case: Case, heard: int) -> str:
        """Return the title of a window that the last of all gestures has left."""
        if case.is_elsewhere:
            self._in, self._left = case.now, None
        elif self._in is not None and not _is_open(self._in):
            self._left, self._in = (self._in.title, heard), None
        title, by = self._left or ("", heard)
        return title if by == heard and case.is_there else ""


def _is_open(seen: Seen) -> bool:
    return isValid(seen.window) and seen.window.isVisible()
