"""The key that policies write: what is in force on a computer (domain.md 9, 13.10)."""

from core.catalog import PolicyName
from core.management.answers import Outcome, closed
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.values import Value, number_value, text_value
from core.rules.policy_registry import (
    POLICY_KEY,
    VALUE_NAMES,
    registry_value,
    settings_in_force,
)

_BY_POLICY = (
    "Nothing was written: policies write these values. Edit them in gpedit.msc, and "
    "then type gpupdate /force."
)


def _settings(machine: Machine) -> list[Value] | None:
    if not machine.roles:
        return None
    settings = {k: v for r in machine.roles for k, v in settings_in_force(r).items()}
    return [
        value
        for name in PolicyName
        if name in settings
        for value in _value(VALUE_NAMES[name], registry_value(name, settings[name]))
    ]


def _value(name: str, data: str | int | None) -> list[Value]:
    if data is None:
        return []
    return [
        text_value(name, data) if isinstance(data, str) else number_value(name, data)
    ]


def _refuse(_: Machine, __: object = None) -> Outcome:
    return closed(_BY_POLICY)


KEYS = (Key(POLICY_KEY, "domain.md 9, 13.10", _settings, _refuse, _refuse, _refuse),)
