"""Classes of WMI as records: properties, methods, instances, and what a call does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple, Self

from core.catalog import ProductVersion, Rights
from core.commands.command import Command
from core.errors import Refused
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Embedded, Value
from core.store.queries import Queries

CIMV2 = r"root\CIMV2"
TERMINAL_SERVICES = r"root\CIMV2\TerminalServices"
DEFAULT = r"root\default"
_OLDEST, _NEWEST = ProductVersion.W2008, ProductVersion.W2025


@dataclass(frozen=True)
class Span:
    """From which version of Windows Server to which something is there."""

    first: ProductVersion = _OLDEST
    last: ProductVersion = _NEWEST

    def has(self, version: ProductVersion) -> bool:
        """Tell whether a version is among them."""
        return self.first <= version <= self.last


ALWAYS = Span()
SINCE_2008_R2 = Span(first=ProductVersion.W2008R2)
SINCE_2012 = Span(first=ProductVersion.W2012)
UNTIL_2008_R2 = Span(last=ProductVersion.W2008R2)
ONLY_2008 = Span(last=ProductVersion.W2008)


@dataclass(frozen=True)
class Property:
    """A property of a class; `read` takes it out of what an instance stands for."""

    name: str
    type: CimType
    read: Callable[[Any], Value]
    is_key: bool = False
    is_array: bool = False
    is_writable: bool = False
    is_known: bool = True  # a lab has something of it
    versions: Span = ALWAYS  # elsewhere it is empty


@dataclass(frozen=True)
class Parameter:
    """What a method takes or gives back."""

    name: str
    type: CimType
    is_array: bool = False
    length: int | None = None  # characters, letters and digits alone
    may_be_empty: bool = False
    values: range | tuple[int, ...] | None = None  # of a number


@dataclass(frozen=True)
class Call:
    """What a call answers at once, and the command that carries it out."""

    returns: int = 0
    out: Mapping[str, Value] = field(default_factory=dict)
    command: Command | None = None
    after: Callable[[Queries, Refused | None], Mapping[str, Value]] | None = None
    """What it gives back once the command was carried out, or refused."""
    why: str = ""  # what is wrong, in words of this training

    @classmethod
    def error(cls, code: Wbem, why: str = "") -> Self:
        """Fail with an error of WMI; nothing is changed."""
        return cls(returns=int(code), why=why)


Arguments = Mapping[str, Value]


def whole(given: Arguments, name: str) -> int:
    """Return a number, which was checked to be one before the method ran."""
    value = given[name]
    assert isinstance(value, int)
    return value


Run = Callable[[Site, Any, Arguments], Call]
"""Does a method on what an instance stands for, which is None for a class."""


@dataclass(frozen=True)
class Method:
    """A method of a class."""

    name: str
    run: Run
    ins: tuple[Parameter, ...] = ()
    outs: tuple[Parameter, ...] = ()
    is_static: bool = True
    needs: Rights | None = Rights.SERVER_ADMIN
    versions: Span = ALWAYS  # elsewhere: WBEM_E_NOT_SUPPORTED


class Needs(Enum):
    """Which role brings a class (domain.md 1.1)."""

    NOTHING = "nothing"
    LICENSING = "licensing"
    SESSION_HOST = "session host"


class Term(NamedTuple):
    """One comparison that has to be true, for who reads the rows."""

    name: str  # of the property, as its class writes it
    operator: str
    value: Value


Pages = Iterator[Sequence[object]]
Rows = Callable[[Site, Sequence[Term]], Pages]
"""Reads what instances stand for, page by page.

It may leave out what does not pass one of the terms, and need not.
"""


@dataclass(frozen=True)
class WmiClass:
    """A class of one namespace; `rows` is None where it has no instances."""

    name: str
    namespace: str
    properties: tuple[Property, ...]
    methods: tuple[Method, ...] = ()
    rows: Rows | None = None
    write: Run | None = None  # of properties
    needs: Needs = Needs.NOTHING
    reads: Rights | None = None  # who may see its instances
    shows: Rights | None = None  # who sees more than empty properties (1.1)
    versions: Span = ALWAYS
    is_singleton: bool = False

    def is_missing(self, site: Site) -> bool:
        """Tell whether it is not there, without its role or in this version."""
        without = self.needs is Needs.LICENSING and site.server is None
        return without or not self.versions.has(site.version)

    def property(self, name: str) -> Property | None:
        """Return a property by name, whatever the case, or None."""
        return self._by_name.get(name) or self._by_name.get(name.casefold())

    @cached_property
    def _by_name(self) -> Mapping[str, Property]:
        """Properties as they are written, and in lower case."""
        folded = {p.name.casefold(): p for p in self.properties}
        return folded | {p.name: p for p in self.properties}

    def method(self, name: str) -> Method:
        """Return a method by name, whatever the case; WmiError where there is none."""
        wanted = name.casefold()
        for method in self.methods:
            if method.name.casefold() == wanted:
                return method
        raise WmiError(Wbem.INVALID_METHOD, f"{self.name} has no method {name}.")


@dataclass(frozen=True)
class Instance(Embedded):
    """An instance of a class; its properties are read when they are asked for."""

    kind: WmiClass
    source: object  # what it stands for, of the kind that the class reads
    computer: str
    version: ProductVersion
    is_blank: bool = False  # its properties are not for who asks

    def get(self, name: str) -> Value:
        """Return a property by name, whatever the case; WmiError if unknown."""
        found = self.kind.property(name)
        if found is None:
            raise WmiError(Wbem.NOT_FOUND, f"{self.kind.name} has no property {name}.")
        return self.value(found)

    def value(self, wanted: Property) -> Value:
        """Return what a property of its class holds; None where it is empty."""
        if self.is_blank or not wanted.versions.has(self.version):
            return None
        return wanted.read(self.source)

    @property
    def relative_path(self) -> str:
        r"""What WMI calls it on its computer: `Win32_Service.Name="TermService"`."""
        if self.kind.is_singleton:
            return f"{self.kind.name}=@"
        keys = (p for p in self.kind.properties if p.is_key)
        parts = (f"{p.name}={_quoted(self.value(p))}" for p in keys)
        return f"{self.kind.name}.{','.join(parts)}"

    @property
    def path(self) -> str:
        r"""What WMI calls it: `\\RDLIC01\root\cimv2:Win32_TSLicenseServer=@`."""
        return rf"\\{self.computer}\{self.kind.namespace}:{self.relative_path}"


def _quoted(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = str(value or "").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
