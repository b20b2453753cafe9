"""Get-, Set-, New- and Remove-Item, Get-ChildItem and Test-Path, on all drives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import CORE, MANAGEMENT, Call, Cmdlet
from core.shell.drives.node import Node, missing
from core.shell.drives.places import Place, place_of
from core.shell.drives.rds import OPTIONS
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.shell.running.code import Output

_PAGE = 500
"""Items between two pauses."""
_BOTTOMLESS = 100
"""Containers in containers; none of these drives has as many."""
PATHS = (
    Parameter("Path", "string[]", position=0, pipeline=True),
    Parameter("LiteralPath", "string[]", aliases=("PSPath",), by_name=True),
)
_FILTERS = (
    Parameter("Filter", "string"),
    Parameter("Include", "string[]"),
    Parameter("Exclude", "string[]"),
)
_OF_RDS = tuple(Parameter(name, "string") for name in OPTIONS)


def nodes(
    call: Call, otherwise: str = "", *, with_absent: bool = False
) -> Iterator[tuple[Place, Node]]:
    """Find the items that a call names; what is not there is told, and left out.

    With `with_absent` what comes with its value is there.
    """
    typed = [*call.texts("path"), *call.texts("literalpath")]
    for path in typed or [otherwise]:
        try:
            place = place_of(call.engine, path)
            found = place.find(call.engine)
            new = place.provider.absent(place.path) if with_absent else None
            if not found and new is not None:
                found = [new]
            if not found and not has_wildcard(path):
                raise missing(place.path)
        except ScriptError as error:
            call.error(error)
            continue
        yield from ((place, node) for node in found if _is_wanted(call, node))


def _is_wanted(call: Call, node: Node) -> bool:
    included = [*call.texts("include"), *call.texts("filter")]
    if included and not any(is_like(node.name, pattern) for pattern in included):
        return False
    return not any(is_like(node.name, pattern) for pattern in call.texts("exclude"))


def _get(call: Call) -> Output:
    for place, node in nodes(call):
        yield place.provider.shown(call.engine, node)


def _children(call: Call) -> Output:
    """List what is in containers; what a pattern means is given itself."""
    paths = [*call.texts("path"), *call.texts("literalpath")] or ["."]
    for path in paths:
        try:
            place = place_of(call.engine, path)
            found = place.find(call.engine)
            if not found and not has_wildcard(path):
                raise missing(place.path)
        except ScriptError as error:
            call.error(error)
            continue
        for node in found:
            is_opened = node.is_container and not has_wildcard(path)
            inside = place.provider.below(call.engine, node) if is_opened else [node]
            yield from _listed(call, place, inside, _depth(call))


def _depth(call: Call) -> int:
    """Return how many containers are opened on the way down."""
    if call.has("depth"):
        return int(call.text("depth"))
    return _BOTTOMLESS if call.flag("recurse") else 0


def _listed(call: Call, place: Place, found: list[Node], depth: int) -> Output:
    for number, node in enumerate(found):
        if number % _PAGE == _PAGE - 1:
            yield PAUSE
        hidden = "directory" if not node.is_container else "file"
        if _is_wanted(call, node) and not call.flag(hidden):
            is_name = call.flag("name")
            yield node.name if is_name else place.provider.shown(call.engine, node)
        if node.is_container and depth:
            inside = place.provider.below(call.engine, node)
            yield from _listed(call, place, inside, depth - 1)


def _set(call: Call) -> Output:
    for place, node in nodes(call, with_absent=True):
        target = f"Item: {node.path} Value: {call.text('value')}"
        if (yield from call.should_process(target, "Set Item")):
            yield from _told(call, place.provider.set_item(call, node, call["value"]))
            if call.flag("passthru"):
                yield from _again(call, node)


def _again(call: Call, node: Node) -> Output:
    place = place_of(call.engine, node.path)
    for found in place.find(call.engine):
        yield place.provider.shown(call.engine, found)


def _new(call: Call) -> Output:
    for path in call.texts("path") or ["."]:
        above, name = path.rstrip("\\/"), call.text("name")
        place = place_of(call.engine, rf"{above}\{name}" if name else path)
        if (yield from call.should_process(f"Destination: {place.path}", "New Item")):
            made = place.provider.new_item(call, place.path, call["value"])
            yield from _told(call, made)


def _new_folder(call: Call) -> Output:
    """Make a folder, as the function `mkdir` of Windows PowerShell does."""
    yield from _new(call.with_values({"itemtype": "Directory"}))


def _remove(call: Call) -> Output:
    for place, node in [*nodes(call)]:
        if (yield from call.should_process(f"Item: {node.path}", "Remove Item")):
            yield from _told(call, place.provider.remove_item(call, node))


def _rename(call: Call) -> Output:
    """Give an item another name, which is without a path."""
    name = call.text("newname")
    if "\\" in name or "/" in name:
        raise failure(
            "Cannot rename the specified target, because it represents a path or "
            "device name.",
            "Argument",
            "InvalidArgument",
            name,
            "System.Management.Automation.PSArgumentException",
        )
    for place, node in [*nodes(call)]:
        target = f"Item: {node.path} Destination: {name}"
        if (yield from call.should_process(target, "Rename Item")):
            yield from _told(call, place.provider.rename_item(call, node, name))


def _told(call: Call, steps: Output) -> Output:
    """Pass on what is done to one item; go on with the next after an error."""
    try:
        yield from steps
    except ScriptError as error:
        call.error(error)


def _test(call: Call) -> Output:
    wanted = call.text("pathtype", "any").lower()
    for path in [*call.texts("path"), *call.texts("literalpath")]:
        try:
            found = place_of(call.engine, path).find(call.engine)
        except ScriptError:
            found = []
        yield any(
            wanted == "any" or node.is_container is (wanted == "container")
            for node in found
        )


CMDLETS = (
    Cmdlet(
        "Get-Item",
        _get,
        (*PATHS, *_FILTERS, switch("Force")),
        ("gi",),
        "Gives the items that a path means.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-ChildItem",
        _children,
        (
            *PATHS,
            Parameter("Filter", "string", position=1),
            *_FILTERS[1:],
            switch("Recurse", "s"),
            Parameter("Depth", "int"),
            *(switch("Force"), switch("Name"), switch("File"), switch("Directory")),
        ),
        ("gci", "dir", "ls"),
        "Lists what is in a folder, a key or another container.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Set-Item",
        _set,
        (
            *PATHS,
            Parameter("Value", position=1),
            *(switch("Force"), switch("PassThru")),
            *_OF_RDS,
        ),
        ("si",),
        "Gives an item another value, such as one of the drive RDS:.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "New-Item",
        _new,
        (
            Parameter("Path", "string[]", position=0),
            Parameter("Name", "string"),
            Parameter("ItemType", "string", aliases=("Type",)),
            Parameter("Value", aliases=("Target",), pipeline=True),
            switch("Force"),
            *_OF_RDS,
        ),
        ("ni",),
        "Makes a file, a folder, or an item of the drive RDS:.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "mkdir",
        _new_folder,
        (Parameter("Path", "string[]", position=0, mandatory=True), switch("Force")),
        ("md",),
        "Makes a folder.",
        confirms=True,
        module=CORE,
    ),
    Cmdlet(
        "Remove-Item",
        _remove,
        (*PATHS, *_FILTERS, switch("Recurse"), switch("Force")),
        ("ri", "rm", "rmdir", "del", "erase", "rd"),
        "Deletes items.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Rename-Item",
        _rename,
        (
            *PATHS,
            Parameter("NewName", "string", position=1, mandatory=True),
            *(switch("Force"), switch("PassThru")),
        ),
        ("ren", "rni"),
        "Gives a file another name.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Test-Path",
        _test,
        (
            *PATHS,
            Parameter(
                "PathType",
                "string",
                aliases=("Type",),
                allowed=("Any", "Container", "Leaf"),
            ),
        ),
        summary="Tells whether there is an item at a path.",
        module=MANAGEMENT,
    ),
)
