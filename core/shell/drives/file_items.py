r"""Files and folders of C:\ as items: the one folder of the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.paths import FolderError
from core.shell.drives import files
from core.shell.drives.node import ItemInstance, Node, Provider
from core.shell.values.errors import failure
from core.shell.values.instance import View
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_VIEW = View(("Mode", "Length", "Name"))
_PROVIDER = "Microsoft.PowerShell.Core\\FileSystem::"
_FOLDERS = {"directory", "container"}
_SLASH = "\\"


class FileItems(Provider):
    """What lies in the folder; it keeps no times that a script could read."""

    name = "FileSystem"

    def find(self, engine: Engine, path: str) -> list[Node]:
        return [
            _node(engine, found)
            for found in files.matching(engine, path)
            if files.is_there(engine, found) or _is_top(engine, found)
        ]

    def below(self, engine: Engine, node: Node) -> list[Node]:
        try:
            entries = engine.folder.entries(node.path)
        except FolderError as error:
            raise files.file_failure(error, node.path, engine) from error
        head = node.path.rstrip("\\")
        return [_node(engine, rf"{head}\{entry.name}") for entry in entries]

    def shown(self, engine: Engine, node: Node) -> Value:
        above, _, _ = node.path.rpartition("\\")
        stem, dot, ending = node.name.rpartition(".")
        values: dict[str, Value] = {
            "Mode": "d-----" if node.is_container else "-a----",
            "Length": None if node.is_container else _length(engine, node),
            "Name": node.name,
            "FullName": node.path,
            "Extension": f".{ending}" if dot and not node.is_container else "",
            "BaseName": stem if dot and not node.is_container else node.name,
            "Directory": above or "C:\\",
            "Exists": True,
            "PSPath": f"{_PROVIDER}{node.path}",
            "PSChildName": node.name,
            "PSIsContainer": node.is_container,
        }
        kind = "DirectoryInfo" if node.is_container else "FileInfo"
        return ItemInstance(f"System.IO.{kind}", values, _VIEW, node.path)

    def new_item(self, call: Call, path: str, value: Value) -> Output:
        """Make a file with a text in it, or a folder."""
        engine = call.engine
        is_folder = call.text("itemtype").lower() in _FOLDERS
        is_there = files.is_there(engine, path)
        if is_there and not call.flag("force"):
            whole = files.absolute(engine, path)
            raise failure(
                f"An item with the specified name {whole} already exists.",
                "DirectoryExist" if is_folder else "NewItemIOError",
                "ResourceExists" if is_folder else "WriteError",
                whole,
                "System.IO.IOException",
            )
        if not is_folder:
            files.write(engine, path, text_of(value).encode() if value else b"")
        elif not is_there:
            _make_folder(engine, path)
        yield self.shown(engine, _node(engine, path))

    def remove_item(self, call: Call, node: Node) -> Output:
        """Delete a file, or a folder: one with something in it with -Recurse alone."""
        yield from ()
        engine = call.engine
        if node.is_container and call.flag("recurse"):
            for inside in self.below(engine, node):
                yield from self.remove_item(call, inside)
        try:
            engine.folder.delete(node.path)
        except FolderError as error:
            raise files.file_failure(error, node.path, engine) from error

    def rename_item(self, call: Call, node: Node, name: str) -> Output:
        """Give a file another name; a folder keeps its own here."""
        yield from ()
        engine = call.engine
        if node.is_container:
            raise self._cannot(call, node.path)
        target = rf"{node.path.rpartition(_SLASH)[0]}\{name}"
        if files.is_there(engine, target):
            raise failure(
                "Cannot create a file when that file already exists.",
                "RenameItemIOError",
                "WriteError",
                target,
                "System.IO.IOException",
            )
        files.write(engine, target, files.read(engine, node.path))
        yield from self.remove_item(call, node)

    def properties(self, engine: Engine, node: Node) -> dict[str, Value]:
        item = self.shown(engine, node)
        assert isinstance(item, ItemInstance)
        return {name: item.read(name) for name in item.names()}


def _node(engine: Engine, typed: str) -> Node:
    whole = files.absolute(engine, typed)
    name = whole.rstrip("\\").rpartition("\\")[2] or whole
    return Node(whole, name, _is_top(engine, typed) or engine.folder.is_folder(whole))


def _is_top(engine: Engine, typed: str) -> bool:
    """Tell whether a path is that of the folder itself, which need not be there yet."""
    return files.absolute(engine, typed) == "C:\\"


def _length(engine: Engine, node: Node) -> int:
    above = node.path.rpartition("\\")[0] + "\\"
    entries = engine.folder.entries(above)
    return next((e.size for e in entries if e.name == node.name), 0)


def _make_folder(engine: Engine, path: str) -> None:
    try:
        engine.folder.make(files.plain_path(path), files.session_parts(engine))
    except FolderError as error:
        raise files.file_failure(error, path, engine) from error
