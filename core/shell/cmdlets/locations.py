"""Where a session is: Set-, Get-, Push- and Pop-Location, and Get-PSDrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from core.management.paths import Parts, parts_of
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.drives.node import ItemInstance, missing, path_info
from core.shell.drives.places import DRIVES, FOLDER, place_of
from core.shell.running.parameters import Parameter, switch
from core.shell.values.instance import View
from core.shell.values.patterns import is_like

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_AUTOMATION = "System.Management.Automation"
_DRIVE_VIEW = View(("Name", "Provider", "Root"))
_STACK = "locations"
_ROOTS = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE", FOLDER: "C:\\"}
_PATH = (
    Parameter("Path", "string", position=0, pipeline=True),
    Parameter("LiteralPath", "string", aliases=("PSPath",)),
    switch("PassThru"),
)


class _Location(NamedTuple):
    drive: str
    path: str
    folder: Parts


def _set(call: Call) -> Output:
    yield from ()
    engine = call.engine
    typed = call.text("path") or call.text("literalpath") or "C:\\"
    place = place_of(engine, typed)
    found = [node for node in place.find(engine) if node.is_container]
    if not found:
        raise missing(place.path)
    engine.drive = place.drive
    if place.drive == FOLDER:
        engine.location = parts_of(found[0].path)
    else:
        engine.drive_path = found[0].path.partition(":\\")[2]
    if call.flag("passthru"):
        yield path_info(engine)


def _get(call: Call) -> Output:
    yield path_info(call.engine)


def _push(call: Call) -> Output:
    engine = call.engine
    stack = cast("list[_Location]", engine.state.setdefault(_STACK, []))
    here = _Location(engine.drive, engine.drive_path, engine.location)
    if call.has("path") or call.has("literalpath"):
        yield from _set(call)
    stack.append(here)


def _pop(call: Call) -> Output:
    yield from ()
    engine = call.engine
    stack = cast("list[_Location]", engine.state.setdefault(_STACK, []))
    if stack:
        engine.drive, engine.drive_path, engine.location = stack.pop()


def _drives(call: Call) -> Output:
    wanted = call.texts("name") or ["*"]
    for name, provider in DRIVES.items():
        if any(is_like(name, pattern) for pattern in wanted):
            values: dict[str, Value] = {
                "Name": name,
                "Provider": provider.name,
                "Root": _ROOTS.get(name, f"{name}:\\"),
            }
            yield ItemInstance(f"{_AUTOMATION}.PSDriveInfo", values, _DRIVE_VIEW, name)


CMDLETS = (
    Cmdlet(
        "Set-Location",
        _set,
        _PATH,
        ("cd", "chdir", "sl"),
        "Goes to a folder, a key, or another container.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-Location",
        _get,
        (),
        ("gl", "pwd"),
        "Tells where the session is.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Push-Location",
        _push,
        _PATH,
        ("pushd",),
        "Goes to a place, and keeps where the session was.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Pop-Location",
        _pop,
        (switch("PassThru"),),
        ("popd",),
        "Goes back to where the session was before Push-Location.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-PSDrive",
        _drives,
        (Parameter("Name", "string[]", position=0),),
        ("gdr",),
        "Lists the drives of the session.",
        module=MANAGEMENT,
    ),
)
