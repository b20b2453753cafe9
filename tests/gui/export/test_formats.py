"""Whatever the format: a file is written whole, or what was there stays."""

import errno
import gc
import os
import tracemalloc
from itertools import repeat
from pathlib import Path

import pytest

from core.errors import WriteFailed
from gui.export.formats import filters, steps_for
from gui.labels.console import Console
from gui.models.sheet import SLICE, Sheet
from tests.helpers.reports import sheet

SUFFIXES = [".csv", ".xlsx", ".pdf", ".json"]
NEW = sheet([["Name"], ["new"]])
by_suffix = pytest.mark.parametrize("suffix", SUFFIXES)


def write(path: Path, what: Sheet = NEW) -> None:
    for _ in steps_for(path, what, Console()):
        pass


@by_suffix
def test_the_suffix_chooses_the_format(tmp_path: Path, suffix: str) -> None:
    begins = {".csv": b"\xef\xbb\xbf", ".xlsx": b"PK", ".pdf": b"%PDF", ".json": b"{"}
    path = tmp_path / f"list{suffix.upper()}"
    write(path)

    assert path.read_bytes().startswith(begins[suffix])
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert f"(*{suffix})" in filters(Console())


def test_any_other_suffix_is_csv(tmp_path: Path) -> None:
    write(tmp_path / "list.txt")

    assert (tmp_path / "list.txt").read_bytes() == b"\xef\xbb\xbfName\r\nnew\r\n"


@by_suffix
@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_error_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, call: str, code: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / f"list{suffix}"
    path.write_text("old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteFailed, match="could not be written") as told:
        write(path)

    assert os.strerror(code) in str(told.value)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@by_suffix
def test_a_full_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("nothing to keep"))
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    path = tmp_path / f"list{suffix}"
    path.write_text("old")
    monkeypatch.setattr(
        "core.files._unguessable", lambda path: path.with_name("unfinished")
    )
    monkeypatch.setattr("core.files._NEW", os.O_RDWR)
    (tmp_path / "unfinished").symlink_to(full)
    with pytest.raises(WriteFailed):
        write(path, sheet([["new" * 9000]]))
    gc.collect()  # ZipFile writes its end when it goes, and says so if it cannot

    assert path.read_text() == "old"


@by_suffix
@pytest.mark.parametrize("name", ["missing/list", "file/list", "x" * 300])
def test_a_place_that_takes_no_file_is_told(
    tmp_path: Path, suffix: str, name: str
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteFailed, match=r"Choose a(nother folder| shorter name)"):
        write(tmp_path / f"{name}{suffix}")


@by_suffix
def test_a_planted_link_is_not_written_through(tmp_path: Path, suffix: str) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    path = tmp_path / f"list{suffix}"
    planted = [path, path.with_name(f".list{suffix}.part")]
    for link in planted:
        link.symlink_to(diary)
    write(path)

    assert diary.read_text() == "dear diary"
    assert not path.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        ["diary", *(link.name for link in planted)]
    )


@pytest.mark.skipif(os.name == "nt", reason="no umask there")
@by_suffix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_document_follows_the_umask(tmp_path: Path, suffix: str, umask: int) -> None:
    before = os.umask(umask)
    try:
        write(tmp_path / f"list{suffix}")
    finally:
        os.umask(before)

    assert (tmp_path / f"list{suffix}").stat().st_mode & 0o777 == 0o666 & ~umask


@by_suffix
def test_a_folder_in_place_of_the_file_stays(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"list{suffix}").mkdir()
    with pytest.raises(WriteFailed):
        write(tmp_path / f"list{suffix}")

    assert [p.name for p in tmp_path.iterdir()] == [f"list{suffix}"]


@by_suffix
@pytest.mark.parametrize("steps", [1, 3])
def test_what_is_stopped_leaves_nothing(
    tmp_path: Path, suffix: str, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    path = tmp_path / f"list{suffix}"
    path.write_text("old")
    writing = steps_for(path, sheet([["Name"], *[["new"]] * 5000]), Console())
    for _ in range(steps):
        next(writing)
    writing.close()

    assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name, "temporary"]
    assert list(folder.iterdir()) == []


@by_suffix
def test_every_step_says_how_many_lines_it_wrote(tmp_path: Path, suffix: str) -> None:
    what = sheet([["Name"], *[["new"]] * 1200], above=[["When", "now"]])
    written = list(steps_for(tmp_path / f"list{suffix}", what, Console()))

    head = 0 if suffix == ".pdf" else 3
    assert sum(written) == 1200 + head
    assert max(written) <= 500


A_FEW_ROWS = 50_000  # bytes; all the rows that are more are far beyond


@by_suffix
def test_a_longer_list_needs_no_more_memory(tmp_path: Path, suffix: str) -> None:
    def peak(slices: int) -> int:
        rows = [["a name", "2026-11-16T08:30:00Z"]] * SLICE
        what = Sheet(
            "Long", ["Name", "Date"], slices * SLICE, lambda: repeat(rows, slices)
        )
        tracemalloc.start()
        write(tmp_path / f"list{suffix}", what)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)  # what is imported stays
    assert peak(24) < 1.5 * peak(6) + A_FEW_ROWS
