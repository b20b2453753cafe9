"""The types of plain values, as far as casts and `-is` need them."""

from core.shell.types.failing import parse_bool
from core.shell.types.net_type import Convert, NetType
from core.shell.values.bag import CUSTOM, Bag
from core.shell.values.conversion import (
    is_true,
    to_custom,
)
from core.shell.values.errors import ErrorRecord
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value


def _plain(convert: object) -> Convert:
    """Make a conversion of one that asks nothing of the world."""
    assert callable(convert)
    return lambda value, _: convert(value)


def _is_object(value: Value) -> bool:
    return isinstance(value, Bag | Instance)


TYPES = (
    NetType(
        "System.Boolean",
        ("bool",),
        _plain(is_true),
        properties={"IsPresent": bool},  # a switch of a function is a bool here
        static_methods={"Parse": lambda _, text: parse_bool("Parse", text)},
    ),
    NetType(
        "System.Management.Automation.SwitchParameter",
        ("switch",),
        _plain(is_true),
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
