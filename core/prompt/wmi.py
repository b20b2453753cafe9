"""`wmic`: the grace period, license packs, and who may administer (13.2)."""

import re

from core.catalog import Service
from core.commands.command import Command
from core.commands.database import RemoveLicenses
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.commands.services import role_with
from core.prompt.answer import Answer, Asked
from core.records import SessionHost

GRACE_QUERY = (
    r"wmic /namespace:\\root\CIMV2\TerminalServices PATH "
    r'Win32_TerminalServiceSetting WHERE (__CLASS !="") CALL GetGracePeriodDays'
)
_KEY_PACKS = r"wmic /namespace:\\root\CIMV2 PATH Win32_TSLicenseKeyPack CALL "
REMOVAL = f"{_KEY_PACKS}UninstallLicenseKeyPackWithId "
PART_REMOVAL = f"{_KEY_PACKS}RemoveLicensesWithIdCount "
_PERMISSIONS = (
    r"wmic /namespace:\\root\CIMV2\TerminalServices PATH "
    r'Win32_TSPermissionsSetting.TerminalName="Console" CALL '
)
PERMISSION = f"{_PERMISSIONS}AddAccount "
DEFAULTS = f"{_PERMISSIONS}RestoreDefaults"
_WMIC_OTHER = (
    "Of wmic, only these lines are part of this training: the second and third with "
    "the Keypack ID of a license pack, and a number of licenses, the fourth with an "
    "account.\n\n"
    f"{GRACE_QUERY}\n{REMOVAL}3\n{PART_REMOVAL}3,10\n"
    f'{PERMISSION}"CORP\\c.clark",2\n{DEFAULTS}'
)
_NUMBER = r"([1-9]\d*)"
_WMIC_RESULT = """\
Executing (\\\\{computer}\\root\\CIMV2\\TerminalServices:\
Win32_TerminalServiceSetting.ServerName="{computer}")->GetGracePeriodDays()
Method execution successful.
Out Parameters:
instance of __PARAMETERS
{{
        DaysLeft = {days};
        ReturnValue = 0;
}};"""
_DONE = "Method execution successful."
_NO_INSTANCE = "No Instance(s) Available."
_NO_ACCOUNT = "There is no account {account} in this lab. Check the spelling."


def wmic(asked: Asked) -> Answer:
    """Tell the days of grace, remove a license pack, or permit sessions (9, 4.3)."""
    typed = _squeezed(" ".join(asked.words))
    if typed == _squeezed(GRACE_QUERY):
        return _grace_period(asked)
    if found := _match(REMOVAL, _NUMBER, typed):
        return _removal(asked, int(found[1]))
    if found := _match(PART_REMOVAL, f"{_NUMBER},{_NUMBER}", typed):
        return _removal(asked, int(found[1]), int(found[2]))
    if _match(PERMISSION, r".+,[012]", typed):
        return _permission(asked)
    if typed == _squeezed(DEFAULTS):
        return _on_host(asked, RestoreDefaultPermissions(host=asked.computer.name))
    return Answer(_WMIC_OTHER)


def _match(call: str, arguments: str, typed: str) -> re.Match[str] | None:
    return re.fullmatch(re.escape(_squeezed(call)) + arguments, typed, re.ASCII)


def _grace_period(asked: Asked) -> Answer:
    computer = asked.computer
    if not isinstance(computer, SessionHost) or not computer.has_role:
        return Answer(_NO_INSTANCE)
    days = computer.grace_days_left(asked.lab.settings().now)
    return Answer(_WMIC_RESULT.format(computer=computer.name, days=days))


def _removal(asked: Asked, pack_id: int, quantity: int | None = None) -> Answer:
    server = role_with(Service.LICENSING, asked.roles)
    if server is None:
        return Answer(_NO_INSTANCE)
    return Answer(
        command=RemoveLicenses(server=server.name, pack_id=pack_id, quantity=quantity),
        done=_DONE,
    )


def _permission(asked: Asked) -> Answer:
    """Permit administrative sessions to a domain's account, or to a local one."""
    account = " ".join(asked.words).rpartition(",")[0].split(maxsplit=6)[-1]
    user = asked.lab.user(account.rpartition("\\")[2])
    settings = asked.lab.settings()
    known = settings.account_of(user.name, user.domain) if user else ""
    if user is None or known.casefold() != account.casefold():
        return Answer(_NO_ACCOUNT.format(account=account))
    host = asked.computer.name
    return _on_host(asked, PermitAdministrativeSessions(host=host, user=user.name))


def _on_host(asked: Asked, command: Command) -> Answer:
    """Give a command to the session host, where the computer is one."""
    if not any(isinstance(role, SessionHost) for role in asked.roles):
        return Answer(_NO_INSTANCE)
    return Answer(command=command, done=_DONE)


def _squeezed(line: str) -> str:
    """Leave out what does not matter: case, blanks, and the kind of quotation marks."""
    return re.sub(r"[\s\"'\u2018\u2019\u201c\u201d]", "", line).casefold()
