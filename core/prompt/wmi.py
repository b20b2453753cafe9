"""`wmic`: the grace period, and the removal of license packs."""

import re

from core.catalog import Service
from core.commands.database import RemoveLicenses
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
_WMIC_OTHER = (
    "Of wmic, only these lines are part of this training, the others with the Keypack "
    "ID of a license pack, and a number of licenses:\n\n"
    f"{GRACE_QUERY}\n{REMOVAL}3\n{PART_REMOVAL}3,10"
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
_NO_INSTANCE = "No Instance(s) Available."


def wmic(asked: Asked) -> Answer:
    """Tell the days of grace that are left, or remove a license pack (9, 4.3)."""
    typed = _squeezed(" ".join(asked.words))
    if typed == _squeezed(GRACE_QUERY):
        return _grace_period(asked)
    if found := _match(REMOVAL, _NUMBER, typed):
        return _removal(asked, int(found[1]))
    if found := _match(PART_REMOVAL, f"{_NUMBER},{_NUMBER}", typed):
        return _removal(asked, int(found[1]), int(found[2]))
    return Answer(_WMIC_OTHER)


def _match(call: str, arguments: str, typed: str) -> re.Match[str] | None:
    return re.fullmatch(re.escape(_squeezed(call)) + arguments, typed, re.ASCII)


def _grace_period(asked: Asked) -> Answer:
    computer = asked.computer
    if not isinstance(computer, SessionHost):
        return Answer(_NO_INSTANCE)
    days = computer.grace_days_left(asked.lab.settings().now)
    return Answer(_WMIC_RESULT.format(computer=computer.name, days=days))


def _removal(asked: Asked, pack_id: int, quantity: int | None = None) -> Answer:
    server = role_with(Service.LICENSING, asked.lab.roles_of(asked.computer.name))
    if server is None:
        return Answer(_NO_INSTANCE)
    return Answer(
        command=RemoveLicenses(server=server.name, pack_id=pack_id, quantity=quantity),
        done="Method execution successful.",
    )


def _squeezed(line: str) -> str:
    """Leave out what does not matter: case, blanks, and the kind of quotation marks."""
    return re.sub(r"[\s\"'\u2018\u2019\u201c\u201d]", "", line).casefold()
