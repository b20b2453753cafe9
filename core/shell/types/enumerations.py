"""Enumerations: their values are named, and behind each name is a number."""

from collections.abc import Mapping

from core.shell.types.net_type import Context, NetType
from core.shell.values.errors import failure
from core.shell.values.kinds import Named, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of


def enumeration(name: str, numbers: Mapping[str, int]) -> NetType:
    """Make the type of an enumeration from the names of its values."""
    values = {key: Named(key, number, name) for key, number in numbers.items()}

    def convert(value: Value, _: Context) -> Value:
        if isinstance(value, Named) and value.net_name == name:
            return value
        if is_number(value):
            number = int(to_whole(value))
            return next((v for v in values.values() if v.number == number), number)
        wanted = text_of(value).strip().lower()
        found = next((v for k, v in values.items() if k.lower() == wanted), None)
        if found is None:
            raise _no_such_value(text_of(value), name, list(values))
        return found

    return NetType(
        name,
        convert=convert,
        static_properties={
            key: (lambda _, value=value: value)  # type: ignore[misc]
            for key, value in values.items()
        },
    )


def _no_such_value(text: str, name: str, known: list[str]) -> Exception:
    return failure(
        f'Cannot convert value "{text}" to type "{name}". Error: "Unable to match the '
        f"identifier name {text} to a valid enumerator name. Specify one of the "
        f'following enumerator names and try again: {", ".join(known)}"',
        "InvalidCastFromStringToEnumValue",
        "InvalidArgument",
    )


DAYS = (
    *("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
)
_COMPARISONS = (
    *("CurrentCulture", "CurrentCultureIgnoreCase", "InvariantCulture"),
    *("InvariantCultureIgnoreCase", "Ordinal", "OrdinalIgnoreCase"),
)

_COLOURS = (
    *("Black", "DarkBlue", "DarkGreen", "DarkCyan", "DarkRed", "DarkMagenta"),
    *("DarkYellow", "Gray", "DarkGray", "Blue", "Green", "Cyan", "Red", "Magenta"),
    *("Yellow", "White"),
)

TYPES = (
    enumeration("System.ConsoleColor", {name: n for n, name in enumerate(_COLOURS)}),
    enumeration("System.DayOfWeek", {day: n for n, day in enumerate(DAYS)}),
    enumeration(
        "System.StringComparison", {name: n for n, name in enumerate(_COMPARISONS)}
    ),
    enumeration("System.StringSplitOptions", {"None": 0, "RemoveEmptyEntries": 1}),
    enumeration("System.MidpointRounding", {"ToEven": 0, "AwayFromZero": 1}),
    enumeration("System.DateTimeKind", {"Unspecified": 0, "Utc": 1, "Local": 2}),
    enumeration(
        "System.Text.RegularExpressions.RegexOptions",
        {
            "None": 0,
            "IgnoreCase": 1,
            "Multiline": 2,
            "ExplicitCapture": 4,
            "Compiled": 8,
            "Singleline": 16,
            "IgnorePatternWhitespace": 32,
            "RightToLeft": 64,
            "ECMAScript": 256,
            "CultureInvariant": 512,
        },
    ),
    enumeration(
        "System.EnvironmentVariableTarget", {"Process": 0, "User": 1, "Machine": 2}
    ),
)
