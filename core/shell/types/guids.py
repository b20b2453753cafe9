"""`[guid]`: the new ones come from the lab's time, so that a script can be repeated."""

import uuid
from collections.abc import Sequence

from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.errors import cast_failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_COUNT = "guids"


class Guid(Instance):
    """A number that stands for something and for nothing else."""

    net_name = "System.Guid"

    def __init__(self, number: uuid.UUID) -> None:
        """Take the number."""
        self.number = number

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return ("Guid",)

    def read(self, name: str) -> Value:
        """Return it as text."""
        if name.lower() == "guid":
            return self.text()
        raise KeyError(name)

    def text(self) -> str:
        """Write it with hyphens."""
        return str(self.number)


def _new_guid(context: Context) -> Guid:
    """Make another one: the next of this session, on this computer, at this time."""
    count = context.state.get(_COUNT, 0)
    assert isinstance(count, int)
    context.state[_COUNT] = count + 1
    name = f"{context.computer_name()} {context.now()} {count}"
    return Guid(uuid.uuid5(uuid.NAMESPACE_DNS, name))


def _read(value: Value) -> Guid | None:
    if isinstance(value, Guid):
        return value
    try:
        return Guid(uuid.UUID(text_of(value)))
    except ValueError:
        return None


def _to_guid(value: Value) -> Guid:
    found = _read(value)
    if found is None:
        raise cast_failure(value, text_of(value), Guid.net_name)
    return found


def _to_string(guid: Guid, pattern: Value = "D") -> str:
    form = text_of(pattern).upper()
    if form == "N":
        return guid.number.hex
    return {"B": f"{{{guid.text()}}}", "P": f"({guid.text()})"}.get(form, guid.text())


_EMPTY = Guid(uuid.UUID(int=0))

TYPES = (
    NetType(
        Guid.net_name,
        convert=lambda value, _: None if value is None else _to_guid(value),
        new=lambda _, text=None: _EMPTY if text is None else _to_guid(text),
        methods={"ToString": _to_string},
        static_properties={"Empty": lambda _: _EMPTY},
        static_methods={
            "NewGuid": _new_guid,
            "Parse": lambda _, text: _to_guid(text),
            "TryParse": lambda _, text, reference: put(reference, _read(text), _EMPTY),
        },
    ),
)
