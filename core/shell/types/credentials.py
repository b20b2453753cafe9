"""PSCredential: a name with a password that nobody reads."""

from collections.abc import Sequence

from core.shell.types.net_type import Context, NetType
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of


class Credential(Instance):
    """An account by its name; the lab has no passwords."""

    net_name = "System.Management.Automation.PSCredential"

    def __init__(self, user: str, password: Value = None) -> None:
        """Keep the name, and the password as it was given."""
        self._user = user
        self._password = password

    def names(self) -> Sequence[str]:
        """List its two parts."""
        return ("UserName", "Password")

    def read(self, name: str) -> Value:
        """Return one of them."""
        return {"username": self._user, "password": self._password}[name.lower()]


def _convert(value: Value, _: Context) -> Value:
    if value is None or isinstance(value, Credential):
        return value
    return Credential(text_of(value))


TYPES = (
    NetType(
        Credential.net_name,
        ("pscredential",),
        _convert,
        new=lambda _, user, password=None: Credential(text_of(user), password),
        static_properties={"Empty": lambda _: None},
    ),
    NetType("System.Security.SecureString", ("securestring",)),
)
