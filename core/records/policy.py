"""Policy settings of a computer."""

from typing import TypeGuard

from core.catalog import PolicyName, PolicyState
from core.records.record import Record
from core.text import PlainText


class PolicySetting(Record):
    """A policy setting: its state, and the value where it is enabled."""

    state: PolicyState = PolicyState.NOT_CONFIGURED
    value: PlainText = ""  # a licensing mode, or license servers with commas between


Policy = dict[PolicyName, PolicySetting]
"""The settings of one computer that are configured."""


def is_on(setting: PolicySetting | None) -> TypeGuard[PolicySetting]:
    """Tell whether a setting is configured, and enabled."""
    return setting is not None and setting.state is PolicyState.ENABLED
