"""The options of a command line, which every program reads by the same rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Options:
    """What was typed after a program's name; keys are lower case, with a slash."""

    switches: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    operands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Syntax:
    """The options that a program has; a hyphen stands for the slash, too."""

    switches: tuple[str, ...] = ()
    colon: tuple[str, ...] = ()  # /key:value
    following: tuple[str, ...] = ()  # /key value
    most: int = 0  # operands

    def read(self, words: Iterable[str]) -> Options | None:
        """Read the words; None where one is unknown, wrong or there twice."""
        switches: set[str] = set()
        values: dict[str, str] = {}
        operands: list[str] = []
        rest = iter(words)
        for word in rest:
            key, colon, value = _parted(word)
            if not key:
                operands.append(word)
                continue
            if key in switches or key in values:
                return None
            if key in self.switches and not colon:
                switches.add(key)
                continue
            if key in self.following and not colon:
                value = next(rest, "")
            elif key not in self.colon:
                return None
            if not value:
                return None
            values[key] = value
        if len(operands) > self.most:
            return None
        return Options(frozenset(switches), values, tuple(operands))


def _parted(word: str) -> tuple[str, str, str]:
    """Part an option into key, colon and value; the key of another word is empty."""
    if word[:1] not in {"/", "-"}:
        return "", "", ""
    name, colon, value = word[1:].partition(":")
    return f"/{name.casefold()}", colon, value
