"""`gpupdate`, the grace period by `wmic`, and the registry key that is no fix."""

import re

from core.commands.policy import UpdatePolicy
from core.prompt.answer import Answer, Asked
from core.records import SessionHost

GRACE_QUERY = (
    r"wmic /namespace:\\root\CIMV2\TerminalServices PATH "
    r'Win32_TerminalServiceSetting WHERE (__CLASS !="") CALL GetGracePeriodDays'
)
_UPDATE_OPTIONS = {"/force", "/target:computer", "/target:user"}
_UPDATE_WRONG = "gpupdate does not know {option}. Type gpupdate or gpupdate /force."
_WMIC_OTHER = f"Of wmic, only this line is part of this training:\n\n{GRACE_QUERY}"
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
_NO_FIX = (
    "Nothing was deleted: this is no fix, and it is not taught here.\n\n"
    "The key GracePeriod holds when the 120 days began. Without it they would begin "
    "anew, but the session host would still have no licensing mode and no license "
    "server, and whoever connects still needs an RDS CAL. Microsoft advises against "
    "it.\n\n"
    "Set both in gpedit.msc, run gpupdate /force, and look at the result in "
    "lsdiag.msc."
)
_REG_OTHER = "Of the registry, nothing can be changed in this training."


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


def wmic(asked: Asked) -> Answer:
    """Tell the days that are left of the grace period (domain.md 9)."""
    if _squeezed(" ".join(asked.words)) != _squeezed(GRACE_QUERY):
        return Answer(_WMIC_OTHER)
    computer = asked.computer
    if not isinstance(computer, SessionHost):
        return Answer(_NO_INSTANCE)
    days = computer.grace_days_left(asked.lab.settings().now)
    return Answer(_WMIC_RESULT.format(computer=computer.name, days=days))


def reg(asked: Asked) -> Answer:
    """Say why deleting the key GracePeriod is no fix (domain.md 9)."""
    typed = " ".join(asked.options).casefold()
    is_grace = typed.startswith("delete") and "graceperiod" in typed
    return Answer(_NO_FIX if is_grace else _REG_OTHER)


def _squeezed(line: str) -> str:
    """Leave out what does not matter: case, blanks, and the kind of quotation marks."""
    return re.sub(r"[\s\"'\u2018\u2019\u201c\u201d]", "", line).casefold()
