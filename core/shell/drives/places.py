"""Which drive a path is on, and where there: `RDS:`, `HKLM:`, or the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.management.paths import FolderError, Parts, parts_of, windows_path
from core.management.registry.hives import read_key
from core.shell.drives.database_items import DatabaseItems, database_folder
from core.shell.drives.environment import EnvironmentItems
from core.shell.drives.file_items import FileItems
from core.shell.drives.files import plain_path, session_parts
from core.shell.drives.rds import RdsItems
from core.shell.drives.registry import RegistryItems
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import has_wildcard

if TYPE_CHECKING:
    from core.shell.drives.node import Node, Provider
    from core.shell.running.engine import Engine

FOLDER, DATABASE = "C", "C:LServer"
DRIVES: dict[str, Provider] = {
    FOLDER: FileItems(),
    "ENV": EnvironmentItems(),
    "HKCU": RegistryItems(),
    "HKLM": RegistryItems(),
    "RDS": RdsItems(),
}
"""The drives of a session, by name."""
_DATABASE = DatabaseItems()
_HIVES = {"HKEY_LOCAL_MACHINE": "HKLM", "HKEY_CURRENT_USER": "HKCU"}
_PROVIDERS = ("microsoft.powershell.core\\registry::", "registry::")


class Place(NamedTuple):
    """A path, whole but for wildcards in it; what is there is asked of its provider."""

    drive: str
    path: str  # of the folder as it was typed, of others from the drive on

    @property
    def provider(self) -> Provider:
        """Who knows what is there."""
        return _DATABASE if self.drive == DATABASE else DRIVES[self.drive]

    def find(self, engine: Engine) -> list[Node]:
        """List the items that it means."""
        return self.provider.find(engine, self.path)


def place_of(engine: Engine, typed: str) -> Place:
    """Read a path as it is typed in a session; ScriptError if its drive is none."""
    text = typed.replace("/", "\\")
    for provider in _PROVIDERS:
        if text.lower().startswith(provider):
            return _of_registry(text[len(provider) :])
    head, colon, rest = text.partition(":")
    if colon and head.isalnum() and "\\" not in head:
        name = head.upper()
        if name == FOLDER:
            return _on_disk(engine, typed)
        if name not in DRIVES:
            raise no_drive(head)
        return Place(name, rf"{name}:\{joined('', rest)}")
    if engine.drive == FOLDER or text.startswith("\\\\") or "::" in text:
        return _on_disk(engine, typed)
    path = joined(engine.drive_path, text)
    return Place(engine.drive, rf"{engine.drive}:\{path}")


def _on_disk(engine: Engine, typed: str) -> Place:
    """Tell the folder of the licensing database from that of scripts."""
    folder = database_folder(engine).lower()
    whole = windows_path(_parts(engine, typed)).lower() if folder else ""
    if folder and (whole == folder or whole.rpartition("\\")[0] == folder):
        return Place(DATABASE, windows_path(_parts(engine, typed)))
    return Place(FOLDER, typed)


def _parts(engine: Engine, typed: str) -> Parts:
    """Read a path with a pattern in its last part; one that is none is nowhere."""
    above, _, last = plain_path(typed).replace("/", "\\").rpartition("\\")
    try:
        if not has_wildcard(last):
            return parts_of(plain_path(typed), session_parts(engine))
        return (*parts_of(f"{above}\\", session_parts(engine)), last)
    except FolderError:
        return ()


def no_drive(name: str) -> ScriptError:
    """Say that there is no such drive."""
    return failure(
        f"Cannot find drive. A drive with the name '{name}' does not exist.",
        "DriveNotFound",
        "ObjectNotFound",
        name,
        "System.Management.Automation.DriveNotFoundException",
    )


def joined(above: str, path: str) -> str:
    """Join a path to the one that it begins at; `..` ends at the top of the drive."""
    found = [] if path.startswith("\\") else [p for p in above.split("\\") if p]
    for name in path.split("\\"):
        if name == "..":
            del found[-1:]
        elif name not in {"", "."}:
            found.append(name)
    return "\\".join(found)


def _of_registry(text: str) -> Place:
    key = read_key(text)
    drive = "" if key is None else _HIVES.get(key.hive, "")
    if key is None or not drive:
        raise no_drive(text.partition("\\")[0])
    return Place(drive, rf"{drive}:\{key.path}")
