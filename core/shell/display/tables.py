"""Tables in text: columns as wide as need be, numbers to the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.shell.display.cells import cell, is_right
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.shell.cmdlets.columns import Column
    from core.shell.values.kinds import Value

WIDTH = 120
"""Characters of a line of the window."""
_LEAST = 5
"""Characters of a column that is cut."""


@dataclass(frozen=True)
class Frame:
    """The columns of a table with their widths."""

    names: tuple[str, ...]
    widths: tuple[int, ...]
    rights: tuple[bool, ...]
    columns: tuple[Column | None, ...]
    is_cut: bool = False
    """Not all columns have a place."""

    def head(self) -> Iterator[str]:
        """Write the titles, and lines below them."""
        yield self._line([name[:width] for name, width in self._pairs()])
        yield self._line(["-" * min(len(n), w) for n, w in self._pairs()])

    def _pairs(self) -> list[tuple[str, int]]:
        return list(zip(self.names, self.widths, strict=True))

    def rows(self, values: Sequence[Value], *, wraps: bool = False) -> Iterator[str]:
        """Write an object; what is too long is cut, or goes on below."""
        texts = [
            cell(value, column)
            for value, column in zip(values, self.columns, strict=False)
        ][: len(self.widths)]
        if not wraps:
            yield self._line(
                [_cut(t, w) for t, w in zip(texts, self.widths, strict=True)]
            )
            return
        parts = [_wrapped(t, w) for t, w in zip(texts, self.widths, strict=True)]
        for number in range(max(map(len, parts))):
            yield self._line([p[number] if number < len(p) else "" for p in parts])

    def _line(self, texts: Sequence[str]) -> str:
        placed = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(texts, self.widths, self.rights, strict=True)
        ]
        return " ".join(placed).rstrip()


def _cut(text: str, width: int) -> str:
    line = text.split("\n", 1)[0] if "\n" in text else text
    is_short = line == text and len(text) <= width
    return line if is_short else f"{line[: max(width - 3, 0)]}..."[:width]


def _wrapped(text: str, width: int) -> list[str]:
    lines = []
    for line in text.split("\n"):
        lines += [line[i : i + width] for i in range(0, len(line), width)] or [""]
    return lines


def frame(
    names: Sequence[str],
    rows: Sequence[Sequence[Value]],
    columns: Sequence[Column | None],
    *,
    is_auto_sized: bool,
    width: int = WIDTH,
) -> Frame:
    """Find the widths of a table from its first rows.

    Without -AutoSize the columns share the line, the narrow ones what they need.
    """
    first = rows[0] if rows else [None] * len(names)
    rights = [is_right(v, c) for v, c in zip(first, columns, strict=True)]
    needed = _needed(names, rows, columns)
    fixed = [None if c is None else c.option("width") for c in columns]
    widths = [
        int(text_of(given)) if given is not None else need
        for given, need in zip(fixed, needed, strict=True)
    ]
    if not is_auto_sized:
        widths = _shared(widths, fixed, width)
    kept = _fitting(widths, width)
    return Frame(
        tuple(names[:kept]),
        tuple(_cut_to(widths[:kept], width)),
        tuple(rights[:kept]),
        tuple(columns[:kept]),
        kept < len(names),
    )


def _needed(
    names: Sequence[str],
    rows: Sequence[Sequence[Value]],
    columns: Sequence[Column | None],
) -> list[int]:
    widths = [len(name) for name in names]
    for row in rows:
        for place, (value, column) in enumerate(zip(row, columns, strict=True)):
            widths[place] = max(widths[place], _length(cell(value, column)))
    return widths


def _length(text: str) -> int:
    """Return how wide a text is as it is shown: of several lines the first one."""
    first, end, _ = text.partition("\n")
    return len(first) + (3 if end else 0)


def _shared(needed: list[int], fixed: list[Value], width: int) -> list[int]:
    """Give each column an equal part of the line, as Format-Table does unasked."""
    part = max((width - len(needed) + 1) // len(needed), 1)
    return [n if f is not None else part for n, f in zip(needed, fixed, strict=True)]


def _fitting(widths: Sequence[int], width: int) -> int:
    """Count the columns for which the line has a place; one always has."""
    used = 0
    for number, each in enumerate(widths):
        used += each + (1 if number else 0)
        if used > width:
            return number + 1 if width - (used - each) >= _LEAST else max(number, 1)
    return len(widths)


def _cut_to(widths: Sequence[int], width: int) -> list[int]:
    """Let the last column end where the line does."""
    before = sum(widths[:-1]) + len(widths) - 1
    return [*widths[:-1], min(widths[-1], max(width - before, 1))] if widths else []
