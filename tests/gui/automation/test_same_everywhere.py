"""What is made of lessons is the same to the last byte, whoever makes it, and when.

Two processes make all of it: on another day, in another folder and time zone, for
somebody else with another language and desktop.
"""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from core.command_line.outputs_parser import BANKS, PACKAGES
from tests.helpers.processes import ROOT

LESSON = "check-a-license-server"
EXERCISE = "certificate-errors"
"""It saves no file, has a task sheet, and asks something."""
BROWSING = "activate-by-web-browser"
SAVING = "save-a-report-and-delete-it"
LOGO = str(ROOT / "resources/pictures/main-window.png")
ALL = ("--all", "--jobs=2")
QUICK: dict[str, tuple[str, ...]] = {
    "guide": ("guide", LESSON),
    "guide with all options": (
        *("guide", EXERCISE, "--solutions", "--plain", "--webp"),
        *("--by=Jo Ångström", f"--logo={LOGO}", "--edition=2019", "--look=dark"),
    ),
    "guide of what saves a file": ("guide", SAVING, "--scale=1"),
    "demo": ("demo", BROWSING, ".html"),
    **{f"package as {kind}": ("package", LESSON, f"--as={kind}") for kind in PACKAGES},
    **{f"bank as {bank}": ("questions", EXERCISE, f"--as={bank}") for bank in BANKS},
}
LONG: dict[str, tuple[str, ...]] = {
    "all guides": ("guide", *ALL, "--solutions"),
    "all demos": ("demo", *ALL),
    **{f"all as {bank}": ("questions", "--all", f"--as={bank}") for bank in BANKS},
    "package of a course": ("package", "Session hosts", "--as=scorm12", "--jobs=2"),
}
"""What takes minutes."""
_HERE = {"LANG": "C.UTF-8", "TZ": "UTC", "USER": "ada", "PYTHONHASHSEED": "1"}
_ELSEWHERE = {
    "LANG": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "USER": "Bożena",
    "PYTHONHASHSEED": "2",
    "QT_SCALE_FACTOR": "1.5",
    "QT_SCREEN_SCALE_FACTORS": "2",
    "QT_FONT_DPI": "144",
    "QT_USE_NATIVE_WINDOWS": "1",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "QT_STYLE_OVERRIDE": "fusion",
}
_LEFT_OF_QT = "[FileDialog]\nqtVersion=6.11.3\nsidebarWidth=300\nviewMode=List\n"
"""How some other program's file dialog was left."""
_ANOTHER_DAY = "2031-02-03 23:59:30"
_MAKE_ALL = """
import json, sys
from gui.main import main
for words in json.loads(sys.argv[1]):
    assert main(words) == 0, words
"""


def made(folder: Path, commands: dict[str, tuple[str, ...]], of: dict[str, str]) -> str:
    """Make all of it in one process, as somebody; give names and digests."""
    folder.mkdir(parents=True)
    home = folder / f"home of {of['USER']}"
    settings = home / ".config"
    settings.mkdir(parents=True)
    if of is _ELSEWHERE:
        (settings / "QtProject.conf").write_text(_LEFT_OF_QT)
    words = []
    for name, (command, lesson, *options) in commands.items():
        suffix = options.pop(0) if options and options[0][0] == "." else ""
        words.append([command, lesson, str(folder / f"{name}{suffix}"), *options])
    own = ("QT_", "LC_", "XDG_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(own)}
    faked = shutil.which("faketime") if of is _ELSEWHERE else None
    subprocess.run(
        [
            *((faked, _ANOTHER_DAY) if faked else ()),
            *(sys.executable, "-c", _MAKE_ALL, json.dumps(words)),
        ],
        cwd=ROOT,
        env={**kept, **of, "HOME": str(home), "LOGNAME": of["USER"]},
        check=True,
        capture_output=True,
    )
    shutil.rmtree(home)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(
        f"{path.relative_to(folder)} {sha256(path.read_bytes()).hexdigest()}"
        for path in files
    )


@pytest.mark.parametrize(
    "commands",
    [
        pytest.param(QUICK, id="each command and format"),
        pytest.param(LONG, id="all lessons", marks=pytest.mark.long),
    ],
)
def test_the_same_is_made_everywhere(
    commands: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    here = made(tmp_path / "one", commands, _HERE)
    elsewhere = made(tmp_path / "another" / "folder çğ", commands, _ELSEWHERE)

    assert len(here.splitlines()) > len(commands)
    assert elsewhere == here
