"""Active Directory for scripts: users, their licenses, groups (domain.md 3.3, 6)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from core.catalog import ProductVersion
from core.commands.directory import RemoveFromGroup
from core.commands.repair import AddToGroup
from core.commands.trusts import SetTrustedGroup
from core.management.groups import LICENSE_SERVERS, domain_groups
from core.shell.cmdlets.cmdlet import Call, Cmdlet, not_here
from core.shell.cmdlets.directory_filter import filtered
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.records import LicenseServer, User
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

MODULE = "ActiveDirectory"
_SPACE = "Microsoft.ActiveDirectory.Management"
_VERSION_2008 = 0x60000  # seen in a sample (3.3); that of later licenses is not known


def _base(call: Call) -> str:
    """Return the name of the domain in the directory; ScriptError without one."""
    domain = call.engine.lab.settings().domain
    is_there = domain and call.engine.lab.reaches_directory(call.engine.computer)
    if not domain or not is_there:
        raise failure(
            "No domain controller answers, so Active Directory cannot be asked.",
            "ActiveDirectoryServer:0",
            "ResourceUnavailable",
            exception=f"{_SPACE}.ADServerDownException",
        )
    return ",".join(f"DC={part}" for part in domain.split("."))


def _get_user(call: Call) -> Output:
    base = _base(call)
    users = call.engine.lab.users()
    if call.has("identity"):
        wanted = text_of(call["identity"]).rpartition("\\")[2].casefold()
        users = [user for user in users if user.name.casefold() == wanted]
        if not users:
            raise _missing(call.text("identity"), base)
    fits = filtered(call.text("filter"), call.scope)
    for number, user in enumerate(users):
        if fits(_user(call, user, base, with_all=True)):
            yield _user(call, user, base)
        if number % 200 == 199:
            yield PAUSE


def _user(call: Call, user: User, base: str, *, with_all: bool = False) -> Bag:
    own = user.organizational_unit
    unit = f"OU={own}," if own else "CN=Users,"
    facts: dict[str, Value] = {
        "DistinguishedName": f"CN={user.name},{unit}{base}",
        "Enabled": user.is_enabled,
        "Name": user.name,
        "ObjectClass": "user",
        "SamAccountName": user.name,
    }
    wanted = {name.casefold() for name in call.texts("properties")}
    for name, value in _licenses(call, user).items():
        if with_all or "*" in wanted or name.casefold() in wanted:
            facts[name] = value
    return Bag(facts, f"{_SPACE}.ADUser")


def _licenses(call: Call, user: User) -> dict[str, Value]:
    """Return what license servers have written at an account (3.3)."""
    lab = call.engine.lab
    account = lab.settings().account_of(user.name, user.domain)
    held = lab.held_by_user(account)
    if not held:
        return {}
    last = max(held, key=lambda issued: issued.expires_on)
    server = lab.server(last.server)
    pack = lab.pack(last.server, last.pack_id)
    is_2008 = pack is not None and pack.version is ProductVersion.W2008
    expires = last.expires_on.astimezone(UTC).replace(tzinfo=None)
    found: dict[str, Value] = {
        "msTSExpireDate": expires,
        "msTSManagingLS": server.product_id,
    }
    return {**found, "msTSLicenseVersion": _VERSION_2008} if is_2008 else found


def _get_member(call: Call) -> Output:
    base = _base(call)
    name, lab = call.text("identity"), call.engine.lab
    domain = call.text("server")
    trust = lab.settings().trust(domain) if domain else None
    if trust is not None and name.casefold() == LICENSE_SERVERS.casefold():
        members = [s.name for s in lab.servers() if trust.domain in s.member_in_domains]
        for member in members:
            yield _member(f"{member}$", base)
        return
    group = next(
        (g for g in domain_groups(lab) if g.name.casefold() == name.casefold()), None
    )
    if group is None:
        raise _missing(name, base)
    for member in group.members:
        yield _member(member, base)


def _member(name: str, base: str) -> Bag:
    is_computer = name.endswith("$")
    plain = name.rstrip("$")
    place = "CN=Computers" if is_computer else "CN=Users"
    return Bag(
        {
            "distinguishedName": f"CN={plain},{place},{base}",
            "name": plain,
            "objectClass": "computer" if is_computer else "user",
            "SamAccountName": name,
        },
        f"{_SPACE}.ADPrincipal",
    )


def _change_members(call: Call, *, is_member: bool) -> Output:
    """Put license servers into their group, of the domain or of a trusted one."""
    base, lab = _base(call), call.engine.lab
    if call.text("identity").casefold() != LICENSE_SERVERS.casefold():
        raise not_here(f"Changing the group {call.text('identity')}")
    trust = lab.settings().trust(call.text("server")) if call.has("server") else None
    for member in as_list(call["members"]):
        server = _server(call, member, base)
        if not (yield from call.should_process(LICENSE_SERVERS)):
            continue
        if trust is not None:
            yield from call.do(
                SetTrustedGroup(
                    server=server.name, domain=trust.domain, is_member=is_member
                )
            )
        elif is_member:
            yield from call.do(AddToGroup(server=server.name))
        else:
            yield from call.do(RemoveFromGroup(server=server.name))


def _server(call: Call, member: Value, base: str) -> LicenseServer:
    name = member.get("Name") if isinstance(member, Bag) else member
    plain = text_of(name).rstrip("$").removeprefix("CN=").split(",")[0]
    for server in call.engine.lab.servers():
        if server.name.casefold() == plain.casefold():
            return server
    raise _missing(plain, base)


def _add_member(call: Call) -> Output:
    yield from _change_members(call, is_member=True)


def _remove_member(call: Call) -> Output:
    yield from _change_members(call, is_member=False)


def _get_computer(call: Call) -> Output:
    yield from ()
    base, lab = _base(call), call.engine.lab
    names = sorted({c.name for c in lab.computers() if lab.settings().has_member(c)})
    fits = filtered(call.text("filter"), call.scope)
    wanted = call.text("identity")
    if wanted:
        names = [n for n in names if n.casefold() == wanted.rstrip("$").casefold()]
        if not names:
            raise _missing(wanted, base)
    for name in names:
        found = Bag(
            {
                "DistinguishedName": f"CN={name},CN=Computers,{base}",
                "DNSHostName": f"{name}.{lab.settings().domain}",
                "Enabled": True,
                "Name": name,
                "ObjectClass": "computer",
                "SamAccountName": f"{name}$",
            },
            f"{_SPACE}.ADComputer",
        )
        if fits(found):
            yield found


def _get_domain(call: Call) -> Output:
    yield from ()
    base = _base(call)
    domain = call.engine.lab.settings().domain or ""
    yield Bag(
        {
            "DistinguishedName": base,
            "DNSRoot": domain,
            "Name": domain.split(".")[0],
            "NetBIOSName": domain.split(".")[0].upper(),
        },
        f"{_SPACE}.ADDomain",
    )


def _missing(name: str, base: str) -> ScriptError:
    return failure(
        f"Cannot find an object with identity: '{name}' under: '{base}'.",
        "ActiveDirectoryCmdlet",
        "ObjectNotFound",
        name,
        f"{_SPACE}.ADIdentityNotFoundException",
    )


_IDENTITY = Parameter("Identity", "object", position=0, pipeline=True)
_SERVER = Parameter("Server", "string")
_MORE = (Parameter("Properties", "string[]", aliases=("Property",)), _SERVER)
_MEMBERS = (
    Parameter("Identity", "string", position=0, mandatory=True),
    Parameter("Members", "object[]", position=1, mandatory=True),
    _SERVER,
    Parameter("Credential", "object"),
    switch("PassThru"),
)

CMDLETS = (
    Cmdlet(
        "Get-ADUser",
        _get_user,
        (
            _IDENTITY,
            Parameter("Filter", "string"),
            Parameter("SearchBase", "string"),
            Parameter("LDAPFilter", "string"),
            *_MORE,
        ),
        summary="Gets users, with -Properties also what license servers wrote.",
        module=MODULE,
    ),
    Cmdlet(
        "Get-ADGroupMember",
        _get_member,
        (
            Parameter("Identity", "string", position=0, pipeline=True, mandatory=True),
            _SERVER,
            switch("Recursive"),
        ),
        summary="Lists the members of a group.",
        module=MODULE,
    ),
    Cmdlet(
        "Add-ADGroupMember",
        _add_member,
        _MEMBERS,
        summary="Puts license servers into their group.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Remove-ADGroupMember",
        _remove_member,
        _MEMBERS,
        summary="Takes license servers out of their group.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Get-ADComputer",
        _get_computer,
        (_IDENTITY, Parameter("Filter", "string"), *_MORE),
        summary="Gets computers of the domain.",
        module=MODULE,
    ),
    Cmdlet("Get-ADDomain", _get_domain, (), summary="Gets the domain.", module=MODULE),
)
