"""Classes and objects of WMI by their paths, and its moments."""

from collections.abc import Generator, Sequence
from datetime import datetime

from core.management.wmi.values import read_moment
from core.shell.running.signals import Signal
from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.values.bag import Bag
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of


def _managed(value: Value, context: Context) -> Value:
    """Find what a path names; what is an object already stays."""
    if value is None or isinstance(value, Instance):
        return value
    return context.managed(text_of(value))


class Searcher(Instance):
    """A query that waits to be asked: `[wmisearcher]`."""

    net_name = "System.Management.ManagementObjectSearcher"

    def __init__(self, context: Context, query: str = "", scope: str = "") -> None:
        """Take a query in WQL, and the namespace in which it is asked."""
        self._context = context
        self._values: dict[str, Value] = {
            "Scope": Bag({"Path": scope}, "System.Management.ManagementScope"),
            "Query": query,
            "Options": Bag({"Timeout": ""}, "System.Management.EnumerationOptions"),
        }

    def names(self) -> Sequence[str]:
        """List what can be set."""
        return tuple(self._values)

    def read(self, name: str) -> Value:
        """Return one of these."""
        return {key.lower(): value for key, value in self._values.items()}[name.lower()]

    def write(self, name: str, value: Value) -> None:
        """Set the query."""
        if name.lower() != "query":
            super().write(name, value)
        self._values["Query"] = text_of(value)

    def methods(self) -> Sequence[str]:
        """List its one method."""
        return ("Get",)

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Ask the query, and return all that it finds."""
        if name.lower() != "get":
            raise KeyError(name, *arguments)
        found: list[Value] = []
        scope = self._values["Scope"]
        assert isinstance(scope, Bag)
        query = text_of(self._values["Query"])
        for one in self._context.searched(query, text_of(scope.get("Path"))):
            if isinstance(one, Signal):
                yield one
            else:
                found.append(one)
        return found


def _searcher(value: Value, context: Context) -> Value:
    if value is None or isinstance(value, Searcher):
        return value
    return Searcher(context, text_of(value))


def _new_searcher(context: Context, first: Value = "", query: Value = None) -> Searcher:
    """Make one of a query, or of a namespace and a query."""
    if query is None:
        return Searcher(context, text_of(first))
    return Searcher(context, text_of(query), text_of(first))


def _to_date(_: Context, text: Value) -> datetime:
    try:
        return read_moment(text_of(text)).replace(tzinfo=None)
    except ValueError:
        raise call_failure(
            "ToDateTime",
            1,
            "Specified argument was out of the range of valid values.",
            "ArgumentOutOfRangeException",
        ) from None


TYPES = (
    NetType("System.Management.ManagementClass", ("wmiclass",), _managed),
    NetType("System.Management.ManagementObject", ("wmi",), _managed),
    NetType(Searcher.net_name, ("wmisearcher",), _searcher, new=_new_searcher),
    NetType(
        "System.Management.ManagementDateTimeConverter",
        static_methods={"ToDateTime": _to_date},
    ),
)
