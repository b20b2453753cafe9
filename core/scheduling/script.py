"""What a task runs, read from its line: a script of the folder, or a line itself."""

from typing import NamedTuple

from core.management.folder import Folder
from core.management.paths import FolderError
from core.management.texts import decoded
from core.prompt.language.words import rest_of, words_of

_POWERSHELL = {"powershell", "powershell.exe"}
_COMMAND = {"cmd", "cmd.exe"}
_BATCH = (".cmd", ".bat")
_TAKES_A_WORD = {"executionpolicy", "ep", "ex", "windowstyle", "w", "version"}
_MISSING = "The system cannot find the file specified: {path}"


class Script(NamedTuple):
    """A text for one of the two shells, or why there is none."""

    text: str
    is_powershell: bool = False
    path: str = ""
    arguments: tuple[str, ...] = ()  # of a batch file one, as it was typed
    missing: str = ""


def script_of(action: str, folder: Folder) -> Script:
    """Read what the line of a task starts; a script without its shell is its own."""
    program, *rest = words_of(action)
    kind = program.casefold()
    if kind in _POWERSHELL:
        return _of_powershell(tuple(rest), folder)
    if kind in _COMMAND and rest[:1] and rest[0].casefold() == "/c":
        line = rest_of(action).strip()[len(rest[0]) :].strip()
        return script_of(line, folder) if _is_batch(line) else Script(line)
    if _is_batch(action):
        given = rest_of(action).strip()
        return _from_file(program, folder, (given,) if given else ())
    if kind.endswith(".ps1"):
        return _from_file(program, folder, tuple(rest), is_powershell=True)
    return Script(action)


def _is_batch(line: str) -> bool:
    return any(word.casefold().endswith(_BATCH) for word in words_of(line)[:1])


def _of_powershell(words: tuple[str, ...], folder: Folder) -> Script:
    """Read `-File path arguments` and `-Command text`; without either it is a text."""
    rest = list(words)
    while rest and rest[0][:1] in {"-", "/"}:
        name = rest.pop(0)[1:].casefold()
        if name in {"file", "f"} and rest:
            return _from_file(rest[0], folder, tuple(rest[1:]), is_powershell=True)
        if name in {"command", "c"}:
            break
        if name in _TAKES_A_WORD:
            rest = rest[1:]
    return Script(" ".join(rest), is_powershell=True)


def _from_file(
    path: str,
    folder: Folder,
    arguments: tuple[str, ...] = (),
    *,
    is_powershell: bool = False,
) -> Script:
    try:
        text = decoded(folder.read(path))
    except FolderError:
        return Script("", missing=_MISSING.format(path=path))
    return Script(text, is_powershell, path, arguments)
