r"""The folder of the licensing database, C:\Windows\System32\LServer (13.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import Service
from core.commands.database_files import (
    DATABASE,
    DeleteDatabaseFile,
    RenameDatabaseFile,
)
from core.commands.services import role_with
from core.errors import Refused
from core.records import LicenseServer
from core.shell.drives.node import ItemInstance, Node, Provider
from core.shell.values.instance import View
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_VIEW = View(("Mode", "Name"))
_PROVIDER = "Microsoft.PowerShell.Core\\FileSystem::"


class DatabaseItems(Provider):
    """Its files have no content that a script could read; they go, or change names."""

    name = "FileSystem"

    def find(self, engine: Engine, path: str) -> list[Node]:
        folder = database_folder(engine)
        name = path[len(folder) :].strip("\\")
        if not name:
            return [Node(folder, folder.rpartition("\\")[2], is_container=True)]
        return [node for node in self.below(engine, _ANY) if _fits(node.name, name)]

    def below(self, engine: Engine, node: Node) -> list[Node]:
        del node
        server = _server(engine)
        if server is None:
            return []
        own = [DATABASE] if engine.lab.packs(server.name) else []
        names = sorted(
            [*own, *engine.lab.database_files(server.name)], key=str.casefold
        )
        folder = server.database_path
        return [Node(rf"{folder}\{n}", n, is_container=False) for n in names]

    def shown(self, engine: Engine, node: Node) -> Value:
        values: dict[str, Value] = {
            "Mode": "d-----" if node.is_container else "-a----",
            "Name": node.name,
            "FullName": node.path,
            "PSPath": f"{_PROVIDER}{node.path}",
            "PSChildName": node.name,
            "PSIsContainer": node.is_container,
        }
        kind = "DirectoryInfo" if node.is_container else "FileInfo"
        return ItemInstance(f"System.IO.{kind}", values, _VIEW, node.path)

    def remove_item(self, call: Call, node: Node) -> Output:
        if node.is_container:
            raise self._cannot(call, node.path)
        server = call.engine.computer
        yield from call.do(DeleteDatabaseFile(server=server, file=node.name))

    def rename_item(self, call: Call, node: Node, name: str) -> Output:
        if node.is_container:
            raise self._cannot(call, node.path)
        server = call.engine.computer
        yield from call.do(RenameDatabaseFile(server=server, file=node.name, to=name))


_ANY = Node("", "", is_container=True)


def database_folder(engine: Engine) -> str:
    """Return the folder of the computer's licensing database; empty without one."""
    server = _server(engine)
    return "" if server is None else server.database_path


def _server(engine: Engine) -> LicenseServer | None:
    try:
        roles = engine.lab.roles_of(engine.computer)
    except Refused:
        return None
    found = role_with(Service.LICENSING, roles)
    return found if isinstance(found, LicenseServer) else None


def _fits(name: str, part: str) -> bool:
    return is_like(name, part) if has_wildcard(part) else name.lower() == part.lower()
