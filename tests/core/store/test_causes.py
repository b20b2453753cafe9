"""Each cause of a failed read or write has a sentence of its own, and it is true."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.errors import LabDamaged, LabError, LabInUse, LabMoved, WriteFailed
from core.lab import Lab
from core.store import causes
from core.store.causes import Cause
from core.store.identity import identify
from tests.helpers.labs import MakeLab, activation

SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)


def renamed(path: Path) -> None:
    path.rename(path.with_name("elsewhere.rdlab"))


def replaced(path: Path) -> None:
    shutil.copyfile(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def folder_renamed(path: Path) -> None:
    path.parent.rename(path.parent.with_name("other"))


@pytest.fixture
def far(make_lab: MakeLab, tmp_path: Path) -> Lab:
    (tmp_path / "far").mkdir()
    return make_lab(name="far/class.rdlab")


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (renamed, "was moved, renamed or deleted while it was open"),
        (Path.unlink, "was moved, renamed or deleted while it was open"),
        (replaced, "Another file was put in the place of class.rdlab"),
        (folder_renamed, "The folder or disk of class.rdlab is gone"),
    ],
)
def test_a_lab_that_is_taken_away_says_so_and_can_be_copied(
    far: Lab, tmp_path: Path, change: Callable[[Path], object], cause: str
) -> None:
    before = far.snapshot()
    change(far.path)
    for _ in range(2):
        with pytest.raises(LabMoved, match=cause) as told:
            far.do(SLOW)
        assert "ave a copy of the lab" in str(told.value)

    copy = tmp_path / "kept.rdlab"
    far.save_copy(copy)
    with Lab.open(copy) as kept:
        assert kept.snapshot() == before


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_a_lab_that_is_put_back_goes_on(lab: Lab) -> None:
    renamed(lab.path)
    with pytest.raises(LabMoved):
        lab.do(SLOW)
    lab.path.with_name("elsewhere.rdlab").rename(lab.path)
    lab.do(SLOW)

    assert lab.problems() == []


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def made_another_database(path: Path) -> None:
    other = path.with_name("other.db")
    link = sqlite3.connect(other, isolation_level=None)
    link.execute("CREATE TABLE note (text TEXT)")
    link.close()
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize(
    ("change", "cause"),
    [(emptied, "was emptied by another program"), (made_another_database, "damaged")],
)
@pytest.mark.parametrize("use", [Lab.servers, Lab.snapshot, Lab.settings])
def test_a_lab_whose_content_is_taken_away_says_so(
    lab: Lab,
    change: Callable[[Path], object],
    cause: str,
    use: Callable[[Lab], object],
) -> None:
    change(lab.path)
    lab.reload()
    with pytest.raises(LabDamaged, match=cause):
        use(lab)


def test_a_limit_of_size_is_none_of_the_disk_and_the_next_try_works(lab: Lab) -> None:
    resource = pytest.importorskip("resource")
    before = lab.snapshot()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, limits[1]))  # ends the journal
    try:
        for _ in range(2):
            with pytest.raises(WriteFailed, match="larger than a file may be") as told:
                lab.do(activation(lab))
            assert type(told.value) is WriteFailed
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert lab.snapshot() == before
    lab.do(activation(lab))

    assert lab.problems() == []
    assert {p.name for p in lab.path.parent.iterdir()} == {
        ".class.rdlab.lock",
        "class.rdlab",
    }


def every_cause() -> list[Cause]:
    found = [c for c in vars(causes).values() if isinstance(c, Cause)]
    return [*found, *causes._BY_CODE.values(), *causes._BY_ERRNO.values()]


def test_what_is_told_to_be_copied_can_be_copied_from_the_window() -> None:
    told = [c for c in every_cause() if "ave a copy" in c.text]
    assert len({c.text for c in told}) >= 10
    assert [c.text for c in told if not c.leaves_content] == []


@pytest.mark.parametrize("code", [c for c in causes._BY_ERRNO if c != errno.EPERM])
@pytest.mark.parametrize("primary", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL])
def test_after_each_cause_the_lab_can_be_copied_and_the_next_try_works(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, primary: int
) -> None:
    before = lab.snapshot()
    with monkeypatch.context() as patch:
        patch.setattr(causes, "errno_of_writing", lambda _: code)
        patch.setattr("core.store.journal.append", fail_with(lab, primary))
        for _ in range(2):
            with pytest.raises(LabError) as told:
                lab.do(SLOW)
            assert lab.can_be_copied_after(told.value)
    copy = tmp_path / "kept.rdlab"
    lab.save_copy(copy)
    with Lab.open(copy) as kept:
        assert kept.snapshot() == before
        assert not kept.can_be_copied_after(told.value)  # another lab's trouble
    lab.do(SLOW)

    assert lab.problems() == []


def fail_with(lab: Lab, code: int) -> Callable[..., None]:
    """Fail as SQLite does when the system refuses a write to a lab."""

    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("refused")
        error.sqlite_errorcode = code
        raise causes.known(error, lab.path, identify(lab.path))

    return fail


def test_a_lab_that_is_emptied_offers_no_copy(lab: Lab) -> None:
    emptied(lab.path)
    lab.reload()
    with pytest.raises(LabDamaged) as told:
        lab.settings()

    assert not lab.can_be_copied_after(told.value)


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_what_cannot_be_read_any_more_is_not_offered_for_copying(lab: Lab) -> None:
    handle = os.open(lab.path, os.O_RDWR)
    try:
        lab.path.unlink()
        with pytest.raises(LabMoved) as told:
            lab.do(SLOW)
        assert lab.can_be_copied_after(told.value)
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)

    assert not lab.can_be_copied_after(told.value)


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
@pytest.mark.parametrize("change", [renamed, replaced])
def test_a_copy_never_takes_the_place_of_the_lab(
    lab: Lab, change: Callable[[Path], object]
) -> None:
    change(lab.path)
    there = lab.path.read_bytes() if lab.path.exists() else None
    with pytest.raises(LabInUse, match="Choose another name for the copy"):
        lab.save_copy(lab.path)

    assert (lab.path.read_bytes() if lab.path.exists() else None) == there


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_a_lab_in_doubt_that_was_taken_away_says_that(lab: Lab) -> None:
    lab._is_in_doubt = True
    renamed(lab.path)
    with pytest.raises(LabMoved, match="was moved, renamed or deleted"):
        lab.do(SLOW)


@pytest.mark.parametrize("limit", [1, 16, 64, 100, 130])  # KiB, of a lab of 140
@pytest.mark.parametrize("is_copy", [True, False])
def test_a_limit_of_size_is_told_wherever_in_a_new_file_it_strikes(
    lab: Lab, tmp_path: Path, *, limit: int, is_copy: bool
) -> None:
    resource = pytest.importorskip("resource")
    make: Callable[[Path], object] = lab.back_up if is_copy else Lab.create
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit * 1024, limits[1]))
    try:
        with pytest.raises(WriteFailed, match="larger than a file may be") as told:
            make(tmp_path / "new.rdlab")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert type(told.value) is WriteFailed
    assert not (tmp_path / "new.rdlab").exists()
