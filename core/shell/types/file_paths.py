"""`[System.IO.FileInfo]` and `[System.IO.DirectoryInfo]` made from a path.

They tell of the path alone, as for parameters of these types; `Get-Item` tells of what
is there.
"""

from collections.abc import Sequence

from core.shell.types.net_type import Convert, NetType
from core.shell.values.errors import cast_failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value, net_name
from core.shell.values.text import text_of


class FilePath(Instance):
    """A path as an object."""

    def __init__(self, kind: str, path: str) -> None:
        """Take the full name of the type, and the path as it was given."""
        self.net_name = kind
        self._path = path
        name = path.rstrip("\\/").replace("/", "\\").rpartition("\\")[2]
        dot = name.rpartition(".")
        self._values = {
            "name": name,
            "fullname": path,
            "extension": f".{dot[2]}" if dot[1] else "",
            "basename": dot[0] if dot[1] else name,
        }

    def names(self) -> Sequence[str]:
        """List what a path tells."""
        return ("Name", "FullName", "Extension", "BaseName")

    def read(self, name: str) -> Value:
        """Return one of these."""
        return self._values[name.lower()]

    def text(self) -> str:
        """Return the path."""
        return self._path


def _from_path(kind: str) -> Convert:
    def convert(value: Value, _: object) -> Value:
        if value is None or net_name(value) == kind:
            return value
        if not isinstance(value, str | Instance) or not text_of(value):
            raise cast_failure(value, text_of(value), kind)
        return FilePath(kind, text_of(value))

    return convert


def _type(kind: str) -> NetType:
    convert = _from_path(kind)
    return NetType(kind, convert=convert, new=lambda _, path: convert(path, _))


TYPES = (_type("System.IO.FileInfo"), _type("System.IO.DirectoryInfo"))
