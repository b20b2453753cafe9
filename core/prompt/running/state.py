"""What a prompt keeps from line to line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.management.paths import FolderError, parts_of, windows_path
from core.prompt.variables import Variables, dynamic

if TYPE_CHECKING:
    from core.management.folder import Folder
    from core.management.paths import Parts
    from core.records import Computer
    from core.store.queries import Queries

HOME: Parts = ("Windows", "system32")
"""Where the prompt of an administrator begins."""


def is_home(folder: Parts) -> bool:
    """Tell whether a folder is that of the programs of Windows."""
    return tuple(map(str.casefold, folder)) == tuple(map(str.casefold, HOME))


@dataclass
class State:
    """One prompt: its variables, its folder, and what came last."""

    lab: Queries
    folder: Folder | None
    computer: Computer
    variables: Variables
    current: Parts = HOME
    code: int = 0
    """The errorlevel."""
    has_failed: bool = False
    """Whether the last command failed; not every one sets the errorlevel."""
    is_echo: bool = True
    delays: bool = False
    """Whether `!NAME!` is written out."""
    pushed: tuple[Parts, ...] = ()

    def copy(self) -> State:
        """Return the state of a prompt inside this one, which changes nothing here."""
        return replace(self, variables=self.variables.copy())

    def lookup(self, name: str) -> str | None:
        """Return the value of a variable."""
        value = self.variables.get(name)
        if value is None:
            now = self.lab.settings().now
            value = dynamic(name, now, self.code, windows_path(self.current))
        return value

    @property
    def prompt(self) -> str:
        r"""What stands before a line, such as `C:\Temp>`."""
        return f"{windows_path(self.current)}>"

    def described(self, text: str, modifiers: str) -> str:
        """Write an argument with modifiers: `f`, `d`, `p`, `n`, `x` and `z`."""
        plain = text.removeprefix('"').removesuffix('"')
        if not modifiers:
            return plain
        try:
            path = windows_path(parts_of(plain, self.current))
        except FolderError:
            return plain
        head, slash, name = path.rpartition("\\")
        stem, dot, ending = name.rpartition(".")
        parts = {
            "d": path[:2],
            "p": (head + slash)[2:],
            "n": stem if dot else name,
            "x": dot + ending if dot else "",
        }
        chosen = "dpnx" if "f" in modifiers else modifiers
        written = "".join(parts[each] for each in "dpnx" if each in chosen)
        return f"{self._size(path)} {written}".strip() if "z" in modifiers else written

    def _size(self, path: str) -> str:
        head, _, name = path.rpartition("\\")
        try:
            entries = self.folder.entries(f"{head}\\") if self.folder else []
        except FolderError:
            return ""
        return next(
            (str(e.size) for e in entries if e.name.casefold() == name.casefold()), ""
        )
