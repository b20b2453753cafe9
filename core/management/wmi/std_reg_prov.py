r"""StdRegProv: the registry by methods of WMI, over core/management/registry.

Methods, parameters and numbers of root keys and types are those of
https://learn.microsoft.com/previous-versions/windows/desktop/regprov/stdregprov.
They return the error numbers of Windows; which of them a refusal of this training has
is our assumption.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from core.management.answers import Because, No, Outcome
from core.management.registry.hives import Hive
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry
from core.management.registry.values import Kind
from core.management.registry.values import Value as RegistryValue
from core.management.wmi.model import (
    CIMV2,
    DEFAULT,
    Arguments,
    Call,
    Method,
    Parameter,
    WmiClass,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value

_LOCAL_MACHINE = 0x80000002
_HIVES = {
    0x80000000: Hive.CLASSES_ROOT,
    0x80000001: Hive.CURRENT_USER,
    _LOCAL_MACHINE: Hive.LOCAL_MACHINE,
    0x80000003: Hive.USERS,
    0x80000005: Hive.CURRENT_CONFIG,
}
_NOT_FOUND, _DENIED, _INVALID = 2, 5, 87  # ERROR_FILE_NOT_FOUND and so on
_CODES = {Because.MISSING: _NOT_FOUND, Because.WRONG: _INVALID}
_NUMBERS = {
    Kind.TEXT: 1,
    Kind.EXPANDABLE: 2,
    Kind.BINARY: 3,
    Kind.DWORD: 4,
    Kind.LINES: 7,
    Kind.QWORD: 11,
}
_HIVE = Parameter("hDefKey", CimType.UINT32, may_be_empty=True, values=tuple(_HIVES))
_KEY = Parameter("sSubKeyName", CimType.STRING, may_be_empty=True)
_VALUE = Parameter("sValueName", CimType.STRING, may_be_empty=True)
_IN_KEY = (_HIVE, _KEY)
_IN_VALUE = (*_IN_KEY, _VALUE)
_TEXT = Parameter("sValue", CimType.STRING)
_LINES = Parameter("sValue", CimType.STRING, is_array=True)
_BYTES = Parameter("uValue", CimType.UINT8, is_array=True)
_SHAPES = {
    "String": (Kind.TEXT, _TEXT),
    "ExpandedString": (Kind.EXPANDABLE, _TEXT),
    "MultiString": (Kind.LINES, _LINES),
    "DWORD": (Kind.DWORD, Parameter("uValue", CimType.UINT32)),
    "QWORD": (Kind.QWORD, Parameter("uValue", CimType.UINT64)),
    "Binary": (Kind.BINARY, _BYTES),
}
"""The types by what stands for them in names of methods, each with its parameter."""


def _registry(site: Site, given: Arguments) -> Registry | None:
    """Return the registry; None for a root key of which this training has nothing."""
    hive = given[_HIVE.name]
    machine = machine_of(site.lab, site.name)
    is_local = hive is None or hive == _LOCAL_MACHINE
    return Registry(machine) if machine is not None and is_local else None


def _path(given: Arguments) -> str:
    return str(given[_KEY.name] or "").strip("\\")


def _enumerate_keys(site: Site, _: object, given: Arguments) -> Call:
    registry = _registry(site, given)
    if registry is None or registry.path(_path(given)) is None:
        return Call(returns=_NOT_FOUND)
    return Call(out={"sNames": tuple(registry.subkeys(_path(given))) or None})


def _enumerate_values(site: Site, _: object, given: Arguments) -> Call:
    registry = _registry(site, given)
    if registry is None or registry.path(_path(given)) is None:
        return Call(returns=_NOT_FOUND)
    values = registry.values(_path(given))
    return Call(
        out={
            "sNames": tuple(value.name for value in values) or None,
            "Types": tuple(_NUMBERS[value.kind] for value in values) or None,
        }
    )


def _get(kind: Kind, name: str, site: Site, _: object, given: Arguments) -> Call:
    """Read a value; one of another type is not found, as is what is not known."""
    registry = _registry(site, given)
    if registry is None:
        return Call(returns=_NOT_FOUND)
    found = registry.value(_path(given), str(given[_VALUE.name] or ""))
    if found is None or found.kind is not kind or found.data is None:
        return Call(returns=_NOT_FOUND)
    data: Value = tuple(found.data) if isinstance(found.data, bytes) else found.data
    return Call(out={name: data})


def _set(kind: Kind, name: str, site: Site, _: object, given: Arguments) -> Call:
    registry = _registry(site, given)
    if registry is None:
        return Call(returns=_DENIED)
    data = given[name]
    if kind is Kind.BINARY:
        data = None  # no key of this training takes bytes
    taken = data if isinstance(data, str | int) else _lines(data)
    value = RegistryValue(str(given[_VALUE.name] or ""), kind, taken)
    return _done(registry.write(_path(given), value))


def _lines(data: Value) -> tuple[str, ...] | None:
    return tuple(map(str, data)) if isinstance(data, tuple) else None


def _delete_value(site: Site, _: object, given: Arguments) -> Call:
    registry = _registry(site, given)
    if registry is None:
        return Call(returns=_NOT_FOUND)
    return _done(registry.remove(_path(given), str(given[_VALUE.name] or "")))


def _delete_key(site: Site, _: object, given: Arguments) -> Call:
    registry = _registry(site, given)
    if registry is None:
        return Call(returns=_NOT_FOUND)
    return _done(registry.delete(_path(given)))


def _create_key(site: Site, _: object, given: Arguments) -> Call:
    """Make a key: done where it is there, and not part of this training elsewhere."""
    registry = _registry(site, given)
    is_there = registry is not None and registry.path(_path(given)) is not None
    return Call(returns=0 if is_there else _DENIED)


def _done(outcome: Outcome) -> Call:
    if isinstance(outcome, No):
        returns = _CODES.get(outcome.because, _DENIED)
        return Call(returns=returns, why=outcome.text)
    return Call(command=outcome.command)


def _method(
    name: str,
    run: Callable[[Site, object, Arguments], Call],
    ins: tuple[Parameter, ...],
    *outs: Parameter,
) -> Method:
    """Describe a method that everybody may call; the registry tells who may write."""
    return Method(name, run, ins=ins, outs=outs, needs=None)


_NAMES = Parameter("sNames", CimType.STRING, is_array=True)
STD_REG_PROV = WmiClass(
    name="StdRegProv",
    namespace=CIMV2,
    properties=(),
    methods=(
        _method("CreateKey", _create_key, _IN_KEY),
        _method("DeleteKey", _delete_key, _IN_KEY),
        _method("DeleteValue", _delete_value, _IN_VALUE),
        _method("EnumKey", _enumerate_keys, _IN_KEY, _NAMES),
        _method(
            "EnumValues",
            _enumerate_values,
            _IN_KEY,
            _NAMES,
            Parameter("Types", CimType.SINT16, is_array=True),
        ),
        *(
            _method(f"Get{shape}Value", partial(_get, kind, data.name), _IN_VALUE, data)
            for shape, (kind, data) in _SHAPES.items()
        ),
        *(
            _method(
                f"Set{shape}Value", partial(_set, kind, data.name), (*_IN_VALUE, data)
            )
            for shape, (kind, data) in _SHAPES.items()
        ),
    ),
)
REGISTRY_CLASSES = (STD_REG_PROV, replace(STD_REG_PROV, namespace=DEFAULT))
"""It is in both namespaces."""
