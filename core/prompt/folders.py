"""`dir`, `cd`, `md`, `rd`, `pushd` and `popd`: the folder of the prompt, and others."""

from core.management.folder import Entry
from core.management.paths import FolderError, Parts, Trouble, parts_of, windows_path
from core.prompt.answer import Answer, Asked, Question, failed
from core.prompt.control import GoBack, GoTo
from core.prompt.file_errors import told
from core.prompt.options import Syntax
from core.prompt.places import (
    below,
    entries,
    has_wildcard,
    head_of,
    is_database_folder,
    is_folder,
    is_there,
    joined,
    parts,
    wildcard,
)

_MANY = 100
_DIRECTORY = Syntax(
    switches=("/b", "/s", "/ad", "/a-d", "/a", "/w", "/p", "/on"), most=1
)
_MAKE, _REMOVE = Syntax(most=_MANY), Syntax(switches=("/s", "/q"), most=_MANY)
_DIRECTORY_USAGE = """\
DIR [path] [/b] [/s] [/ad | /a-d]

Lists a folder. The lab keeps no times of files, so none are shown.

  /b  Show names alone.   /s  Show the folders below, too.
  /ad /a-d  Show only folders, or only files.   /a /w /p /on change nothing here."""
_CD_USAGE = """\
CD [/d] [path]

Goes to a folder of the lab, or shows where the prompt is; CD .. goes up."""
_MAKE_USAGE = "MD path ...\n\nMakes folders, with those on the way."
_REMOVE_USAGE = (
    "RD [/s] [/q] path ...\n\n"
    "Removes folders that are empty; /s all that is in them, and /q does not ask."
)
_PUSHD_USAGE = "PUSHD [path]\n\nGoes to a folder; POPD goes back."
_POPD_USAGE = "POPD\n\nGoes back to the folder that PUSHD left."
_NO_PATH = "The system cannot find the path specified."
_NOT_FOUND = "File Not Found"
_IS_THERE = "A subdirectory or file {path} already exists."
_SURE = "{path}, Are you sure (Y/N)? "
_HEAD = " Directory of {folder}\n"
_COUNTS = "{files:>16,} File(s) {size:>14,} bytes\n{folders:>16,} Dir(s)"
_KIND, _SIZE = "    <DIR>         ", "{size:>17,} "


def directory(asked: Asked) -> Answer:
    """List a folder, or the files that fit."""
    options = _DIRECTORY.read(asked.options)
    if options is None:
        return failed(_DIRECTORY_USAGE)
    path = "".join(options.operands) or "."
    try:
        folder, pattern = _parted(path, asked)
        places = [*below(folder, asked)] if "/s" in options.switches else [folder]
        fits = wildcard(pattern)
        listed = []
        for place in places:
            found = [e for e in entries(place, asked) if fits.match(e.name)]
            if "/ad" in options.switches or "/a-d" in options.switches:
                wanted = "/ad" in options.switches
                found = [entry for entry in found if entry.is_folder is wanted]
            listed.append((windows_path(parts(place, asked)), found))
    except FolderError as error:
        return failed(told(error))
    if pattern != "*" and not any(found for _, found in listed):
        return failed(_NOT_FOUND)
    if "/b" in options.switches:
        return Answer("\n".join(_bare(listed, whole="/s" in options.switches)))
    return Answer("\n\n".join(_listed(*each) for each in listed))


def _parted(path: str, asked: Asked) -> tuple[str, str]:
    """Part a path into a folder and what is looked for in it."""
    if not has_wildcard(path) and is_folder(path, asked):
        return path, "*"
    head = head_of(path)
    return head or ".", path[len(head) :] or "*"


def _bare(listed: list[tuple[str, list[Entry]]], *, whole: bool) -> list[str]:
    return [
        joined(folder, entry.name) if whole else entry.name
        for folder, found in listed
        for entry in found
    ]


def _listed(folder: str, found: list[Entry]) -> str:
    lines = [
        f"{_KIND if e.is_folder else _SIZE.format(size=e.size)}{e.name}" for e in found
    ]
    files = [entry for entry in found if not entry.is_folder]
    counts = _COUNTS.format(
        files=len(files),
        size=sum(entry.size for entry in files),
        folders=len(found) - len(files),
    )
    return "\n".join([_HEAD.format(folder=folder), *lines, counts])


def change(asked: Asked) -> Answer:
    """Go to a folder; without one, show where the prompt is."""
    typed = asked.raw.strip().replace('"', "")
    if typed.casefold().startswith("/d") and typed[2:3] in {"", " "}:
        typed = typed[2:].strip()
    if typed[:1] == "/" or typed == "-?":
        return failed(_CD_USAGE)
    if not typed or typed.casefold() == "c:":
        return Answer(windows_path(asked.current))
    return _gone(typed, asked, remembers=False)


def push(asked: Asked) -> Answer:
    """Go to a folder, and remember this one."""
    typed = asked.raw.strip().replace('"', "")
    if typed[:1] in {"/", "-"}:
        return failed(_PUSHD_USAGE)
    return _gone(typed, asked, remembers=True) if typed else Answer()


def pop(asked: Asked) -> Answer:
    """Go back to where `pushd` was typed."""
    return failed(_POPD_USAGE) if asked.options else Answer(control=GoBack())


def _gone(path: str, asked: Asked, *, remembers: bool) -> Answer:
    try:
        if not is_folder(path, asked):
            return failed(
                "The directory name is invalid." if is_there(path, asked) else _NO_PATH
            )
        return Answer(control=GoTo(_as_written(path, asked), remembers))
    except FolderError as error:
        return failed(told(error))


def _as_written(path: str, asked: Asked) -> tuple[str, ...]:
    """Return a place with the names as they are on the disk, whatever was typed."""
    found: tuple[str, ...] = ()
    for name in parts(path, asked):
        try:
            known = [e.name for e in entries(windows_path(found), asked)]
        except FolderError:
            known = []
        same = next(
            (each for each in known if each.casefold() == name.casefold()), name
        )
        found = (*found, same)
    return found


def make(asked: Asked) -> Answer:
    """Make folders."""
    options = _MAKE.read(asked.options)
    if options is None or not options.operands:
        return failed(_MAKE_USAGE)
    try:
        for path in options.operands:
            if is_there(path, asked):
                return failed(_IS_THERE.format(path=path))
            asked.disk(path).make(path, asked.current)
    except FolderError as error:
        return failed(told(error))
    return Answer()


def remove(asked: Asked) -> Answer:
    """Remove folders."""
    options = _REMOVE.read(asked.options)
    if options is None or not options.operands:
        return failed(_REMOVE_USAGE)
    is_deep = "/s" in options.switches
    if not is_deep or "/q" in options.switches:
        return _removed(options.operands, asked, is_deep=is_deep)

    def then(typed: str | None) -> Answer:
        is_sure = (typed or "").strip().casefold() in {"y", "yes"}
        return _removed(options.operands, asked, is_deep=True) if is_sure else Answer()

    return Answer(control=Question(_SURE.format(path=options.operands[0]), then))


def _removed(paths: tuple[str, ...], asked: Asked, *, is_deep: bool) -> Answer:
    try:
        for path in paths:
            _remove(path, asked, is_deep=is_deep)
    except FolderError as error:
        return failed(told(error))
    return Answer()


def _remove(path: str, asked: Asked, *, is_deep: bool) -> None:
    found = parts(path, asked)
    if not is_folder(path, asked):
        is_file = is_there(path, asked)
        raise FolderError(Trouble.IS_FILE if is_file else Trouble.NO_FILE, path)
    is_own = asked.disk(path).is_there(path, asked.current)
    if is_database_folder(found, asked) or not is_own or _is_around(found, asked):
        raise FolderError(Trouble.DENIED, path)
    places = [*below(path, asked)] if is_deep else [windows_path(found)]
    for place in reversed(places):
        inside = entries(place, asked) if is_deep else []
        for entry in inside:
            if not entry.is_folder:
                asked.disk(path).delete(joined(place, entry.name))
        if parts_of(place):
            asked.disk(path).delete(place)


def _is_around(folder: Parts, asked: Asked) -> bool:
    """Tell whether the prompt is in a folder, or below it."""
    here = [name.casefold() for name in asked.current[: len(folder)]]
    return here == [name.casefold() for name in folder]
