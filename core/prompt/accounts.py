"""`net user` and `netdom`: accounts of people and of computers, in the domain."""

from core.catalog import Rights
from core.commands.accounts import RemoveUser, SetUserEnabled
from core.commands.membership import SetDomainMembership
from core.commands.renaming import RenameComputer
from core.prompt.answer import Answer, Asked
from core.prompt.options import others, read_options
from core.records import User

USER_LINE = "net user b.baker /active:no /domain"
_DONE = "The command completed successfully."
_USER_SYNTAX = (
    "The syntax of this command is:\n\nNET USER username [/ACTIVE:{YES | NO}] "
    "/DOMAIN\nNET USER username /DELETE /DOMAIN"
)
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
_NETDOM_OPTIONS = {"/newname", "/domain", "/force", "/reboot"}
_OTHER_DOMAIN = (
    "The specified domain {domain} does not exist, or is not that of {name}."
)
_NO_COMPUTER = "The computer {name} was not found."


def net_user(asked: Asked) -> Answer:
    """Tell of a user's account, disable it, enable it or delete it."""
    names, options = others(asked.options[1:]), read_options(asked.options[1:])
    if len(names) != 1 or not options.keys() <= {"/active", "/delete", "/domain"}:
        return Answer(_USER_SYNTAX)
    if "/domain" not in options and asked.lab.settings().domain is not None:
        return Answer(_OF_THE_DOMAIN)
    user = asked.lab.user(names[0])
    if user is None:
        return Answer(_NO_USER)
    if options.keys() <= {"/domain"}:
        active = "Yes" if user.is_enabled else "No"
        return Answer(_SHOWN.format(name=user.name, active=active, done=_DONE))
    if not asked.lab.rights().covers(_needed(asked)):
        return Answer(_DENIED)
    return _change(user, options)


def netdom(asked: Asked) -> Answer:
    """Rename a computer, take it out of the domain, or join it."""
    names, options = others(asked.options), read_options(asked.options)
    strange = next((name for name in options if name not in _NETDOM_OPTIONS), None)
    if strange is not None:
        return Answer(f"The option {strange} is unknown.\n\n{_NETDOM}")
    if len(names) != 2:  # what to do, and to which computer
        return Answer(_NETDOM)
    verb, name = names[0].casefold(), names[1]
    if name.casefold() not in {c.name.casefold() for c in asked.lab.computers()}:
        return Answer(_NO_COMPUTER.format(name=name))
    if verb == "renamecomputer" and options.get("/newname"):
        command = RenameComputer(computer=name, to=options["/newname"])
        return Answer(command=command, done=_DONE)
    if verb not in {"join", "remove"} or not options.get("/domain"):
        return Answer(_NETDOM)
    domain = options["/domain"]
    if domain.casefold() != (asked.lab.settings().domain or "").casefold():
        return Answer(_OTHER_DOMAIN.format(domain=domain, name=name))
    return Answer(
        command=SetDomainMembership(computer=name, is_member=verb == "join"),
        done=f"{_DONE}\n{name} was restarted.",
    )


def _needed(asked: Asked) -> Rights:
    in_domain = asked.lab.settings().domain is not None
    return Rights.DOMAIN_ADMIN if in_domain else Rights.SERVER_ADMIN


def _change(user: User, options: dict[str, str]) -> Answer:
    if "/delete" in options:
        return Answer(command=RemoveUser(user=user.name), done=_DONE)
    active = options["/active"].casefold()
    if active not in {"yes", "no"}:
        return Answer(_USER_SYNTAX)
    is_on = active == "yes"
    command = SetUserEnabled(user=user.name, is_enabled=is_on)
    return Answer(command=command, done=_DONE)
