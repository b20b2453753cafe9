"""New files: all of several or none, and what they take the place of."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from core import files
from core.errors import WriteFailed
from core.files import filling, replacing


def fail(folder: Path) -> None:
    with filling(folder) as unfinished:
        (unfinished / "one").write_text("new")
        raise KeyError


def draw(folder: Path, *names: str) -> None:
    with filling(folder) as unfinished:
        for name in names:
            (unfinished / name).write_text("new")


def listen(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


NO_FILES: list[Callable[[Path], object]] = [listen]
NO_FILES += [os.mkfifo] if hasattr(os, "mkfifo") else []


def test_files_come_to_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    with filling(folder) as unfinished:
        (unfinished / "one").write_text("1")
        assert list(folder.parent.iterdir()) == [unfinished]

    assert [path.name for path in folder.iterdir()] == ["one"]


def test_what_tells_of_the_others_goes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = []
    rename = files._rename_over

    def noted(file: Path, to: Path) -> None:
        moved.append(to.name)
        rename(file, to)

    monkeypatch.setattr(files, "_rename_over", noted)
    with filling(tmp_path, last="b") as unfinished:
        for name in "abc":
            (unfinished / name).touch()

    assert moved == ["a", "c", "b"]


def test_files_of_the_same_name_are_replaced_and_others_stay(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text("old")
    with filling(tmp_path) as unfinished:
        (unfinished / "one").write_text("new")

    found = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert found == {"one": "new", "two": "old"}


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    for folder in (tmp_path, tmp_path / "deep" / "down"):
        with pytest.raises(KeyError):
            fail(folder)

    found = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert found == {"one": "old"}


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed, match="Not a directory"):
        fail(tmp_path / "file" / "new")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets")
@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's name is short
    make(Path("list.csv"))
    before = Path("list.csv").lstat()
    with pytest.raises(WriteFailed, match="not a file"), replacing(Path("list.csv")):
        pass

    assert os.path.samestat(Path("list.csv").lstat(), before)
    assert os.listdir() == ["list.csv"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets")
@pytest.mark.parametrize("make", NO_FILES)
def test_where_one_of_several_is_no_file_none_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.png").write_text("old")
    make(Path("b.png"))
    before = Path("b.png").lstat()
    with pytest.raises(WriteFailed, match="not a file"):
        draw(tmp_path, "a.png", "b.png")

    assert os.path.samestat(Path("b.png").lstat(), before)
    assert Path("a.png").read_text() == "old"
    assert sorted(os.listdir()) == ["a.png", "b.png"]
