"""`net localgroup` and `net group`: who is in the groups that licensing asks for.

Forms: learn.microsoft.com/troubleshoot/windows-server/networking/net-commands-on-
operating-systems, and net localgroup /? as it is known.
"""

from collections.abc import Iterable

from core.commands.directory import RemoveFromGroup
from core.commands.repair import AddToGroup
from core.commands.world import SetSecurityGroupMembers
from core.management.groups import (
    COMPUTERS,
    LICENSE_SERVERS,
    Group,
    domain_groups,
    local_groups,
)
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Options, Syntax
from core.records import LicenseServer

_OPTIONS = Syntax(switches=("/domain", "/add", "/delete"), most=20)
_USAGE = {
    "localgroup": "The syntax of this command is:\n\nNET LOCALGROUP [groupname "
    "[name [...] {/ADD | /DELETE}]] [/DOMAIN]",
    "group": "The syntax of this command is:\n\nNET GROUP [groupname] /DOMAIN",
}
_DONE = "The command completed successfully."
_NO_GROUP = "The specified local group does not exist."
_NO_GLOBAL_GROUP = "The group name could not be found."
_ON_A_CONTROLLER = (
    "This command can be used only on a Windows Domain Controller; add /domain."
)
_NO_DOMAIN = "This is a workgroup: there is no domain to ask."
_NOT_CHANGED_HERE = (
    f"Of the groups, {COMPUTERS} and {LICENSE_SERVERS} are changed here; who else is "
    "in which comes with the scenario of the lab."
)
_NO_MEMBER = "There is no such global user or group: {name}."
_IS_MEMBER = "The specified account name is already a member of the group."
_IS_NO_MEMBER = "The specified account name is not a member of the group."
_LIST = "\n{head}\n\n{rule}\n{groups}\n{done}"
_GROUP = """\
Alias name     {name}
Comment        {comment}

Members

{rule}
{members}{done}"""
_RULE = "-" * 79


def net_group(asked: Asked, verb: str) -> Answer:
    """List groups or one's members, and change the two that licensing asks for."""
    options = _OPTIONS.read(asked.options[1:])
    if options is None or {"/add", "/delete"} <= options.switches:
        return failed(_USAGE[verb])
    is_changed = bool(options.switches & {"/add", "/delete"})
    if is_changed is not (len(options.operands) > 1):  # a group, and who
        return failed(_USAGE[verb])
    in_domain = "/domain" in options.switches
    if in_domain and asked.lab.settings().domain is None:
        return failed(_NO_DOMAIN)
    if verb == "group" and not in_domain:
        return failed(_ON_A_CONTROLLER)
    known = _known(asked, in_domain=in_domain, is_global=verb == "group")
    if not options.operands:
        return Answer(_listed(known, asked, in_domain=in_domain))
    wanted = options.operands[0].casefold()
    group = next((g for g in known if g.name.casefold() == wanted), None)
    if group is None:
        return failed(_NO_GLOBAL_GROUP if verb == "group" else _NO_GROUP)
    return _change(asked, group, options) if is_changed else Answer(_shown(group))


def _known(asked: Asked, *, in_domain: bool, is_global: bool) -> list[Group]:
    if not in_domain:
        return local_groups(asked.lab, asked.computer.name)
    return [g for g in domain_groups(asked.lab) if g.is_global is is_global]


def _listed(known: list[Group], asked: Asked, *, in_domain: bool) -> str:
    domain = asked.lab.settings().domain
    where = domain if in_domain and domain else rf"\\{asked.computer.name}"
    kind = "Group Accounts" if known and known[0].is_global else "Aliases"
    groups = "\n".join(f"*{group.name}" for group in known)
    head = f"{kind} for {where}"
    return _LIST.format(head=head, rule=_RULE, groups=groups, done=_DONE)


def _shown(group: Group) -> str:
    members = "".join(f"{member}\n" for member in group.members)
    text = _GROUP.format(
        name=group.name,
        comment=group.comment,
        rule=_RULE,
        members=members,
        done=_DONE,
    )
    return text.replace("Alias name", "Group name") if group.is_global else text


def _change(asked: Asked, group: Group, options: Options) -> Answer:
    """Add one computer, or take it out; the name ends with a dollar sign, or not."""
    adds, names = "/add" in options.switches, options.operands[1:]
    if group.name not in {COMPUTERS, LICENSE_SERVERS} or len(names) != 1:
        return failed(_NOT_CHANGED_HERE)
    name = names[0].rpartition("\\")[2].removesuffix("$")
    is_member = f"{name}$".casefold() in _folded(group.members)
    if is_member is adds:
        return failed(_IS_MEMBER if adds else _IS_NO_MEMBER)
    if group.name == COMPUTERS:
        return _change_computers(asked, group, name, adds=adds)
    servers = {s.name.casefold(): s.name for s in asked.lab.servers()}
    server = servers.get(name.casefold())
    if server is None:
        return failed(_NO_MEMBER.format(name=names[0]))
    kind = AddToGroup if adds else RemoveFromGroup
    return Answer(command=kind(server=server), done=_DONE)


def _change_computers(asked: Asked, group: Group, name: str, *, adds: bool) -> Answer:
    hosts = {h.name.casefold(): h.name for h in asked.lab.session_hosts()}
    server = next(r for r in asked.roles if isinstance(r, LicenseServer))
    members = [member.removesuffix("$") for member in group.members]
    if adds:
        if name.casefold() not in hosts:
            return failed(_NO_MEMBER.format(name=name))
        members.append(hosts[name.casefold()])
    else:
        members = [m for m in members if m.casefold() != name.casefold()]
    command = SetSecurityGroupMembers(server=server.name, members=tuple(members))
    return Answer(command=command, done=_DONE)


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}
