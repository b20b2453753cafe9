"""What a method says that a script has called in vain, as PowerShell words it."""

from collections.abc import Callable

from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

BAD_FORMAT = "Input string was not in a correct format."
_OF_FILES = {"DirectoryNotFoundException", "FileNotFoundException", "IOException"}
_METHOD_INVOCATION = "System.Management.Automation.MethodInvocationException"


def call_failure(
    method: str, count: int, why: str, exception: str = "ArgumentException"
) -> ScriptError:
    """Say that a method with so many arguments has failed, and why."""
    error = failure(
        f'Exception calling "{method}" with "{count}" argument(s): "{why}"',
        exception,
        "NotSpecified",
        exception=_METHOD_INVOCATION,
    )
    space = "System.IO" if exception in _OF_FILES else "System"
    error.record.inner = f"{space}.{exception}"
    error.record.details["InnerException"] = Bag(
        {"Message": why, "InnerException": None}, error.record.inner
    )
    return error


def out_of_range(method: str, count: int, parameter: str) -> ScriptError:
    """Say that an argument names a place that is not there."""
    return call_failure(
        method,
        count,
        "Index was out of range. Must be non-negative and less than the size of the "
        f"collection. Parameter name: {parameter}",
        "ArgumentOutOfRangeException",
    )


def place_in(
    value: Value, size: int, method: str, count: int, parameter: str = "index"
) -> int:
    """Return an argument as a place among so many, or refuse it."""
    place = int(to_whole(value))
    if not 0 <= place < size:
        raise out_of_range(method, count, parameter)
    return place


def is_option(value: Value, *names: str) -> bool:
    """Tell whether an option has one of these names or numbers, in any case."""
    return text_of(value).lower() in {name.lower() for name in names}


def explained(method: str, count: int, convert: Callable[[], Value]) -> Value:
    """Convert; what cannot be is said as an error of the method."""
    try:
        return convert()
    except ScriptError as error:
        why = error.record.message.partition('Error: "')[2].rstrip('"')
        kind = "OverflowException" if "too large" in why else "FormatException"
        raise call_failure(method, count, why or BAD_FORMAT, kind) from None


def parse_bool(method: str, text: Value) -> bool:
    """Read `True` or `False`; what is neither is an error of the method."""
    word = text_of(text).strip().lower()
    if word not in ("true", "false"):
        raise call_failure(
            method,
            1,
            "String was not recognized as a valid Boolean.",
            "FormatException",
        )
    return word == "true"
