r"""The one folder of a lab: what leads into it, and that nothing leads out."""

import os
import sys
from pathlib import Path

import pytest

from core.management.folder import Entry, Folder, folder_beside
from core.management.paths import FolderError, Trouble, is_nul, parts_of, windows_path

INSIDE = {
    "x.csv": ("x.csv",),
    r"C:\Temp\x.csv": ("Temp", "x.csv"),
    "c:/Temp/x.csv": ("Temp", "x.csv"),
    r"C:\Temp\..\..\..\x.csv": ("x.csv",),
    r"\Temp\.\x.csv": ("Temp", "x.csv"),
    r"Temp\\x.csv. ": ("Temp", "x.csv"),
    r"\\RDLIC01\C$\x.csv": ("Network", "RDLIC01", "C$", "x.csv"),
    r"\\srv\share\..\..\..\..\x.csv": ("Network", "srv", "share", "x.csv"),
    "Größe – 日本.txt": ("Größe – 日本.txt",),
    "": (),
    "C:\\": (),
}
REFUSED = {
    r"D:\x.csv": Trouble.NO_DRIVE,
    "x.csv:hidden": Trouble.BAD_NAME,
    r"C:\NUL.txt": Trouble.BAD_NAME,
    "com1": Trouble.BAD_NAME,
    "a\0b": Trouble.BAD_NAME,
    "a?b": Trouble.BAD_NAME,
    r"\\.\PhysicalDrive0": Trouble.BAD_NAME,
    r"\\?\C:\Windows": Trouble.BAD_NAME,
    r"\\srv": Trouble.BAD_NAME,
    "x" * 201: Trouble.BAD_NAME,
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "office files")


@pytest.mark.parametrize("typed", INSIDE)
def test_a_path_leads_into_the_folder(typed: str) -> None:
    assert parts_of(typed) == INSIDE[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_path_is_refused(typed: str) -> None:
    with pytest.raises(FolderError) as refused:
        parts_of(typed)

    assert refused.value.trouble is REFUSED[typed]


@pytest.mark.parametrize(
    ("typed", "current", "parts"),
    [
        ("x", ("Temp",), ("Temp", "x")),
        (r"..\x", ("Temp",), ("x",)),
        ("C:x", ("Temp",), ("Temp", "x")),
        (r"\x", ("Temp",), ("x",)),
        (r"..\..\..\x", ("Network", "srv", "s", "a"), ("Network", "srv", "s", "x")),
        ("C:x", ("Network", "srv", "s"), ("x",)),
    ],
)
def test_a_relative_path_begins_where_it_is_typed(
    typed: str, current: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert parts_of(typed, current) == parts


def test_places_are_written_as_windows_does() -> None:
    assert windows_path(()) == "C:\\"
    assert windows_path(("Temp", "x")) == r"C:\Temp\x"
    assert windows_path(("Network", "srv", "s", "x")) == r"\\srv\s\x"


@pytest.mark.parametrize("typed", ["nul", "NUL", "NUL:", " nul "])
def test_what_is_written_to_nul_is_dropped(typed: str) -> None:
    assert is_nul(typed)


def test_a_folder_lies_beside_its_lab(tmp_path: Path) -> None:
    assert folder_beside(tmp_path / "office.rdlab") == tmp_path / "office files"


def test_what_is_written_is_read_whatever_the_case(folder: Folder) -> None:
    folder.write(r"C:\Temp\Report.csv", b"a\r\n")
    folder.write(r"temp\REPORT.CSV", b"b\r\n", appends=True)

    assert folder.read("/TEMP/report.csv") == b"a\r\nb\r\n"
    assert folder.entries() == [Entry("Temp", is_folder=True, size=0)]
    assert folder.entries("temp") == [Entry("Report.csv", is_folder=False, size=6)]
    assert folder.is_folder("TEMP")
    assert folder.is_there(r"Temp\report.csv")


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("none.txt", Trouble.NO_FILE),
        (r"none\x.txt", Trouble.NO_PATH),
        ("Temp", Trouble.IS_FOLDER),
        (r"Temp\x.txt\y", Trouble.NO_PATH),
    ],
)
def test_what_cannot_be_read_says_why(
    folder: Folder, typed: str, trouble: Trouble
) -> None:
    folder.write(r"Temp\x.txt", b"")

    with pytest.raises(FolderError) as refused:
        folder.read(typed)
    assert refused.value.trouble is trouble


def test_only_what_is_empty_is_deleted(folder: Folder) -> None:
    folder.write(r"Temp\x.txt", b"")

    with pytest.raises(FolderError) as refused:
        folder.delete("Temp")
    assert refused.value.trouble is Trouble.NOT_EMPTY
    folder.delete(r"Temp\x.txt")
    folder.delete("Temp")
    assert folder.entries() == []


def test_nothing_is_written_over_a_folder_or_below_a_file(folder: Folder) -> None:
    folder.make("Temp")
    folder.write("x", b"")

    for typed in ("Temp", r"x\y", ""):
        with pytest.raises(FolderError):
            folder.write(typed, b"lost")
    assert folder.read("x") == b""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_link_is_followed(folder: Folder, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    folder.make("Temp")
    os.symlink(outside, folder.root / "Temp" / "way")
    os.symlink(outside / "secret.txt", folder.root / "file")

    for act in (
        lambda: folder.read(r"Temp\way\secret.txt"),
        lambda: folder.read("file"),
        lambda: folder.write(r"Temp\way\new.txt", b"x"),
        lambda: folder.delete("file"),
        lambda: folder.entries(r"Temp\way"),
    ):
        with pytest.raises(FolderError):
            act()
    assert os.listdir(outside) == ["secret.txt"]
    assert folder.entries("Temp") == []


def test_what_is_too_big_is_neither_read_nor_written(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("big.txt", b"12345")
    folder.write("small.txt", b"123")
    monkeypatch.setattr("core.management.folder.MOST_BYTES", 4)

    for act in (
        lambda: folder.read("big.txt"),
        lambda: folder.write("new.txt", b"12345"),
        lambda: folder.write("small.txt", b"45", appends=True),
    ):
        with pytest.raises(FolderError) as refused:
            act()
        assert refused.value.trouble is Trouble.TOO_BIG
    assert folder.read("small.txt") == b"123"
    assert not folder.is_there("new.txt")


@pytest.mark.parametrize(
    ("typed", "trouble"), [("none", Trouble.NO_PATH), ("x", Trouble.IS_FILE)]
)
def test_what_is_no_folder_is_not_listed(
    folder: Folder, typed: str, trouble: Trouble
) -> None:
    assert folder.entries() == []  # of a lab in which nothing was written yet
    folder.write("x", b"")

    with pytest.raises(FolderError) as refused:
        folder.entries(typed)
    assert refused.value.trouble is trouble


@pytest.mark.parametrize(
    ("typed", "trouble"), [("", Trouble.DENIED), ("none", Trouble.NO_FILE)]
)
def test_what_is_not_there_is_not_deleted_nor_the_folder_itself(
    folder: Folder, typed: str, trouble: Trouble
) -> None:
    folder.make("")

    with pytest.raises(FolderError) as refused:
        folder.delete(typed)
    assert refused.value.trouble is trouble


def test_what_the_system_refuses_is_denied(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("x", b"")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("core.management.folder.os.open", refuse)
    with pytest.raises(FolderError) as refused:
        folder.read("x")
    assert refused.value.trouble is Trouble.DENIED
