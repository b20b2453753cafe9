"""Which words of a line `for /f` reads: skip, eol, tokens and delims."""

import re
from collections.abc import Iterator

from core.prompt.arithmetic import whole_number

_OPTION = re.compile(
    r"\s*(?:(usebackq)|(eol)=(.?)|(skip|tokens)=(\S+)|(delims)=(\S*(?: (?=\s*$))?))",
    re.IGNORECASE,
)
_MOST = 31
"""Words of a line; the rest is one of them."""


class FieldsError(ValueError):
    """An option is none."""


class Fields:
    """How lines are taken apart, and into which variables."""

    def __init__(self, options: str, variable: str) -> None:
        """Read the options, which stand in quotation marks; FieldsError if wrong."""
        self.uses_back_quotes = False
        self._skip = 0
        self._comment = ";"
        self._delimiters = " \t"
        self._wanted: list[int] = [1]
        self._has_rest = False
        at = 0
        while options[at:].strip():
            found = _OPTION.match(options, at)
            if found is None:
                raise FieldsError(
                    f"{options[at:].strip()} was unexpected at this time."
                )
            self._take(found, options)
            at = found.end()
        count = len(self._wanted) + self._has_rest
        self._names = [chr(ord(variable) + number) for number in range(count)]

    def _take(self, found: re.Match[str], options: str) -> None:
        if found[1]:
            self.uses_back_quotes = True
        elif found[2]:
            self._comment = found[3]
        elif found[6]:
            self._delimiters = found[7]
        elif found[4].lower() == "skip":
            number = whole_number(found[5])
            if number is None or number < 1:
                raise FieldsError(f"{options} was unexpected at this time.")
            self._skip = number
        else:
            self._read_tokens(found[5])

    def _read_tokens(self, text: str) -> None:
        self._has_rest = text.endswith("*")
        wanted: set[int] = set()
        for part in text.removesuffix("*").rstrip(",").split(","):
            first, dash, last = part.partition("-")
            if not part:
                continue
            low, high = whole_number(first), whole_number(last if dash else first)
            if low is None or high is None or not 1 <= low <= high <= _MOST:
                raise FieldsError(f"{text} was unexpected at this time.")
            wanted.update(range(low, high + 1))
        self._wanted = sorted(wanted)

    def of(self, texts: list[str]) -> Iterator[dict[str, str]]:
        """Give the variables of each line that has something."""
        for text in texts:
            for line in text.splitlines()[self._skip :]:
                if not line or (self._comment and line.startswith(self._comment)):
                    continue
                if (words := self._words(line)) is not None:
                    yield dict(zip(self._names, words, strict=True))

    def _words(self, line: str) -> list[str] | None:
        """Return the words that are wanted; None where the line has none of them."""
        places = self._places(line, max(self._wanted, default=0))
        words = [
            line[slice(*places[number - 1])] if number <= len(places) else ""
            for number in self._wanted
        ]
        if self._has_rest:
            end = places[-1][1] if places else 0
            is_short = len(places) < max(self._wanted, default=0)
            words.append("" if is_short else self._without_delimiters(line[end:]))
        return words if any(words) else None

    def _without_delimiters(self, text: str) -> str:
        return text.lstrip(self._delimiters) if self._delimiters else text

    def _places(self, line: str, most: int) -> list[tuple[int, int]]:
        """Return where words begin and end, as far as they are wanted."""
        found: list[tuple[int, int]] = []
        at = 0
        while len(found) < most:
            while at < len(line) and line[at] in self._delimiters:
                at += 1
            if at >= len(line):
                break
            start = at
            while at < len(line) and line[at] not in self._delimiters:
                at += 1
            found.append((start, at))
        return found
