"""`dsacls`: who may write the license attributes of users (domain.md 13.8, 3.3)."""

from collections.abc import Mapping

from core.commands.passages import DelegateControl
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Syntax
from core.reads.passages import with_parents
from core.rules.passages import (
    DOMAIN,
    LICENSE_SERVERS,
    SELF,
    UNIT,
    USER,
    is_granted,
)
from core.store.queries import Queries

_RIGHT = "Terminal Server License Server"
DSACLS_GRANT = (
    'dsacls "OU=Sales,DC=corp,DC=example" /I:S /G '
    rf'"CORP\{LICENSE_SERVERS}:WPRP;{_RIGHT};user"'
)
_SYNTAX = (
    "Of dsacls, these lines are part of this training: the rights on an object, and "
    "granting the one that licensing needs, to the group or to SELF:\n\n"
    f'dsacls "OU=Sales,DC=corp,DC=example"\n{DSACLS_GRANT}'
)
_NO_DIRECTORY = "This is a workgroup: there is no Active Directory."
_NO_OBJECT = "There is no such object on the server."
_NO_SID = "No Sid Found for {name}"
_INHERIT = (
    "Nothing was changed. A right on an organizational unit reaches its users with "
    "/I:S, which is for what is below an object only; on a user's own object leave it "
    "out."
)
_DONE = "The command completed successfully"
_OPTIONS = Syntax(colon=("/i",), following=("/g",), most=1)
_BELOW, _ONE_LEVEL = {"s", "t"}, {"p"}


def dsacls(asked: Asked) -> Answer:
    """List the rights on an object, or grant the one that licensing needs."""
    options = _OPTIONS.read(asked.options)
    if options is None or not options.operands or not _is_whole(options.values):
        return failed(_SYNTAX)
    settings = asked.lab.settings()
    if settings.domain is None:
        return failed(_NO_DIRECTORY)
    target = _object(options.operands[0], settings.domain, asked.lab)
    if target is None:
        return failed(_NO_OBJECT)
    flat_name = settings.account_of("").rstrip("\\")
    if not options.values:
        return Answer(_listed(target, flat_name, asked.lab))
    return _grant(target, options.values, flat_name)


def _is_whole(values: Mapping[str, str]) -> bool:
    """Tell whether a grant says all that it needs; a listing needs nothing."""
    inherits = values.get("/i", "").casefold()
    return inherits in {"", *_BELOW, *_ONE_LEVEL} and ("/g" in values or not values)


def _object(name: str, domain: str, lab: Queries) -> str | None:
    """Return what a distinguished name stands for, or None."""
    parts = [part.strip() for part in name.casefold().split(",")]
    dcs = [f"dc={label}" for label in domain.casefold().split(".")]
    head = parts[: -len(dcs)]
    if parts[-len(dcs) :] != dcs:
        return None
    if not head:
        return DOMAIN
    known = {f"ou={unit.casefold()}": unit for unit in lab.organizational_units()}
    if len(head) == 1:
        unit = known.get(head[0])
        return None if unit is None else f"{UNIT}{unit}"
    return _user(head, lab)


def _user(head: list[str], lab: Queries) -> str | None:
    user = lab.user(head[0].removeprefix("cn=")) if head[0][:3] == "cn=" else None
    if user is None or user.domain is not None:
        return None
    unit = user.organizational_unit
    place = f"ou={unit.casefold()}" if unit else "cn=users"
    return f"{USER}{user.name}" if head[1:] == [place] else None


def _grant(target: str, values: Mapping[str, str], flat_name: str) -> Answer:
    who, _, right = values["/g"].rpartition(":")
    rights, name, *_ = (*right.split(";"), "")
    is_right = (sorted((rights[:2].upper(), rights[2:].upper())), name.casefold()) == (
        ["RP", "WP"],
        _RIGHT.casefold(),
    )
    if not is_right:
        return failed(_SYNTAX)
    trustees = {
        SELF.casefold(): SELF,
        rf"nt authority\{SELF}".casefold(): SELF,
        rf"{flat_name}\{LICENSE_SERVERS}".casefold(): LICENSE_SERVERS,
    }
    trustee = trustees.get(who.casefold())
    if trustee is None:
        return failed(_NO_SID.format(name=who))
    reaches_below = values.get("/i", "").casefold() in _BELOW
    if reaches_below is target.startswith(USER):
        return failed(_INHERIT)
    return Answer(command=DelegateControl(target=target, trustee=trustee), done=_DONE)


def _listed(target: str, flat_name: str, lab: Queries) -> str:
    """List who has the right on an object, in the words of dsacls."""
    settings = lab.settings()
    names = {
        LICENSE_SERVERS: (rf"{flat_name}\{LICENSE_SERVERS}", True),
        SELF: (rf"NT AUTHORITY\{SELF}", settings.users_may_update),
    }
    objects = with_parents(lab, target)
    lines = ["Access list:"]
    for trustee, (name, usual) in names.items():
        if is_granted(lab.passages(), trustee, objects, otherwise=usual):
            lines += [
                f"Allow {name}",
                f"                SPECIAL ACCESS for {_RIGHT}",
                "                WRITE PROPERTY",
                "                READ PROPERTY",
            ]
    return "\n".join([*lines, "", _DONE])
