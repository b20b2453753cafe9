"""Who gets through to whom, for what: the one answer for all who ask.

Everything passes but for the lab's passages, which are exceptions. They belong to a
pair, and what is said of one goes before what is said of everybody.
"""

from collections.abc import Iterable

from core.catalog import Way
from core.records import Passage, User

EVERYBODY = ""
CLEARINGHOUSE = "Clearinghouse"
"""Behind it the rest of the Internet, too."""
DOMAIN_CONTROLLERS = "Domain controllers"
LICENSE_SERVERS = "Terminal Server License Servers"
"""The group in Active Directory, as who writes license attributes (domain.md 13.8)."""
SELF = "SELF"
"""The user, who writes them from Windows Server 2019 on (domain.md 3.3)."""
DOMAIN, UNIT, USER = "DC=", "OU=", "CN="
"""What objects of Active Directory begin with; the first is the whole domain."""


def passes(passages: Iterable[Passage], origin: str, target: str, way: Way) -> bool:
    """Tell whether somebody gets through; nobody is stopped on the way to itself."""
    if _is_same(origin, target):
        return True
    about = [p for p in passages if p.way is way and _is_same(p.target, target)]
    of_one = [p.is_open for p in about if _is_same(p.origin, origin)]
    of_all = [p.is_open for p in about if p.origin == EVERYBODY]
    return [*of_one, *of_all, True][0]


def passes_to_licensing(passages: Iterable[Passage], origin: str, server: str) -> bool:
    """Tell whether RPC gets through: TCP 135 and the dynamic ports (domain.md 13.7)."""
    known = list(passages)
    return all(passes(known, origin, server, way) for way in (Way.RPC, Way.DYNAMIC))


def may_update(
    passages: Iterable[Passage], trustee: str, user: User, *, otherwise: bool
) -> bool:
    """Tell whether a trustee may write the license attributes of a user (13.8).

    What the user's own object says goes before its organizational unit, and that before
    what is so `otherwise` in the domain.
    """
    return is_granted(passages, trustee, objects_of(user), otherwise=otherwise)


def objects_of(user: User) -> list[str]:
    """Name the user's object, and the organizational unit that it inherits from."""
    own = f"{USER}{user.name}"
    if user.domain is not None or not user.organizational_unit:
        return [own]
    return [own, f"{UNIT}{user.organizational_unit}"]


def is_granted(
    passages: Iterable[Passage], trustee: str, objects: list[str], *, otherwise: bool
) -> bool:
    """Tell whether a trustee has the right on the first of these objects."""
    said = {
        p.target.casefold(): p.is_open
        for p in passages
        if p.way is Way.UPDATE and _is_same(p.origin, trustee)
    }
    known = [said[o.casefold()] for o in objects if o.casefold() in said]
    return known[0] if known else otherwise


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
