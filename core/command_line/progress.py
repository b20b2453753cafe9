"""How far long work is: on standard error, for standard output is read by scripts."""

import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

from core.command_line.output import visible

_MANY = 50_000
"""Rows; fewer are read before anybody could read a line."""
_PARTS = 10
"""Lines where none can be rewritten."""


class Progress:
    """One line that is rewritten on a terminal; elsewhere a line for each tenth."""

    def __init__(self, what: str) -> None:
        """Say what is being done; nothing is written yet."""
        self._what = visible(what)
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._shown = ""
        self._last = -1

    def show(self, done: int, whole: int) -> None:
        """Write how many rows of all are read; at the end, what is still looked at."""
        part = done * (100 if self._is_terminal else _PARTS) // whole if whole else 0
        if whole < _MANY or part == self._last:
            return
        self._last = part
        how_far = f"{done:,} of {whole:,} rows"
        if done == whole:
            how_far = "rows are read; pages and indexes"
        self._write(f"{self._what}: {how_far}")

    def show_parts(self, done: int, whole: int, of: str) -> None:
        """Write how many of some long parts are done, such as lessons."""
        part = done if self._is_terminal else done * _PARTS // whole
        if whole > 1 and part != self._last:
            self._last = part
            self._write(f"{self._what}: {done:,} of {whole:,} {of}")

    def _write(self, text: str) -> None:
        before = f"\r{text:{len(self._shown)}}" if self._is_terminal else f"{text}\n"
        self._shown = text
        self._put(before)

    def _put(self, text: str) -> None:
        if sys.stderr is not None:
            with suppress(OSError):  # nobody reads it
                sys.stderr.write(text)
                sys.stderr.flush()

    def __enter__(self) -> Self:
        """Show progress as long as a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave a terminal's line empty for what comes."""
        if self._is_terminal and self._shown:
            self._put(f"\r{'':{len(self._shown)}}\r")
