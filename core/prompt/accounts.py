"""`net user` and `netdom`: accounts of people and of computers, in the domain."""

from core.catalog import Rights
from core.commands.accounts import RemoveUser, SetUserEnabled
from core.commands.membership import SetDomainMembership
from core.commands.renaming import RenameComputer
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Options, Syntax
from core.records import User

USER_LINE = "net user b.baker /active:no /domain"
_DONE = "The command completed successfully."
_USER_SYNTAX = (
    "The syntax of this command is:\n\nNET USER username [/ACTIVE:{YES | NO}] "
    "/DOMAIN\nNET USER username /DELETE /DOMAIN"
)
_USER = Syntax(switches=("/delete", "/domain"), colon=("/active",), most=1)
_NO_USER = "The user name could not be found."
_DENIED = "System error 5 has occurred.\n\nAccess is denied."
_OF_THE_DOMAIN = "The users of this lab are those of its domain: add /domain."
_SHOWN = """\
User name                    {name}
Account active               {active}

{done}"""
_NETDOM = (
    "Of netdom, these lines are part of this training:\n\n"
    "netdom renamecomputer RDSH01 /newname:RDSH05 /force /reboot\n"
    "netdom remove RDSH01 /domain:corp.example\n"
    "netdom join RDSH01 /domain:corp.example"
)
_OPTIONS = Syntax(
    switches=("/force", "/reboot"), colon=("/newname", "/domain", "/reboot"), most=2
)
_OTHER_DOMAIN = (
    "The specified domain {domain} does not exist, or is not that of {name}."
)
_NO_COMPUTER = "The computer {name} was not found."


def net_user(asked: Asked) -> Answer:
    """Tell of a user's account, disable it, enable it or delete it."""
    options = _USER.read(asked.options[1:])
    if options is None or len(options.operands) != 1:
        return failed(_USER_SYNTAX)
    if "/domain" not in options.switches and asked.lab.settings().domain is not None:
        return failed(_OF_THE_DOMAIN)
    user = asked.lab.user(options.operands[0])
    if user is None:
        return failed(_NO_USER)
    if not options.values and "/delete" not in options.switches:
        active = "Yes" if user.is_enabled else "No"
        return Answer(_SHOWN.format(name=user.name, active=active, done=_DONE))
    if not asked.lab.rights().covers(_needed(asked)):
        return failed(_DENIED)
    return _change(user, options)


def netdom(asked: Asked) -> Answer:
    """Rename a computer, take it out of the domain, or join it."""
    options = _OPTIONS.read(asked.options)
    if options is None or len(options.operands) != 2:  # what, and to which computer
        return failed(_NETDOM)
    verb, name = options.operands[0].casefold(), options.operands[1]
    if verb not in {"renamecomputer", "join", "remove"}:
        return failed(_NETDOM)
    if name.casefold() not in {c.name.casefold() for c in asked.lab.computers()}:
        return failed(_NO_COMPUTER.format(name=name))
    if verb == "renamecomputer" and options.values.get("/newname"):
        command = RenameComputer(computer=name, to=options.values["/newname"])
        return Answer(command=command, done=_DONE)
    if verb == "renamecomputer" or not options.values.get("/domain"):
        return failed(_NETDOM)
    domain = options.values["/domain"]
    if domain.casefold() != (asked.lab.settings().domain or "").casefold():
        return failed(_OTHER_DOMAIN.format(domain=domain, name=name))
    return Answer(
        command=SetDomainMembership(computer=name, is_member=verb == "join"),
        done=f"{_DONE}\n{name} was restarted.",
    )


def _needed(asked: Asked) -> Rights:
    in_domain = asked.lab.settings().domain is not None
    return Rights.DOMAIN_ADMIN if in_domain else Rights.SERVER_ADMIN


def _change(user: User, options: Options) -> Answer:
    if "/delete" in options.switches:
        return Answer(command=RemoveUser(user=user.name), done=_DONE)
    active = options.values["/active"].casefold()
    if active not in {"yes", "no"}:
        return failed(_USER_SYNTAX)
    is_on = active == "yes"
    command = SetUserEnabled(user=user.name, is_enabled=is_on)
    return Answer(command=command, done=_DONE)
