import configparser
import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from core.command_line import desktop
from core.data_folder import NAME
from core.errors import WriteFailed
from tests.core.command_line.conftest import Rdlm
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="menus are kept otherwise there"
)
FILES = {
    f"applications/{NAME}.desktop",
    f"mime/packages/{NAME}.xml",
    f"icons/hicolor/scalable/apps/{NAME}.svg",
    "icons/hicolor/scalable/mimetypes/application-x-rdlab.svg",
    "icons/hicolor/scalable/mimetypes/application-x-rdattempt.svg",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose menus nobody updates: the tools would leave files of theirs."""
    place = tmp_path / "data"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda n, **_: str(place / n))
    monkeypatch.setenv("PATH", str(tmp_path))
    return place


def found(place: Path) -> set[str]:
    files = (path for path in place.rglob("*") if path.is_file())
    return {path.relative_to(place).as_posix() for path in files}


def words_of(entry: str) -> list[str]:
    """Read Exec as a desktop does: as a value, and then by its quotes."""
    (line,) = re.findall("^Exec=(.*)$", entry, re.MULTILINE)
    value = line.replace("\\\\", "\\")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    return [re.sub(r"\\(.)", r"\1", a or b).replace("%%", "%") for a, b in words]


def test_what_is_installed_is_removed_and_nothing_else(place: Path, rdlm: Rdlm) -> None:
    (place / "applications").mkdir(parents=True)
    (place / "applications" / "other.desktop").write_text("theirs")
    before = found(place)
    assert rdlm("desktop", "--install").code == 0
    assert found(place) == before | FILES
    assert rdlm("desktop", "--install").code == 0
    answer = rdlm("desktop", "--remove")

    assert answer.code == 0
    assert found(place) == before
    assert [p.name for p in place.iterdir()] == ["applications"]
    assert rdlm("desktop", "--remove").code == 0


def test_a_tool_that_is_missing_is_told(place: Path, rdlm: Rdlm) -> None:
    answer = rdlm("desktop", "--install")

    assert answer.code == 0
    assert "update-mime-database could not be run; the desktop sees" in answer.out


@pytest.mark.parametrize(
    "word",
    ["/usr/bin/python3", "/a b/c", 'say "x"', "50%f", "a`b$c", "back\\slash", "ünï"],
)
def test_every_path_is_started_as_it_is(word: str) -> None:
    assert words_of(desktop.entry([word, "-P"])) == [word, "-P", "%f"]


def test_a_path_that_no_menu_can_hold_is_told() -> None:
    with pytest.raises(WriteFailed, match="a menu cannot hold"):
        desktop.entry(["a\nExec=evil"])


def test_the_entry_starts_this_program(
    place: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    rdlm("desktop", "--install")
    text = (place / "applications" / f"{NAME}.desktop").read_text(encoding="utf-8")
    *command, file = words_of(text)
    assert command == [sys.executable, str(ROOT / "start.py")]
    monkeypatch.setattr(desktop, "_START", place / "gone")
    rdlm("desktop", "--install")
    installed = (place / "applications" / f"{NAME}.desktop").read_text(encoding="utf-8")
    said = subprocess.run(
        [*words_of(installed)[:-1], "--version"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    parsed = configparser.RawConfigParser()
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(text)
    entry = parsed["Desktop Entry"]

    assert said.stdout.startswith("rdlm ")
    assert file == "%f"
    assert entry["StartupWMClass"] == entry["Icon"] == NAME
    mime = resources.text(f"desktop/{NAME}.xml")
    assert all(f'"{kind}"' in mime for kind in entry["MimeType"].split(";")[:-1])
    assert all(f'"*{suffix}"' in mime for suffix in (".rdlab", ".rdattempt"))


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_fails_leaves_nothing(place: Path, rdlm: Rdlm, name: str) -> None:
    (place / name).mkdir(parents=True)  # where a file is to be
    answer = rdlm("desktop", "--install")

    assert "could not be written" in answer.reason
    assert found(place) == set()


def test_a_folder_that_cannot_be_made_is_told(place: Path, rdlm: Rdlm) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file")

    assert "could not be written" in rdlm("desktop", "--install").reason
    assert rdlm("desktop", "--remove").code == 0


def test_a_file_that_cannot_be_removed_is_told(
    place: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    rdlm("desktop", "--install")
    monkeypatch.setattr(Path, "unlink", refuse)

    assert "could not be removed" in rdlm("desktop", "--remove").reason


def link(file: Path) -> None:
    target = file.with_name("theirs")
    target.write_text("theirs")
    file.symlink_to(target)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a file of others": lambda file: file.write_text("theirs"),
    "a link": link,
    "a FIFO": os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir,
    "a folder": Path.mkdir,
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("name", sorted(FILES))
def test_what_others_put_there_is_left_and_told(
    place: Path, rdlm: Rdlm, name: str, kind: str
) -> None:
    rdlm("desktop", "--install")
    (place / name).unlink()
    FOREIGN[kind](place / name)
    before = (place / name).lstat()
    answer = rdlm("desktop", "--remove")

    assert answer.code == 0
    assert f"{place / name} is not of this program" in answer.out
    assert os.path.samestat((place / name).lstat(), before)
    assert found(place) & FILES <= {name}


def test_what_an_earlier_version_installed_is_removed(place: Path, rdlm: Rdlm) -> None:
    rdlm("desktop", "--install")
    file = place / "applications" / f"{NAME}.desktop"
    file.write_text(f"[Desktop Entry]\nExec=old %f\nStartupWMClass={NAME}\n")
    for icon in place.rglob("*.svg"):
        icon.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    rdlm("desktop", "--remove")

    assert found(place) == set()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_told_of_their_way(
    place: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert "shortcut to rdlm-gui" in rdlm("desktop", "--install").reason


@pytest.mark.skipif(
    not shutil.which("update-mime-database"), reason="needs shared-mime-info"
)
def test_the_system_takes_the_type_for_ours(
    tmp_path: Path, place: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    rdlm("desktop", "--install")

    globs = (place / "mime" / "globs2").read_text()
    assert "application/x-rdlab:*.rdlab" in globs
