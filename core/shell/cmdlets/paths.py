"""Join-Path, Split-Path, Resolve-Path and Convert-Path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError, failure

if TYPE_CHECKING:
    from core.shell.running.code import Output


def _join(call: Call) -> Output:
    for path in call.texts("path"):
        parts = [path.rstrip("\\/") or path, *call.texts("childpath")]
        head, *rest = parts
        tail = "\\".join(part.strip("\\/") if part else "" for part in rest)
        yield f"{head}\\{tail}" if head else f"\\{tail}"


def _split(call: Call) -> Output:
    for path in [*call.texts("path"), *call.texts("literalpath")]:
        plain = path.replace("/", "\\")
        whole = plain.rstrip("\\") if len(plain) > 3 else plain
        head, _, leaf = whole.rpartition("\\")
        drive = whole.partition(":")[0] + ":" if ":" in whole else ""
        if call.flag("leaf"):
            yield leaf
        elif call.flag("qualifier"):
            yield drive
        elif call.flag("noqualifier"):
            yield whole.removeprefix(drive)
        elif call.flag("isabsolute"):
            yield bool(drive) or whole.startswith("\\\\")
        else:
            yield f"{head}\\" if head == drive and drive else head


def _resolve(call: Call) -> Output:
    for path in [*call.texts("path"), *call.texts("literalpath")]:
        found = [p for p in files.matching(call.engine, path) if _is_there(call, p)]
        if not found:
            call.error(_no_path(call, path))
        for each in found:
            whole = files.absolute(call.engine, each)
            if call.cmdlet.name == "Convert-Path":
                yield whole
            else:
                yield Bag({"Path": whole}, "System.Management.Automation.PathInfo")


def _is_there(call: Call, path: str) -> bool:
    return files.is_there(call.engine, path)


def _no_path(call: Call, path: str) -> ScriptError:
    whole = files.absolute(call.engine, path)
    return failure(
        f"Cannot find path '{whole}' because it does not exist.",
        "PathNotFound",
        "ObjectNotFound",
        whole,
        "System.Management.Automation.ItemNotFoundException",
    )


_PATHS = (
    Parameter("Path", "string[]", position=0, pipeline=True),
    Parameter("LiteralPath", "string[]", aliases=("PSPath",)),
)

CMDLETS = (
    Cmdlet(
        "Join-Path",
        _join,
        (
            Parameter("Path", "string[]", position=0, mandatory=True, pipeline=True),
            Parameter("ChildPath", "string", position=1),
            switch("Resolve"),
        ),
        summary="Puts the parts of a path together.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Split-Path",
        _split,
        (
            *_PATHS,
            switch("Parent"),
            switch("Leaf"),
            switch("Qualifier"),
            switch("NoQualifier"),
            switch("IsAbsolute"),
            switch("Resolve"),
        ),
        summary="Gives a part of a path.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Resolve-Path",
        _resolve,
        _PATHS,
        ("rvpa",),
        "Gives the paths that a pattern means.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Convert-Path",
        _resolve,
        _PATHS,
        ("cvpa",),
        "Gives a path as the file system has it.",
        module=MANAGEMENT,
    ),
)
