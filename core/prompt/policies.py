"""`gpupdate` and `gpresult`: policies are brought into force, and looked at."""

from core.catalog import PolicyName, PolicyState
from core.commands.policy import UpdatePolicy
from core.prompt.answer import Answer, Asked
from core.records import Computer, Policy, PolicySetting, SessionHost
from core.rules.policy_registry import POLICY_KEY, VALUE_NAMES, registry_value

_UPDATE_OPTIONS = {"/force", "/target:computer", "/target:user"}
_UPDATE_WRONG = "gpupdate does not know {option}. Type gpupdate or gpupdate /force."
_RESULT_OPTIONS = {"/r", "/v", "/z", "/scope", "computer"}
_RESULT_SYNTAX = "Type gpresult /r to see which settings are in force on this computer."
_RESULT_HEAD = "Resultant Set of Policy for {computer}: Remote Desktop licensing\n"
_NONE = "No policy setting is in force. The computer uses its own settings."
_WINS = "\nWhat a policy sets wins over what Server Manager sets."
_WAITING = "\nEdited settings wait for gpupdate /force."


def gpupdate(asked: Asked) -> Answer:
    """Bring the edited policy into force."""
    for option in asked.options:
        if option.casefold() not in _UPDATE_OPTIONS:
            return Answer(_UPDATE_WRONG.format(option=option))
    return Answer(
        "Updating policy...\n",
        command=UpdatePolicy(computer=asked.computer.name),
        done="Computer Policy update has completed successfully.\n"
        "User Policy update has completed successfully.",
    )


def gpresult(asked: Asked) -> Answer:
    """List the settings that are in force (domain.md 9, 11)."""
    options = {option.casefold() for option in asked.options}
    if not options & {"/r", "/v", "/z"} or options - _RESULT_OPTIONS:
        return Answer(_RESULT_SYNTAX)
    roles = asked.lab.roles_of(asked.computer.name)
    settings: Policy = {}
    for role in roles:
        settings |= in_force(role)
    text = [_RESULT_HEAD.format(computer=asked.computer.name)]
    text += [_listed(name, setting) for name, setting in settings.items()] or [_NONE]
    if settings:
        text.append(_WINS)
    if any(role.waits_for_update for role in roles):
        text.append(_WAITING)
    return Answer("\n".join(text))


def in_force(role: Computer) -> Policy:
    """Return what a policy makes of a session host or a license server now."""
    if isinstance(role, SessionHost):
        return role.applied
    on = PolicySetting(state=PolicyState.ENABLED)
    switches = {
        PolicyName.SECURITY_GROUP: role.security_group_policy,
        PolicyName.PREVENT_UPGRADE: role.prevent_license_upgrade,
    }
    return {name: on for name, is_on in switches.items() if is_on}


def _listed(name: PolicyName, setting: PolicySetting) -> str:
    lines = [
        f"    KeyName:     {POLICY_KEY}\\{VALUE_NAMES[name]}",
        f"    State:       {setting.state.capitalize()}",
    ]
    value = registry_value(name, setting)
    if value is not None:
        lines.append(f"    Value:       {value}")
    return "\n".join([*lines, ""])
