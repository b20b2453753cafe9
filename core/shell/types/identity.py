"""Who runs the script: the answer to "am I an administrator?"."""

from collections.abc import Sequence

from core.shell.types.enumerations import enumeration
from core.shell.types.net_type import Context, NetType
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Named, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

_ADMINISTRATORS = 544
_USERS = 545
_GUESTS = 546
_ROLES = {
    "administrator": _ADMINISTRATORS,
    "administrators": _ADMINISTRATORS,
    "user": _USERS,
    "users": _USERS,
    "guest": _GUESTS,
    "guests": _GUESTS,
}
_SID = "s-1-5-32-"


class Identity(Instance):
    """The account that is signed in."""

    net_name = "System.Security.Principal.WindowsIdentity"

    def __init__(self, context: Context) -> None:
        """Ask who that is."""
        self._values: dict[str, Value] = {
            "AuthenticationType": "Kerberos",
            "IsAuthenticated": True,
            "IsAnonymous": False,
            "IsGuest": False,
            "IsSystem": False,
            "Name": context.account(),
        }
        self.is_administrator = context.is_administrator()

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return tuple(self._values)

    def read(self, name: str) -> Value:
        """Return one of these."""
        folded = name.lower()
        for known, value in self._values.items():
            if known.lower() == folded:
                return value
        raise KeyError(name)


class Principal(Instance):
    """An identity that is asked for its roles."""

    net_name = "System.Security.Principal.WindowsPrincipal"

    def __init__(self, identity: Identity) -> None:
        """Ask this one."""
        self.identity = identity

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return ("Identity",)

    def read(self, name: str) -> Value:
        """Return the identity."""
        if name.lower() == "identity":
            return self.identity
        raise KeyError(name)


def _role(role: Value) -> int:
    """Return the number of a built-in role, from its name, number or SID."""
    if isinstance(role, Named):
        return role.number
    if is_number(role):
        return int(to_whole(role))
    name = text_of(role).lower().rpartition("\\")[2]
    if name.startswith(_SID) and name.removeprefix(_SID).isdecimal():
        return int(name.removeprefix(_SID))
    return _ROLES.get(name, 0)


def _is_in_role(principal: Principal, role: Value) -> bool:
    number = _role(role)
    if number == _ADMINISTRATORS:
        return principal.identity.is_administrator
    if number in (_USERS, _GUESTS):
        return number == _USERS
    raise failure(
        f"Whether somebody is in the role {text_of(role)} is not part of this "
        "training. Ask for the role Administrator, or use Get-ADGroupMember.",
        "NotPartOfThisTraining",
        "NotImplemented",
        role,
    )


def _principal(value: Value, _: Context) -> Value:
    if isinstance(value, Identity):
        return Principal(value)
    if value is None or isinstance(value, Principal):
        return value
    raise failure(
        f'Cannot convert the "{text_of(value)}" value to type "{Principal.net_name}".',
        "ConvertToFinalInvalidCastException",
        "InvalidArgument",
    )


TYPES = (
    NetType(
        Identity.net_name,
        static_methods={"GetCurrent": lambda context, _=None: Identity(context)},
    ),
    NetType(
        Principal.net_name,
        convert=_principal,
        new=lambda context, identity: _principal(identity, context),
        methods={"IsInRole": _is_in_role},
    ),
    enumeration(
        "System.Security.Principal.WindowsBuiltInRole",
        {"Administrator": _ADMINISTRATORS, "User": _USERS, "Guest": _GUESTS},
    ),
)
