"""`[Text.Encoding]`: texts as bytes, and back."""

from collections.abc import Sequence

from core.shell.types.net_type import NetType
from core.shell.values.conversion import as_list, limited
from core.shell.values.instance import Instance
from core.shell.values.kinds import Byte, Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

_CODECS = {
    "ASCII": "ascii",
    "BigEndianUnicode": "utf-16-be",
    "Default": "cp1252",
    "Unicode": "utf-16-le",
    "UTF8": "utf-8",
}


class Encoding(Instance):
    """One way to write texts as bytes."""

    net_name = "System.Text.Encoding"

    def __init__(self, name: str) -> None:
        """Name it as .NET does."""
        self._name = name
        self.codec = _CODECS[name]

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return ("EncodingName",)

    def read(self, name: str) -> Value:
        """Return its name."""
        if name.lower() == "encodingname":
            return self._name
        raise KeyError(name)


def _bytes(encoding: Encoding, text: Value) -> list[Value]:
    data = text_of(text).encode(encoding.codec, errors="replace")
    return limited(Byte(byte) for byte in data)


def bytes_of(values: Value) -> bytes:
    """Return the numbers of an array as bytes; ScriptError where one is none."""
    return bytes(int(to_whole(byte, "System.Byte")) for byte in as_list(values))


def _text(encoding: Encoding, data: Value) -> str:
    return bytes_of(data).decode(encoding.codec, errors="replace")


TYPES = (
    NetType(
        Encoding.net_name,
        static_properties={
            name: (lambda _, name=name: Encoding(name))  # type: ignore[misc]
            for name in _CODECS
        },
        methods={"GetBytes": _bytes, "GetString": _text},
    ),
)
