"""`netsh advfirewall`: who is let in, and out to the Clearinghouse (domain.md 13.7)."""

import re

from core.catalog import FirewallGroup
from core.commands.passages import (
    SERVICE_OF,
    WAYS_OF,
    AllowHttps,
    SetFirewallGroup,
)
from core.commands.services import role_with
from core.prompt.answer import Answer, Asked, failed

_RULE_GROUP = "netsh advfirewall firewall set rule group="
GROUP_ENABLE = f'{_RULE_GROUP}"{FirewallGroup.LICENSING}" new enable=yes'
HTTPS_ALLOW = (
    'netsh advfirewall firewall add rule name="HTTPS" dir=out action=allow '
    "protocol=TCP remoteport=443"
)
_SYNTAX = (
    "Of netsh, these lines of netsh advfirewall are part of this training, the first "
    'with enable=no and with the group "Remote Desktop" too:\n\n'
    f"{GROUP_ENABLE}\n{HTTPS_ALLOW}"
)
_GROUP = re.compile(
    r"netsh advfirewall firewall set rule group=(.+) new enable=(yes|no)",
    re.IGNORECASE,
)
_HTTPS = {"dir": "out", "action": "allow", "protocol": "tcp", "remoteport": "443"}
_NO_RULES = "No rules match the specified criteria."
_UPDATED = "Updated {count} rule(s).\nOk."
_OK = "Ok."


def netsh(asked: Asked) -> Answer:
    """Enable or disable a rule group, or allow outbound HTTPS."""
    if found := _GROUP.fullmatch(" ".join(asked.words)):
        return _switch(asked, found[1], on=found[2].casefold() == "yes")
    if _allows_https(asked.options):
        command = AllowHttps(computer=asked.computer.name)
        return Answer(command=command, done=_OK)
    return failed(_SYNTAX)


def _switch(asked: Asked, typed: str, *, on: bool) -> Answer:
    groups = {group.casefold(): group for group in FirewallGroup}
    group = groups.get(typed.casefold())
    if group is None:
        return failed(_NO_RULES)
    role = role_with(SERVICE_OF[group], asked.roles)
    if role is None:
        return failed(_NO_RULES)
    return Answer(
        command=SetFirewallGroup(computer=role.name, group=group, is_enabled=on),
        done=_UPDATED.format(count=len(WAYS_OF[group])),
    )


def _allows_https(options: tuple[str, ...]) -> bool:
    verbs, facts = options[:4], options[4:]
    if [v.casefold() for v in verbs] != ["advfirewall", "firewall", "add", "rule"]:
        return False
    given = {
        key.casefold(): value.casefold()
        for key, _, value in (fact.partition("=") for fact in facts)
    }
    return bool(given.pop("name", "")) and given == _HTTPS
