"""`rdlm desktop`: the program in the menus of a desktop, and its files by double click.

Desktop Entry and Shared MIME-info specifications of freedesktop.org.
"""

import argparse
import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import resources
from core import outside
from core.command_line.output import visible, write
from core.data_folder import NAME, data_folder
from core.errors import LabError, WriteFailed
from core.files import replacing, write_failed

_RIGHTS = 0o644
_ENTRY = f"applications/{NAME}.desktop"
_SOURCES = {
    _ENTRY: f"desktop/{NAME}.desktop",
    f"mime/packages/{NAME}.xml": f"desktop/{NAME}.xml",
    f"icons/hicolor/scalable/apps/{NAME}.svg": "icons/app.svg",
    "icons/hicolor/scalable/mimetypes/application-x-rdlab.svg": "icons/app.svg",
    "icons/hicolor/scalable/mimetypes/application-x-rdattempt.svg": "icons/app.svg",
}
"""What is put below the person's data, and where it comes from."""
_MARKS = {".desktop": f"StartupWMClass={NAME}", ".xml": "application/x-rdlab"}
"""What stands in a file of ours, of whatever version; an icon is a drawing."""
_LONGEST = 65_536
_TOOLS = {"update-desktop-database": "applications", "update-mime-database": "mime"}
_PATIENCE = 60  # seconds
_START = Path(__file__).parents[2] / "start.py"
"""The door of the source; what was installed is found without it."""
_RESERVED = str.maketrans({c: f"\\{c}" for c in '"`$\\'})


def tie(arguments: argparse.Namespace) -> None:
    """Put the program into the desktop's menus, or take it out again."""
    if sys.platform in {"win32", "darwin"}:
        raise LabError(
            "This system keeps its menus otherwise, and nothing was changed. Make a "
            "shortcut to rdlm-gui, and choose it once under Open With for a lab."
        )
    place = data_folder().parent
    if arguments.install:
        _install(place)
        write(visible(f"The program and its lab files are known below {place}."))
    else:
        for foreign in _remove(place):
            write(visible(f"{foreign} is not of this program and was left as it is."))
        write(visible(f"Nothing of the program is left in the menus below {place}."))
    for tool, folder in _TOOLS.items():
        if not _update(tool, place / folder):
            write(f"{tool} could not be run; the desktop sees it at the next sign-in.")


def entry(command: list[str]) -> str:
    """Write the desktop entry that starts the program by these words."""
    text = resources.text(_SOURCES[_ENTRY])
    words = " ".join(map(_quoted, command))
    return text.replace("Exec=rdlm-gui %f", f"Exec={words} %f")


def launcher() -> list[str]:
    """Return the words behind Python that start this program."""
    return [str(_START)] if _START.exists() else ["-P", "-m", "gui"]


def _quoted(word: str) -> str:
    """Quote a word of Exec, and then as a value; percent signs stand for themselves."""
    if any(ord(c) < ord(" ") for c in word):
        raise WriteFailed(
            f"{word} has characters that a menu cannot hold. Install the program in "
            "another folder."
        )
    quoted = f'"{word.translate(_RESERVED)}"'
    return quoted.replace("\\", "\\\\").replace("%", "%%")


def _install(place: Path) -> None:
    made: list[Path] = []
    try:
        for name, source in _SOURCES.items():
            text = resources.text(source)
            if name == _ENTRY:
                text = entry([sys.executable, *launcher()])
            file = place / name
            _make_folder(file.parent)
            made += [] if file.exists() else [file]
            with replacing(file, _RIGHTS) as unfinished:
                unfinished.write_text(text, encoding="utf-8", errors="surrogateescape")
    except BaseException:
        for file in made:
            _take_away(file, place)
        raise


def _remove(place: Path) -> list[Path]:
    """Take our files away; return what others put where one of them would be."""
    files = [place / name for name in _SOURCES]
    there = [file for file in files if os.path.lexists(file)]
    ours = [file for file in there if _is_ours(file)]
    for file in ours:
        _take_away(file, place)
    return [file for file in there if file not in ours]


def _is_ours(file: Path) -> bool:
    """Tell whether this program, of some version, put a file there."""
    if not stat.S_ISREG(file.lstat().st_mode):
        return False
    return _MARKS.get(file.suffix, "<svg") in outside.read(file, _LONGEST).text


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failed(folder, error) from error


def _take_away(file: Path, place: Path) -> None:
    """Remove a file, and the folders above it that hold nothing else."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise WriteFailed(
            f"{file} could not be removed: {error.strerror}. Remove it by hand."
        ) from error
    with suppress(OSError):
        for folder in file.parents:
            if folder == place:
                break
            folder.rmdir()


def _update(tool: str, folder: Path) -> bool:
    """Have the desktop look at a folder again, if there is one."""
    if not folder.is_dir():
        return True
    try:
        done = subprocess.run(
            [tool, str(folder)], capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
