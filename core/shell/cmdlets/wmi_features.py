"""The properties and methods of a class of WMI as scripts list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.wmi.values import CimType
from core.shell.values.instance import Instance
from core.shell.values.kinds import Growing, Value
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.management.wmi.model import Method, Parameter, Property, WmiClass

_NAMES = {
    CimType.BOOLEAN: "Boolean",
    CimType.DATETIME: "DateTime",
    CimType.OBJECT: "Object",
    CimType.SINT16: "SInt16",
    CimType.STRING: "String",
    CimType.UINT8: "UInt8",
    CimType.UINT16: "UInt16",
    CimType.UINT32: "UInt32",
    CimType.UINT64: "UInt64",
}
_MANAGEMENT = "System.Management"
_CIM = "Microsoft.Management.Infrastructure"


class Feature(Instance):
    """A property, a method or a parameter by what is said of it; as text its name."""

    def __init__(self, net_name: str, said: Mapping[str, Value]) -> None:
        """Take what is said, of which `Name` is the first."""
        self.net_name = net_name
        self._said = said

    def names(self) -> Sequence[str]:
        """List what is said."""
        return tuple(self._said)

    def read(self, name: str) -> Value:
        """Return one of these."""
        folded = name.casefold()
        return {known.casefold(): value for known, value in self._said.items()}[folded]

    def text(self) -> str:
        """Return its name."""
        return str(self._said["Name"])


class Features(Growing):
    """A list in which an index may be a name."""

    net_name = f"{_MANAGEMENT}.PropertyDataCollection"

    def place_of(self, key: Value) -> Value:
        """Return the place of a name."""
        if not isinstance(key, str):
            return key
        names = [text_of(one).casefold() for one in self]
        folded = key.casefold()
        return names.index(folded) if folded in names else len(names)


def properties(
    kind: WmiClass, value: Callable[[Property], Value] = lambda _: None
) -> Features:
    """List the properties of a class as Get-WmiObject gives them, with their values."""
    return Features(
        Feature(
            f"{_MANAGEMENT}.PropertyData",
            {
                "Name": one.name,
                "Value": value(one),
                "Type": _NAMES[one.type],
                "IsLocal": True,
                "IsArray": one.is_array,
                "Origin": kind.name,
            },
        )
        for one in kind.properties
    )


def methods(kind: WmiClass) -> Features:
    """List the methods of a class as Get-WmiObject gives them."""
    return Features(
        Feature(f"{_MANAGEMENT}.MethodData", {"Name": one.name, "Origin": kind.name})
        for one in kind.methods
    )


def cim_properties(
    kind: WmiClass, value: Callable[[Property], Value] = lambda _: None
) -> Features:
    """List the properties of a class as Get-CimClass gives them."""
    return Features(
        Feature(
            f"{_CIM}.CimProperty",
            {"Name": one.name, "Value": value(one), "CimType": _cim_type(one)},
        )
        for one in kind.properties
    )


def cim_methods(kind: WmiClass) -> Features:
    """List the methods of a class as Get-CimClass gives them."""
    return Features(
        Feature(
            f"{_CIM}.CimMethodDeclaration",
            {
                "Name": one.name,
                "ReturnType": "UInt32",
                "Parameters": _parameters(one),
            },
        )
        for one in kind.methods
    )


def _parameters(method: Method) -> Features:
    return Features(
        Feature(
            f"{_CIM}.CimMethodParameterDeclaration",
            {"Name": one.name, "CimType": _cim_type(one)},
        )
        for one in (*method.ins, *method.outs)
    )


def _cim_type(of: Property | Parameter) -> str:
    name = "Instance" if of.type is CimType.OBJECT else _NAMES[of.type]
    return f"{name}Array" if of.is_array else name
