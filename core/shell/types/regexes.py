"""`[regex]`: patterns that run under a time limit, and what they find."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from core.shell.types.net_type import Context, NetType
from core.shell.values import patterns
from core.shell.values.conversion import limited
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Growing, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

if TYPE_CHECKING:
    import regex

_FLAGS = {"ignorecase": "i", "multiline": "m", "singleline": "s"}
_FLAGS["ignorepatternwhitespace"] = "x"
_BITS = {1: "i", 2: "m", 16: "s", 32: "x"}
_ESCAPED = frozenset("\\*+?|{[()^$.# ")
_CONTROLS = {"\t": r"\t", "\n": r"\n", "\r": r"\r", "\f": r"\f"}


class Regex(Instance):
    """A pattern with its options; case counts unless they say otherwise."""

    net_name = "System.Text.RegularExpressions.Regex"

    def __init__(self, pattern: str, options: Value = None) -> None:
        """Compile a pattern; ScriptError if it is none."""
        self._pattern = pattern
        flags = _flags(options)
        self._source = f"(?{flags}){pattern}" if flags else pattern
        patterns.expression(self._source, case=True)

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return ("Options", "RightToLeft")

    def read(self, name: str) -> Value:
        """Return one of these."""
        return {"options": "None", "righttoleft": False}[name.lower()]

    def text(self) -> str:
        """Return the pattern."""
        return self._pattern

    def find(self, text: str) -> "Match":
        """Return the first match, or one without success."""
        return Match(patterns.search(self._source, text, case=True))

    def find_all(self, text: str) -> Iterator[Value]:
        """Go through all matches."""
        compiled = patterns.expression(self._source, case=True)
        place = 0
        while place <= len(text):
            found = patterns.timed(compiled.search, text, place)
            if found is None:
                return
            yield Match(found)
            place = found.end() + (found.end() == found.start())

    def replaced(self, text: str, by: str) -> str:
        """Return a text with all matches replaced."""
        return patterns.replace(text, self._source, by, case=True)

    def split(self, text: str, most: int = 0) -> list[Value]:
        """Part a text at the matches."""
        return list(patterns.split(text, self._source, most, case=True))


def _flags(options: Value) -> str:
    """Return the options as letters, from their names, or from their number."""
    if options is None:
        return ""
    if is_number(options):
        bits = int(to_whole(options))
        return "".join(letter for bit, letter in _BITS.items() if bits & bit)
    values = options if isinstance(options, list) else [options]
    names = [n.strip().lower() for v in values for n in text_of(v).split(",")]
    return "".join(_FLAGS[name] for name in names if name in _FLAGS)


class Group(Instance):
    """What one pair of brackets in a pattern took."""

    net_name = "System.Text.RegularExpressions.Group"

    def __init__(self, value: str | None, start: int) -> None:
        """Keep the text and where it began; None if the group took nothing."""
        self._values: dict[str, Value] = {
            "Success": value is not None,
            "Index": start if value is not None else 0,
            "Length": len(value or ""),
            "Value": value or "",
        }

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return tuple(self._values)

    def read(self, name: str) -> Value:
        """Return one of these."""
        folded = name.lower()
        for known, value in self._values.items():
            if known.lower() == folded:
                return value
        raise KeyError(name)

    def text(self) -> str:
        """Return what was taken."""
        return text_of(self._values["Value"])


class Groups(Growing):
    """The groups of a match, by number and by name; the whole match is 0."""

    net_name = "System.Text.RegularExpressions.GroupCollection"

    def __init__(self, groups: Sequence[Value], names: dict[str, int]) -> None:
        """Keep the groups, and which place each name has."""
        super().__init__(groups)
        self._names = names

    def place_of(self, key: Value) -> Value:
        """Return the place of a name; a number is its own, and none is far away."""
        if not isinstance(key, str) or key.isdigit():
            return key
        return self._names.get(key, len(self))


class Match(Group):
    """A place where a pattern fits, or `$x.Success` false where it does not."""

    net_name = "System.Text.RegularExpressions.Match"

    def __init__(self, found: "regex.Match[str] | None") -> None:
        """Keep what was found."""
        if found is None:
            super().__init__(None, 0)
            self._values["Groups"] = Groups([Group(None, 0)], {})
            return
        super().__init__(found[0], found.start())
        count = found.re.groups + 1
        groups = [Group(found[n], found.start(n)) for n in range(count)]
        self._values["Groups"] = Groups(groups, dict(found.re.groupindex))


def _of(pattern: Value, options: Value = None) -> Regex:
    return pattern if isinstance(pattern, Regex) else Regex(text_of(pattern), options)


def _replacement(by: Value) -> str:
    if isinstance(by, str) or is_number(by):
        return text_of(by)
    raise failure(
        "A script block as the replacement is not part of this training.",
        "NotPartOfThisTraining",
        "NotImplemented",
    )


def _matches(expression: Regex, text: Value) -> list[Value]:
    return limited(expression.find_all(text_of(text)))


def _split(expression: Regex, text: Value, most: Value = 0) -> list[Value]:
    return expression.split(text_of(text), int(to_whole(most)))


def _escape(_: Context, text: Value) -> str:
    """Escape what has a meaning in a pattern, and blanks, as .NET does."""
    return "".join(
        _CONTROLS.get(letter) or (f"\\{letter}" if letter in _ESCAPED else letter)
        for letter in text_of(text)
    )


def _unescape(_: Context, text: Value) -> str:
    import re

    controls = {code[1]: letter for letter, code in _CONTROLS.items()}
    return re.sub(
        r"\\(.)", lambda found: controls.get(found[1], found[1]), text_of(text)
    )


_STATIC: dict[str, Callable[..., Value]] = {
    "Escape": _escape,
    "IsMatch": lambda _, text, pattern, options=None: (
        _of(pattern, options).find(text_of(text)).read("Success")
    ),
    "Match": lambda _, text, pattern, options=None: _of(pattern, options).find(
        text_of(text)
    ),
    "Matches": lambda _, text, pattern, options=None: _matches(
        _of(pattern, options), text
    ),
    "Replace": lambda _, text, pattern, by, options=None: _of(
        pattern, options
    ).replaced(text_of(text), _replacement(by)),
    "Split": lambda _, text, pattern, options=None: _split(_of(pattern, options), text),
    "Unescape": _unescape,
}

TYPES = (
    NetType(
        Regex.net_name,
        ("regex",),
        lambda value, _: None if value is None else _of(value),
        new=lambda _, pattern, options=None: _of(pattern, options),
        methods={
            "IsMatch": lambda pattern, text: pattern.find(text_of(text)).read(
                "Success"
            ),
            "Match": lambda pattern, text: pattern.find(text_of(text)),
            "Matches": _matches,
            "Replace": lambda pattern, text, by: pattern.replaced(
                text_of(text), _replacement(by)
            ),
            "Split": _split,
        },
        static_methods=_STATIC,
    ),
    NetType(Match.net_name),
    NetType(Group.net_name),
    NetType(Groups.net_name, properties={"Count": len}),
)
