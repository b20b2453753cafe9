"""Exceptions that a script makes to throw them."""

from core.shell.types.net_type import Context, NetType
from core.shell.values.bag import Bag
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_NAMES = (
    *("System.Exception", "System.SystemException", "System.ApplicationException"),
    *("System.ArgumentException", "System.ArgumentNullException"),
    *("System.ArgumentOutOfRangeException", "System.InvalidOperationException"),
    *("System.NotSupportedException", "System.NotImplementedException"),
    *("System.FormatException", "System.TimeoutException"),
    *("System.UnauthorizedAccessException", "System.IO.IOException"),
    *("System.IO.FileNotFoundException", "System.IO.DirectoryNotFoundException"),
    *("System.Management.Automation.RuntimeException",),
    *("System.Management.Automation.ItemNotFoundException",),
)


def _type(name: str) -> NetType:
    def new(_: Context, message: Value = None, inner: Value = None) -> Bag:
        text = f"Exception of type '{name}' was thrown."
        values = {"Message": text if message is None else text_of(message)}
        return Bag({**values, "InnerException": inner}, name)

    def convert(value: Value, context: Context) -> Value:
        return value if value is None or isinstance(value, Bag) else new(context, value)

    aliases = ("Exception",) if name == "System.Exception" else ()
    accepts = _is_exception if aliases else None
    return NetType(name, aliases, convert, accepts, new)


def _is_exception(value: Value) -> bool:
    return isinstance(value, Bag) and value.net_name.endswith("Exception")


TYPES = tuple(_type(name) for name in _NAMES)
