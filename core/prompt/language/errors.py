"""Why a line is none."""


class LineError(ValueError):
    """A mark or word stands where none may; `newline` where something is missing."""


class Unfinished(LineError):
    """It may be whole with another line: a parenthesis is open, or `^` ends it."""


class Unreadable(LineError):
    """It cannot be kept at all; the text says why."""
