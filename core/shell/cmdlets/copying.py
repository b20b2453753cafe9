"""Copy-Item and Move-Item, of files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.paths import FolderError
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet, not_here
from core.shell.cmdlets.items import nodes
from core.shell.drives import files
from core.shell.drives.places import FOLDER, place_of
from core.shell.running.parameters import Parameter, switch
from core.shell.values.errors import ScriptError, failure

if TYPE_CHECKING:
    from core.shell.running.code import Output

_PATH = Parameter(
    "Path", "string[]", position=0, mandatory=True, pipeline=True, by_name=True
)


def _copy(call: Call) -> Output:
    yield from _each(call, "Copy", removes=False)


def _move(call: Call) -> Output:
    yield from _each(call, "Move", removes=True)


def _each(call: Call, verb: str, *, removes: bool) -> Output:
    engine = call.engine
    for place, node in [*nodes(call)]:
        target = _target(call, node.name)
        if place.drive != FOLDER or place_of(engine, target).drive != FOLDER:
            raise not_here(f"{call.cmdlet.name} on this drive")
        kind = "Directory" if node.is_container else "File"
        said = f"Item: {node.path} Destination: {files.absolute(engine, target)}"
        if not (yield from call.should_process(said, f"{verb} {kind}")):
            continue
        try:
            _require_other(call, node.path, target)
            if removes and files.is_there(engine, target) and not call.flag("force"):
                raise _already_there()
            _copied(call, node.path, target, with_all=removes or call.flag("recurse"))
            if removes:
                _removed(call, node.path)
        except ScriptError as error:
            call.error(error)
            continue
        if call.flag("passthru"):
            made = place_of(engine, target)
            for found in made.find(engine):
                yield made.provider.shown(engine, found)


def _target(call: Call, name: str) -> str:
    """Return where an item goes: into a folder that is there, or under a new name."""
    wanted = call.text("destination") or "."
    whole = files.absolute(call.engine, wanted)
    try:
        is_folder = whole == "C:\\" or call.engine.folder.is_folder(whole)
    except FolderError as error:
        raise files.file_failure(error, wanted, call.engine) from error
    return rf"{wanted}\{name}" if is_folder else wanted


def _require_other(call: Call, path: str, target: str) -> None:
    whole = files.absolute(call.engine, target).casefold()
    if f"{whole}\\".startswith(f"{path.casefold()}\\"):
        raise failure(
            f"Cannot overwrite the item {path} with itself.",
            "CopyError",
            "WriteError",
            path,
            "System.IO.IOException",
        )


def _already_there() -> ScriptError:
    return failure(
        "Cannot create a file when that file already exists.",
        "MoveFileInfoItemIOError",
        "WriteError",
        exception="System.IO.IOException",
    )


def _copied(call: Call, path: str, target: str, *, with_all: bool) -> None:
    engine = call.engine
    if not engine.folder.is_folder(path):
        files.write(engine, target, files.read(engine, path))
        return
    try:
        engine.folder.make(files.plain_path(target), engine.location)
        inside = engine.folder.entries(path) if with_all else []
    except FolderError as error:
        raise files.file_failure(error, target, engine) from error
    for entry in inside:
        _copied(call, rf"{path}\{entry.name}", rf"{target}\{entry.name}", with_all=True)


def _removed(call: Call, path: str) -> None:
    folder = call.engine.folder
    try:
        if folder.is_folder(path):
            for entry in folder.entries(path):
                _removed(call, rf"{path}\{entry.name}")
        folder.delete(path)
    except FolderError as error:
        raise files.file_failure(error, path, call.engine) from error


_MORE = (
    Parameter("Destination", "string", position=1),
    Parameter("LiteralPath", "string[]", aliases=("PSPath",)),
    Parameter("Filter", "string"),
    Parameter("Include", "string[]"),
    Parameter("Exclude", "string[]"),
    switch("Force"),
    switch("PassThru"),
)

CMDLETS = (
    Cmdlet(
        "Copy-Item",
        _copy,
        (_PATH, *_MORE, switch("Recurse"), switch("Container")),
        ("copy", "cp", "cpi"),
        "Copies a file, or with -Recurse a folder.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Move-Item",
        _move,
        (_PATH, *_MORE),
        ("move", "mv", "mi"),
        "Moves a file or a folder.",
        confirms=True,
        module=MANAGEMENT,
    ),
)
