"""Each cause of a failed read or write has a sentence of its own, and it is true."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.errors import LabDamaged, LabMoved, WriteFailed
from core.lab import Lab
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
