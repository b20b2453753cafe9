"""`[version]`, with its members."""

from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.comparison import order
from core.shell.values.kinds import Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of
from core.shell.values.version import Version, read_version, to_version


def _new(_: Context, first: Value, *more: Value) -> Value:
    if not more:
        return to_version(first)
    numbers = [int(to_whole(number)) for number in (first, *more)]
    if len(numbers) > 4 or min(numbers) < 0:
        raise call_failure(
            ".ctor",
            len(numbers),
            "Version's parameters must be greater than or equal to zero.",
            "ArgumentOutOfRangeException",
        )
    return Version(*numbers)


TYPES = (
    NetType(
        Version.net_name,
        convert=lambda value, _: None if value is None else to_version(value),
        new=_new,
        methods={"CompareTo": lambda left, right: order(left, to_version(right))},
        static_methods={
            "Parse": lambda _, text: to_version(text),
            "TryParse": lambda _, text, reference: put(
                reference, read_version(text_of(text)), None
            ),
        },
    ),
)
