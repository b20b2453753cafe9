"""A batch file while it runs: its lines, labels, arguments, and what it set apart."""

from bisect import bisect_left
from dataclasses import replace

from core.prompt.language.variables import Arguments
from core.prompt.language.words import items_of
from core.prompt.running.state import State

MOST = 1_000_000
"""Characters of a batch file."""
_END = "eof"


class Batch:
    """One call of a batch file, or of a label in it."""

    def __init__(self, path: str, text: str, name: str, arguments: str) -> None:
        """Begin at the first line; the name is `%0`."""
        self.path = path
        self.lines = text.splitlines()
        self.at = 0
        self._words = [name, *items_of(arguments)]
        self._rest = arguments.strip()
        self._labels: dict[str, list[int]] | None = None
        self._kept: list[State] = []

    def at_label(self, label: str, arguments: str) -> "Batch | None":
        """Return a call of a label of this file; None where there is none."""
        called = Batch(self.path, "", f":{label}", arguments)
        called.lines, called._labels = self.lines, self._labels
        called.at = self.at
        return called if called.go_to(label) else None

    def next_line(self) -> str | None:
        """Take the next line; None at the end."""
        if self.at >= len(self.lines):
            return None
        self.at += 1
        return self.lines[self.at - 1]

    def go_to(self, label: str) -> bool:
        """Go behind a label: below, and then from the top; False without one."""
        if label.casefold() == _END:
            self.at = len(self.lines)
            return True
        if self._labels is None:
            self._labels = _labels_of(self.lines)
        places = self._labels.get(label.casefold())
        if not places:
            return False
        self.at = places[bisect_left(places, self.at) % len(places)] + 1
        return True

    def arguments(self, state: State) -> Arguments:
        """Return what its lines read as `%0` to `%9` and `%*`."""

        def described(word: str, modifiers: str) -> str:
            is_itself = word == self._words[0] and bool(modifiers)
            return state.described(self.path if is_itself else word, modifiers)

        return Arguments(tuple(self._words), self._rest, described)

    def shift(self, first: int) -> None:
        """Move the arguments, from one on; `%*` stays."""
        del self._words[first : first + 1]

    def keep(self, state: State) -> None:
        """Remember what is to come back: variables, folder, and `!NAME!`."""
        self._kept.append(replace(state, variables=state.variables.copy()))

    def bring_back(self, state: State) -> None:
        """Bring back what was kept last."""
        if self._kept:
            kept = self._kept.pop()
            state.variables, state.current = kept.variables, kept.current
            state.delays = kept.delays

    def end(self, state: State) -> None:
        """Bring back all that was kept."""
        while self._kept:
            self.bring_back(state)


def _labels_of(lines: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        plain = line.lstrip(" \t,;=")
        if plain.startswith(":") and (label := label_of(plain)):
            found.setdefault(label.casefold(), []).append(number)
    return found


def label_of(text: str) -> str:
    """Return the name of a label, without its colon and what follows."""
    words = items_of(text.strip().removeprefix(":").replace(":", " "))
    return words[0] if words else ""
