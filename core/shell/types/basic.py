"""The types of plain values, as far as casts and `-is` need them."""

from core.shell.types.net_type import Context, Convert, NetType
from core.shell.values.bag import CUSTOM, Bag, Table
from core.shell.values.conversion import (
    is_true,
    to_array,
    to_char,
    to_custom,
    to_datetime,
    to_timespan,
)
from core.shell.values.errors import ErrorRecord, failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Growing, Value, net_name
from core.shell.values.numbers import limits, to_decimal, to_double, to_whole
from core.shell.values.text import text_of


def _plain(convert: object) -> Convert:
    """Make a conversion of one that asks nothing of the world."""
    assert callable(convert)
    return lambda value, _: convert(value)


def _whole(name: str, *aliases: str) -> NetType:
    low, high = limits(name)
    return NetType(
        name,
        aliases,
        lambda value, _: to_whole(value, name),
        static_properties={"MinValue": lambda _: low, "MaxValue": lambda _: high},
    )


def _table(value: Value, _: Context) -> Value:
    if value is None or isinstance(value, Table):
        return value
    raise failure(
        f'Cannot convert the "{text_of(value)}" value of type "{net_name(value)}" to '
        'type "System.Collections.Hashtable".',
        "ConvertToFinalInvalidCastException",
        "InvalidArgument",
    )


def _ordered(value: Value, _: Context) -> Value:
    if isinstance(value, Table):
        return Table(value.items(), is_ordered=True)
    raise failure("The ordered attribute can be specified only on a hash literal node.")


def _is_object(value: Value) -> bool:
    return isinstance(value, Bag | Instance)


TYPES = (
    NetType("System.String", ("string",), _plain(text_of)),
    NetType("System.Char", ("char",), _plain(to_char)),
    NetType(
        "System.Boolean",
        ("bool",),
        _plain(is_true),
        properties={"IsPresent": bool},  # a switch of a function is a bool here
    ),
    NetType(
        "System.Management.Automation.SwitchParameter",
        ("switch",),
        _plain(is_true),
    ),
    _whole("System.Int32", "int", "Int"),
    _whole("System.Int64", "long"),
    _whole("System.UInt32", "uint", "uint32"),
    _whole("System.UInt64", "ulong", "uint64"),
    _whole("System.Int16", "short", "int16"),
    _whole("System.UInt16", "ushort", "uint16"),
    _whole("System.Byte", "byte"),
    NetType("System.Double", ("double",), _plain(to_double)),
    NetType("System.Single", ("float", "single"), _plain(to_double)),
    NetType("System.Decimal", ("decimal",), _plain(to_decimal)),
    NetType(
        "System.DateTime",
        ("datetime",),
        lambda value, context: (
            None if value is None else to_datetime(value, context.now())
        ),
    ),
    NetType("System.TimeSpan", ("timespan",), _plain(to_timespan)),
    NetType(
        "System.Array",
        ("array", "System.Object[]"),
        _plain(lambda value: None if value is None else to_array(value)),
        accepts=lambda value: (
            isinstance(value, list) and not isinstance(value, Growing)
        ),
    ),
    NetType("System.Collections.Hashtable", ("hashtable",), _table),
    NetType("System.Collections.Specialized.OrderedDictionary", ("ordered",), _ordered),
    NetType(
        "System.Collections.IDictionary",
        accepts=lambda value: isinstance(value, Table),
    ),
    NetType("System.Object", ("object",), _plain(lambda value: value), lambda _: True),
    NetType(
        CUSTOM,
        ("pscustomobject",),
        _plain(to_custom),
        accepts=lambda value: isinstance(value, Bag),
    ),
    NetType(
        "System.Management.Automation.PSObject",
        ("psobject",),
        _plain(to_custom),
        accepts=_is_object,
    ),
    NetType("System.Void", ("void",), _plain(lambda _: None)),
    NetType("System.Management.Automation.ScriptBlock", ("scriptblock",)),
    NetType(
        "System.Management.Automation.ErrorRecord",
        ("ErrorRecord",),
        accepts=lambda value: isinstance(value, ErrorRecord),
    ),
)
"""Members of their values are in the files of their subjects."""
