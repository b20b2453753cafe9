"""`[Microsoft.Win32.Registry]` and its keys, for who only reads them.

What opens a key to write, or to own it, is refused: Set-ItemProperty writes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.management.registry.hives import Hive, joined, read_key
from core.shell.types.enumerations import enumeration
from core.shell.types.failing import call_failure, is_option
from core.shell.types.net_type import Context, NetType, called_by_name
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Byte, Named, Value
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from core.management.registry.registry import Registry
    from core.management.registry.values import Value as RegistryValue

_NAME = "Microsoft.Win32.Registry"
_HIVES = {
    "ClassesRoot": Hive.CLASSES_ROOT,
    "CurrentUser": Hive.CURRENT_USER,
    "LocalMachine": Hive.LOCAL_MACHINE,
    "Users": Hive.USERS,
    "CurrentConfig": Hive.CURRENT_CONFIG,
}
_HIVE_NUMBERS = {
    "ClassesRoot": -0x80000000,
    "CurrentUser": -0x7FFFFFFF,
    "LocalMachine": -0x7FFFFFFE,
    "Users": -0x7FFFFFFD,
    "CurrentConfig": -0x7FFFFFFB,
}
_KIND_NUMBERS = {
    "String": 1,
    "ExpandString": 2,
    "Binary": 3,
    "DWord": 4,
    "MultiString": 7,
    "QWord": 11,
}
_KINDS = {
    "REG_SZ": "String",
    "REG_EXPAND_SZ": "ExpandString",
    "REG_BINARY": "Binary",
    "REG_DWORD": "DWord",
    "REG_MULTI_SZ": "MultiString",
    "REG_QWORD": "QWord",
}
HIVE = enumeration(f"{_NAME}Hive", _HIVE_NUMBERS)


def value_of(value: RegistryValue) -> Value:
    """Return the data of a value as a script has it; what is not known is empty."""
    data = value.data
    if isinstance(data, bytes):
        return [Byte(byte) for byte in data]
    if data is None:
        return []
    return [*data] if isinstance(data, tuple) else data


class RegistryKey(Instance):
    """An open key of a computer; of other root keys this training has nothing."""

    net_name = f"{_NAME}Key"

    def __init__(self, registry: Registry | None, hive: Hive, path: str = "") -> None:
        """Open a key below a root key, of which the registry has something or not."""
        self._registry, self._hive, self._path = registry, hive, path
        self._methods: dict[str, Callable[..., Value]] = {
            "OpenSubKey": self.below,
            "GetValue": self.data,
            "GetValueKind": self._kind,
            "GetValueNames": lambda: [value.name for value in self._values()],
            "GetSubKeyNames": self._subkeys,
            "Close": lambda: None,
            "Dispose": lambda: None,
            "Flush": lambda: None,
        }

    def names(self) -> Sequence[str]:
        """List what a key tells."""
        return ("SubKeyCount", "ValueCount", "Name")

    def read(self, name: str) -> Value:
        """Return one of these."""
        return {
            "name": self.text(),
            "subkeycount": len(self._subkeys()),
            "valuecount": len(self._values()),
        }[name.lower()]

    def methods(self) -> Sequence[str]:
        """List what can be called."""
        return tuple(self._methods)

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Call one of them."""
        yield from ()
        return called_by_name(self._methods, name, arguments)

    def text(self) -> str:
        """Return its full name."""
        return joined([str(self._hive), self._path])

    def below(self, name: Value, how: Value = False, _: Value = None) -> Value:
        """Open a key below this one to read it; $null where there is none."""
        if how is not False and not is_option(how, "Default", "ReadSubTree"):
            raise failure(
                "Opening a key to write it, or to own it, is not part of this "
                "training. Set-ItemProperty writes values.",
                "NotPartOfThisTraining",
                "NotImplemented",
                exception="System.NotSupportedException",
            )
        path = joined([self._path, *text_of(name).split("\\")])
        if self._registry is None or self._registry.path(path) is None:
            return None
        return RegistryKey(self._registry, self._hive, path)

    def data(self, name: Value, otherwise: Value = None, _: Value = None) -> Value:
        """Return the data of a value, or what stands for one that is not there."""
        found = self._value(name)
        return otherwise if found is None else value_of(found)

    def _kind(self, name: Value) -> Value:
        found = self._value(name)
        if found is None:
            raise call_failure(
                "GetValueKind",
                1,
                "The specified registry key does not exist.",
                "IOException",
            )
        kind = _KINDS[found.kind]
        return Named(kind, _KIND_NUMBERS[kind], f"{_NAME}ValueKind")

    def _value(self, name: Value) -> RegistryValue | None:
        if self._registry is None:
            return None
        return self._registry.value(self._path, text_of(name))

    def _values(self) -> list[RegistryValue]:
        return [] if self._registry is None else self._registry.values(self._path)

    def _subkeys(self) -> list[Value]:
        return [] if self._registry is None else [*self._registry.subkeys(self._path)]


def _hive(context: Context, hive: Value) -> Hive:
    found = HIVE.make(hive, context)
    if not isinstance(found, Named):
        raise call_failure(
            "OpenBaseKey",
            2,
            "Registry HKEY was out of the legal range. Parameter name: hKey",
        )
    return _HIVES[found]


def _root(context: Context, hive: Hive, computer: str = "") -> RegistryKey | None:
    registry = context.registry(computer)
    if registry is None:
        return None
    is_known = hive is Hive.LOCAL_MACHINE
    return RegistryKey(registry if is_known else None, hive)


def _open_remote(
    context: Context, hive: Value, computer: Value, _: Value = None
) -> Value:
    name = text_of(computer).lstrip("\\")
    found = _root(context, _hive(context, hive), name)
    if found is None:
        raise call_failure(
            "OpenRemoteBaseKey", 2, "The network path was not found.", "IOException"
        )
    return found


def _open(context: Context, hive: Value, _: Value) -> Value:
    return _root(context, _hive(context, hive))


def _get_value(context: Context, key: Value, name: Value, otherwise: Value) -> Value:
    named = read_key(text_of(key))
    if named is None:
        raise call_failure(
            "GetValue", 3, "Registry key name must start with a valid base key name."
        )
    root = _root(context, named.hive)
    found = root.below(named.path) if root is not None and named.path else root
    return found.data(name, otherwise) if isinstance(found, RegistryKey) else None


TYPES = (
    NetType(
        _NAME,
        static_properties={
            name: partial(lambda hive, context: _root(context, hive), hive)
            for name, hive in _HIVES.items()
        },
        static_methods={"GetValue": _get_value},
    ),
    NetType(
        RegistryKey.net_name,
        static_methods={"OpenBaseKey": _open, "OpenRemoteBaseKey": _open_remote},
    ),
    HIVE,
    enumeration(
        f"{_NAME}View", {"Default": 0, "Registry64": 0x100, "Registry32": 0x200}
    ),
    enumeration(f"{_NAME}ValueKind", _KIND_NUMBERS),
    enumeration(
        f"{_NAME}KeyPermissionCheck",
        {"Default": 0, "ReadSubTree": 1, "ReadWriteSubTree": 2},
    ),
)
