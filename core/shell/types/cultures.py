"""`[CultureInfo]`: the one culture of this training, en-US."""

from collections.abc import Sequence

from core.shell.types.net_type import Context, NetType
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_KNOWN = ("", "en", "en-us")


class Culture(Instance):
    """en-US, or the invariant culture, whose name is empty."""

    net_name = "System.Globalization.CultureInfo"

    def __init__(self, name: str) -> None:
        """Name it."""
        invariant = not name
        self._values: dict[str, Value] = {
            "LCID": 127 if invariant else 1033,
            "Name": name,
            "DisplayName": "Invariant Language (Invariant Country)"
            if invariant
            else "English (United States)",
        }

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return tuple(self._values)

    def read(self, name: str) -> Value:
        """Return one of these."""
        for known, value in self._values.items():
            if known.lower() == name.lower():
                return value
        raise KeyError(name)

    def text(self) -> str:
        """Write its name."""
        return text_of(self._values["Name"])


def _culture(name: Value) -> Value:
    text = text_of(name)
    if isinstance(name, Culture):
        return name
    if text.lower() in _KNOWN:
        return Culture("en-US" if text else "")
    raise failure(
        f"The culture {text} is not part of this training; it knows en-US alone.",
        "NotPartOfThisTraining",
        "NotImplemented",
        name,
    )


def _here(_: Context) -> Value:
    return Culture("en-US")


TYPES = (
    NetType(
        Culture.net_name,
        ("cultureinfo",),
        lambda value, _: None if value is None else _culture(value),
        new=lambda _, name: _culture(name),
        static_properties={
            "CurrentCulture": _here,
            "CurrentUICulture": _here,
            "InvariantCulture": lambda _: Culture(""),
        },
        static_methods={"GetCultureInfo": lambda _, name: _culture(name)},
    ),
)
