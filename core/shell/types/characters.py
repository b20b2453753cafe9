"""Characters, with their members."""

from collections.abc import Callable

from core.shell.types.net_type import Context, NetType
from core.shell.values.conversion import to_char
from core.shell.values.kinds import Char, Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of


def _asks(test: Callable[[str], bool]) -> Callable[..., bool]:
    """Make a static method that asks about a character, or one of a text."""

    def method(_: Context, letter: Value, place: Value = 0) -> bool:
        text = text_of(letter)
        where = int(to_whole(place))
        return 0 <= where < len(text) and test(text[where])

    return method


TYPES = (
    NetType(
        "System.Char",
        ("char",),
        lambda value, _: to_char(value),
        methods={
            "CompareTo": lambda char, other: ord(char) - ord(to_char(other)),
            "ToString": lambda char: str(char),
        },
        static_methods={
            "IsDigit": _asks(str.isdigit),
            "IsLetter": _asks(str.isalpha),
            "IsLetterOrDigit": _asks(str.isalnum),
            "IsLower": _asks(str.islower),
            "IsUpper": _asks(str.isupper),
            "IsWhiteSpace": _asks(str.isspace),
            "ToLower": lambda _, letter: Char(text_of(to_char(letter)).lower()[:1]),
            "ToUpper": lambda _, letter: Char(text_of(to_char(letter)).upper()[:1]),
        },
    ),
)
