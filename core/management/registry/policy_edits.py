"""The policy setting behind a value, for scripts that write the key of policies.

Such a write edits the setting, which is in force after an update, as if it was edited
in gpedit.msc. That is our assumption: what reads the key at once is not documented.
"""

from core.catalog import PolicyName, PolicyState
from core.commands.policy import EditPolicy
from core.management.answers import NO_VALUE, Outcome, Write, wrong
from core.management.registry.values import Kind, Value
from core.records import PolicySetting
from core.rules.policy_registry import MODE_NUMBERS, VALUE_NAMES
from core.text import problem_with

_NAMES = {written.casefold(): name for name, written in VALUE_NAMES.items()}
_MODES = {number: mode for mode, number in MODE_NUMBERS.items()}
_STATES = {0: PolicyState.DISABLED, 1: PolicyState.ENABLED}
_IN_FORCE = "The policy setting is edited; it is in force after gpupdate /force."
_NO_SETTING = "No policy setting of RD Licensing writes a value {name}."
_NO_MODE = "LicensingMode is a DWord, 2 or 4: Per Device, Per User."
_NO_LIST = "LicenseServers is a String, names of license servers with commas between."
_NO_SWITCH = "{name} is a DWord, 1 for enabled or 0 for disabled."


def edit(computer: str, value: Value) -> Outcome:
    """Give what edits the setting that writes a value."""
    name = _NAMES.get(value.name.casefold())
    if name is None:
        return wrong(_NO_SETTING.format(name=value.name))
    number = value.data if value.kind is Kind.DWORD else None
    if name is PolicyName.LICENSE_SERVERS:
        return _list(computer, value)
    if name is PolicyName.LICENSING_MODE:
        mode = _MODES.get(number) if isinstance(number, int) else None
        if mode is None or number == max(_MODES):
            return wrong(_NO_MODE)
        return _edit(computer, name, PolicyState.ENABLED, mode.value)
    state = _STATES.get(number) if isinstance(number, int) else None
    if state is None:
        return wrong(_NO_SWITCH.format(name=VALUE_NAMES[name]))
    return _edit(computer, name, state)


def take_back(computer: str, name: str) -> Outcome:
    """Give what sets the setting that writes a value to Not Configured."""
    setting = _NAMES.get(name.casefold())
    if setting is None:
        return NO_VALUE
    return _edit(computer, setting, PolicyState.NOT_CONFIGURED)


def _list(computer: str, value: Value) -> Outcome:
    names = value.data
    is_text = isinstance(names, str) and value.kind is Kind.TEXT
    if not is_text or not str(names).strip() or problem_with(str(names)):
        return wrong(_NO_LIST)
    enabled = PolicyState.ENABLED
    return _edit(computer, PolicyName.LICENSE_SERVERS, enabled, str(names))


def _edit(
    computer: str, name: PolicyName, state: PolicyState, value: str = ""
) -> Outcome:
    to = PolicySetting(state=state, value=value)
    return Write(EditPolicy(computer=computer, setting=name, to=to), _IN_FORCE)
