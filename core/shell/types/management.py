"""Classes and objects of WMI by their paths, and its moments."""

from datetime import datetime

from core.management.wmi.values import read_moment
from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of


def _managed(value: Value, context: Context) -> Value:
    """Find what a path names; what is an object already stays."""
    if value is None or isinstance(value, Instance):
        return value
    return context.managed(text_of(value))


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
    NetType(
        "System.Management.ManagementDateTimeConverter",
        static_methods={"ToDateTime": _to_date},
    ),
)
