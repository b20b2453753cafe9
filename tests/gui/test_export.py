import csv
import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DiskTrouble
from gui.export import file_name, save_csv

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|'/c calc'!A0",
    " =1+1",
    "  +1",
    "\ufeff=1+1",
    "＝1+1",  # noqa: RUF001 – full width, as the next three
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠SUM(A1)",  # noqa: RUF001
]
HARMLESS = ["RDLIC01", "R&D", "12", "", "a=b", "<b>R&D</b>", 'the "first"', "a,b", "é"]


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_could_be_a_formula_is_marked_as_text(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "list.csv"
    save_csv(path, [["Name"], [text]])

    assert read(path) == [["Name"], [f"'{text}"]]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_written_as_they_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    save_csv(path, [[text, "end"]])

    assert read(path) == [[text, "end"]]


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2))
)
def test_what_is_read_back_is_what_was_written(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = tmp_path / "list.csv"
    save_csv(path, rows)
    back = [[cell.removeprefix("'") for cell in row] for row in read(path)]

    assert back == [[cell.removeprefix("'") for cell in row] for row in rows]


def test_a_spreadsheet_finds_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    save_csv(path, [["Größe"]])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_error_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "list.csv"
    path.write_text("old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(DiskTrouble, match="could not be written") as told:
        save_csv(path, [["new"]])

    assert os.strerror(code) in str(told.value)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"]


def test_a_full_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("nothing to keep"))
    path = Path("/dev/full")
    if not path.exists():
        pytest.skip("this system has no full device")
    link = tmp_path / ".list.csv.part"
    link.symlink_to(path)
    (tmp_path / "list.csv").write_text("old")
    with pytest.raises(DiskTrouble):
        save_csv(tmp_path / "list.csv", [["new" * 9000]])

    assert (tmp_path / "list.csv").read_text() == "old"


@pytest.mark.parametrize("name", ["missing/list.csv", "file/list.csv", "x" * 300])
def test_a_place_that_takes_no_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskTrouble, match="Choose another folder"):
        save_csv(tmp_path / name, [["new"]])


def test_a_folder_in_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(DiskTrouble):
        save_csv(tmp_path / "list.csv", [["new"]])

    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("RDLIC01", "RDLIC01.csv"),
        ("All servers", "All servers.csv"),
        ("../../etc/passwd", "_.._etc_passwd.csv"),
        ("a\\b:c*d?", "a_b_c_d_.csv"),
        ("x" * 255, f"{'x' * 60}.csv"),
        ("R&D <b>", "R&D _b_.csv"),
    ],
)
def test_the_suggested_name_is_one_that_every_system_takes(
    title: str, name: str
) -> None:
    assert file_name(title) == name
