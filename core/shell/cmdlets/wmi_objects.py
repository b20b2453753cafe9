"""Objects and classes of WMI as scripts meet them, by both families of cmdlets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.management.wmi.model import Instance as Managed
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, moment, read_moment
from core.shell.cmdlets import wmi_features
from core.shell.cmdlets.wmi_calls import called, put
from core.shell.cmdlets.wmi_cim_class import CimClass
from core.shell.values.bag import Bag
from core.shell.values.conversion import to_datetime
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import UInt16, UInt32, UInt64, Value
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from core.management.wmi.calling import Outcome
    from core.management.wmi.model import Property
    from core.management.wmi.values import Value as Cim
    from core.shell.running.engine import Engine

    Made = Generator[Value, None, Value]

_PATH = "System.Management.ManagementPath"
_WIDTHS = {
    CimType.UINT16: UInt16,
    CimType.UINT32: UInt32,
    CimType.UINT64: UInt64,
}


class WmiObject(Instance):
    """What Get-WmiObject gives: moments are texts, and methods are called on it."""

    def __init__(
        self, engine: Engine, managed: Managed, only: Sequence[str] = ()
    ) -> None:
        """Show an instance, or some of its properties."""
        self.engine, self.managed = engine, managed
        self._only = {name.casefold() for name in only}
        self.changes: dict[str, Value] = {}
        kind = managed.kind
        self.net_name = (
            f"System.Management.ManagementObject#{kind.namespace}\\{kind.name}"
        )

    @property
    def site(self) -> Site:
        """The computer that it is of."""
        return Site(self.engine.lab, self.managed.computer)

    def names(self) -> Sequence[str]:
        """List what WMI says of every object, and then the properties."""
        shown = (p.name for p in self.managed.kind.properties if self._shows(p.name))
        return (*self._system(), *shown, "PSComputerName")

    def _shows(self, name: str) -> bool:
        return not self._only or name.casefold() in self._only

    def _system(self) -> dict[str, Value]:
        kind, managed = self.managed.kind, self.managed
        return {
            "__GENUS": 2,
            "__CLASS": kind.name,
            "__RELPATH": managed.relative_path,
            "__PROPERTY_COUNT": len(kind.properties),
            "__SERVER": managed.computer,
            "__NAMESPACE": kind.namespace,
            "__PATH": managed.path,
        }

    def read(self, name: str) -> Value:
        """Return one of these."""
        found = self.managed.kind.property(name)
        if found is None:
            return self._system_value(name)
        if self.changes and found.name in self.changes:
            return self.changes[found.name]
        return to_script(self, self.managed.value(found), found.type)

    def _system_value(self, name: str) -> Value:
        folded = name.casefold()
        if folded == "pscomputername":
            return self.managed.computer
        if folded == "properties":
            return wmi_features.properties(self.managed.kind, self._value)
        if folded == "path":
            return Bag({"Path": self.managed.path}, _PATH)
        return {k.casefold(): v for k, v in self._system().items()}[folded]

    def _value(self, found: Property) -> Value:
        return self.read(found.name)

    def write(self, name: str, value: Value) -> None:
        """Keep a value until it is put."""
        found = self.managed.kind.property(name)
        if found is None:
            super().write(name, value)
            return
        self.changes[found.name] = value

    def methods(self) -> Sequence[str]:
        """List the methods of the class, and those of every object."""
        own = (method.name for method in self.managed.kind.methods)
        return (*own, "Put", "ConvertToDateTime", "ConvertFromDateTime")

    def call(self, name: str, arguments: Sequence[Value]) -> Made:
        """Call a method by values in the order of its page; KeyError if unknown."""
        if name.casefold() not in map(str.casefold, self.methods()):
            raise KeyError(name)
        folded = name.casefold()
        if folded == "put":
            return (yield from self._put())
        if folded == "converttodatetime" and len(arguments) == 1:
            return read_date(text_of(arguments[0]))
        if folded == "convertfromdatetime" and len(arguments) == 1:
            when = to_datetime(arguments[0], self.engine.now())
            return moment(when.replace(tzinfo=UTC))
        kind, site = self.managed.kind, self.site
        found = yield from called(
            self.engine, site, kind, name, arguments, self.managed
        )
        return parameters(self.engine, found)

    def _put(self) -> Made:
        yield from put(self.engine, self.site, self.managed, self.changes)
        self.changes.clear()
        return Bag({"Path": self.managed.path}, _PATH)

    def text(self) -> str:
        """Return its path."""
        return self.managed.path


class CimObject(WmiObject):
    """What Get-CimInstance gives: moments are dates, and there are no methods."""

    def __init__(
        self, engine: Engine, managed: Managed, only: Sequence[str] = ()
    ) -> None:
        """Show an instance, or some of its properties."""
        super().__init__(engine, managed, only)
        kind = managed.kind
        space = kind.namespace.replace("\\", "/")
        self.net_name = (
            f"Microsoft.Management.Infrastructure.CimInstance#{space}/{kind.name}"
        )

    def names(self) -> Sequence[str]:
        """List the properties, and the computer where it is another one."""
        shown = (p.name for p in self.managed.kind.properties if self._shows(p.name))
        return (*shown, *(() if self._is_here() else ("PSComputerName",)))

    def _is_here(self) -> bool:
        here = self.engine.computer.casefold()
        return self.managed.computer.casefold() == here

    def _system_value(self, name: str) -> Value:
        """Tell no name of this computer itself."""
        folded = name.casefold()
        if folded == "pscomputername":
            return None if self._is_here() else self.managed.computer
        kind = self.managed.kind
        if folded == "cimclass":
            return CimClass(self.site, kind)
        if folded == "ciminstanceproperties":
            return wmi_features.cim_properties(kind, self._value)
        if folded == "cimsystemproperties":
            return CimClass(self.site, kind).read(name)
        raise KeyError(name)

    def _system(self) -> dict[str, Value]:
        return {}

    def methods(self) -> Sequence[str]:
        """List none: Invoke-CimMethod calls them."""
        return ()

    def call(self, name: str, arguments: Sequence[Value]) -> Made:
        """Have no methods."""
        yield from ()
        raise KeyError(name, *arguments)

    def text(self) -> str:
        """Return the class, and the key where it has one."""
        return self.managed.relative_path


def parameters(engine: Engine, found: Outcome) -> Bag:
    """Return what a method gave back, as the page of Invoke-WmiMethod shows it."""
    values = _given_back(engine, found)
    of_every_object: dict[str, Value] = {
        "__GENUS": 2,
        "__CLASS": "__PARAMETERS",
        "__SUPERCLASS": None,
        "__DYNASTY": "__PARAMETERS",
        "__RELPATH": None,
        "__PROPERTY_COUNT": len(values),
        "__DERIVATION": [],
        "__SERVER": None,
        "__NAMESPACE": None,
        "__PATH": None,
    }
    return Bag(
        {**of_every_object, **values, "PSComputerName": None},
        "System.Management.ManagementBaseObject#\\__PARAMETERS",
    )


def method_result(engine: Engine, site: Site, found: Outcome) -> Bag:
    """Return the same as Invoke-CimMethod does."""
    return Bag(
        {**_given_back(engine, found), "PSComputerName": site.name},
        "Microsoft.Management.Infrastructure.CimMethodResult",
    )


def _given_back(engine: Engine, found: Outcome) -> dict[str, Value]:
    out = {name: _plain(engine, value) for name, value in found.out.items()}
    return {**out, "ReturnValue": UInt32(found.returns)}


def _plain(engine: Engine, value: Cim) -> Value:
    if isinstance(value, tuple):
        return [_plain(engine, part) for part in value]
    if isinstance(value, Managed):
        return WmiObject(engine, value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return UInt32(value)
    return value


def to_script(owner: WmiObject, value: Cim, type_: CimType) -> Value:
    """Return a property as a script sees it."""
    if isinstance(value, tuple):
        return [to_script(owner, part, type_) for part in value]
    if isinstance(value, datetime):
        if isinstance(owner, CimObject):
            return value.astimezone(UTC).replace(tzinfo=None)
        return moment(value)
    if type_ in _WIDTHS and isinstance(value, int):
        return _WIDTHS[type_](value)
    return value


def read_date(text: str) -> datetime:
    """Read a moment as WMI writes it."""
    try:
        return read_moment(text).replace(tzinfo=None)
    except ValueError:
        raise failure(
            f'Exception calling "ToDateTime" with "1" argument(s): "{text}" is no '
            "moment as WMI writes it.",
            "ArgumentOutOfRangeException",
        ) from None
