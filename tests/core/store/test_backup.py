"""Copies are whole or not there; what they replace is kept."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import (
    LabBusy,
    LabDamaged,
    LabError,
    LabInUse,
    LabMissing,
    NotALab,
    WriteFailed,
)
from core.lab import Lab
from core.store import backup
from tests.core.store.test_locks import LOCK, leave_a_hot_journal
from tests.helpers.labs import MakeLab, activation
from tests.helpers.processes import another_process
from tests.helpers.systems import needs_kill, needs_links


def snapshot(path: Path) -> str:
    with Lab.open(path, read_only=True) as lab:
        return lab.snapshot()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def copied(make_lab: MakeLab) -> tuple[Path, Path]:
    """Give a lab that went on after a copy was made of it, and the copy."""
    lab = make_lab()
    copy = lab.path.with_name("copy.rdlab")
    lab.save_copy(copy)
    lab.do(activation(lab))
    lab.close()
    return lab.path, copy


def test_a_copy_holds_the_lab_and_leaves_nothing_else(lab: Lab) -> None:
    lab.do(activation(lab))
    copy = lab.path.with_name("copy.rdlab")
    lab.save_copy(copy)

    assert snapshot(copy) == lab.snapshot()
    assert names(copy.parent) == [".class.rdlab.lock", "class.rdlab", "copy.rdlab"]


def test_a_copy_replaces_what_is_there_at_once(lab: Lab) -> None:
    copy = lab.path.with_name("copy.rdlab")
    copy.write_text("a diary")
    lab.save_copy(copy)

    assert snapshot(copy) == lab.snapshot()


def test_a_lab_for_reading_can_be_copied(copied: tuple[Path, Path]) -> None:
    path, _ = copied
    with Lab.open(path, read_only=True) as lab:
        lab.save_copy(path.with_name("second.rdlab"))

    assert snapshot(path.with_name("second.rdlab")) == snapshot(path)


def test_a_lab_is_not_copied_over_itself_or_another_open_lab(
    make_lab: MakeLab,
) -> None:
    one, two = make_lab(name="one.rdlab"), make_lab(name="two.rdlab", seed=2)
    before = two.snapshot()
    for target in (one.path, two.path):
        with pytest.raises(LabInUse):
            one.save_copy(target)

    assert two.snapshot() == before


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("nowhere/copy.rdlab", LabMissing, "There is no folder"),
        ("file/copy.rdlab", LabMissing, "There is no folder"),
        ("folder", NotALab, "is not a file"),
    ],
)
def test_a_copy_that_cannot_be_written_is_explained(
    lab: Lab, name: str, kind: type[LabError], text: str
) -> None:
    folder = lab.path.parent
    (folder / "file").write_text("x")
    (folder / "folder").mkdir()
    before = names(folder)
    with pytest.raises(kind, match=text):
        lab.save_copy(folder / name)

    assert names(folder) == before


def test_a_full_disk_leaves_no_half_copy(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = lab.path.with_name("copy.rdlab")
    lab.save_copy(copy)
    before = copy.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailed, match="No space left on device"):
        lab.save_copy(copy)
    assert copy.read_bytes() == before
    assert names(copy.parent) == [".class.rdlab.lock", "class.rdlab", "copy.rdlab"]


def test_a_locked_lab_is_not_waited_for(copied: tuple[Path, Path]) -> None:
    path, copy = copied
    with Lab.open(path, read_only=True) as lab, another_process(LOCK, path):
        with pytest.raises(LabBusy):
            lab.save_copy(copy.with_name("second.rdlab"))
        assert names(path.parent) == ["class.rdlab", "copy.rdlab"]


def test_a_backup_is_restored_and_the_replaced_lab_kept(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    replaced, wanted = snapshot(path), snapshot(copy)
    kept = backup.restore(copy, path)

    assert kept == path.with_name("class.replaced-1.rdlab")
    assert snapshot(path) == wanted
    assert snapshot(kept) == replaced
    assert snapshot(copy) == wanted
    assert names(path.parent) == ["class.rdlab", "class.replaced-1.rdlab", "copy.rdlab"]


def test_replaced_labs_are_numbered(copied: tuple[Path, Path]) -> None:
    path, copy = copied
    kept = [backup.restore(copy, path) for _ in range(3)]

    assert [k.name for k in kept if k] == [
        "class.replaced-1.rdlab",
        "class.replaced-2.rdlab",
        "class.replaced-3.rdlab",
    ]


def test_a_backup_is_restored_where_nothing_is(copied: tuple[Path, Path]) -> None:
    _, copy = copied
    target = copy.with_name("new.rdlab")

    assert backup.restore(copy, target) is None
    assert snapshot(target) == snapshot(copy)


@pytest.mark.parametrize("content", [b"", b"rubbish" * 1000])
def test_a_backup_replaces_a_ruined_lab_and_keeps_the_ruin(
    copied: tuple[Path, Path], content: bytes
) -> None:
    path, copy = copied
    path.write_bytes(content)
    kept = backup.restore(copy, path)

    assert kept
    assert kept.read_bytes() == content
    assert snapshot(path) == snapshot(copy)


def test_a_lab_that_a_window_owns_is_not_replaced(copied: tuple[Path, Path]) -> None:
    path, copy = copied
    with Lab.open(path) as lab:
        before = lab.snapshot()
        with pytest.raises(LabInUse):
            backup.restore(copy, path)
        assert lab.snapshot() == before
    assert names(path.parent) == ["class.rdlab", "copy.rdlab"]


def test_a_lab_that_another_program_writes_is_not_replaced(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    before = path.read_bytes()
    with another_process(LOCK, path):
        with pytest.raises(LabBusy):
            backup.restore(copy, path)
        assert names(path.parent) == ["class.rdlab", "copy.rdlab"]
    assert path.read_bytes() == before


def ruin(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def another_database(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE note (text TEXT)")
    other.close()


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (Path.unlink, LabMissing),
        (ruin, LabDamaged),
        (another_database, NotALab),
        (lambda path: path.write_text("x"), NotALab),
    ],
)
def test_a_backup_that_is_none_leaves_the_lab_as_it_is(
    copied: tuple[Path, Path], spoil: Callable[[Path], object], kind: type[LabError]
) -> None:
    path, copy = copied
    before = path.read_bytes()
    spoil(copy)
    with pytest.raises(kind):
        backup.restore(copy, path)

    assert path.read_bytes() == before
    assert set(names(path.parent)) <= {"class.rdlab", "copy.rdlab"}


@needs_links
def test_a_lab_is_not_its_own_backup(copied: tuple[Path, Path]) -> None:
    path, _ = copied
    link = path.with_name("link.rdlab")
    link.symlink_to(path)
    for source in (path, link):
        with pytest.raises(LabMissing, match="is itself the lab to be replaced"):
            backup.restore(source, path)


@pytest.mark.parametrize("step", ["replace", "fsync", "link"])
def test_a_failure_at_any_step_leaves_a_whole_lab(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, copy = copied
    before = snapshot(path)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        if step == "link":
            patch.setattr("shutil.copyfile", fail)
        with pytest.raises(WriteFailed, match="Input/output error"):
            backup.restore(copy, path)
    assert snapshot(path) == before


def test_without_hard_links_the_replaced_lab_is_copied(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = copied
    replaced = snapshot(path)

    def fail(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    kept = backup.restore(copy, path)

    assert kept
    assert snapshot(kept) == replaced
    assert snapshot(path) == snapshot(copy)


@needs_kill
def test_what_a_killed_writer_left_does_not_reach_the_restored_lab(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    replaced, wanted = snapshot(path), snapshot(copy)
    leave_a_hot_journal(path)
    kept = backup.restore(copy, path)

    assert kept
    assert snapshot(path) == wanted
    assert snapshot(kept) == replaced


@needs_kill
def test_a_journal_that_cannot_be_played_goes_with_its_ruin(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    leave_a_hot_journal(path)
    path.write_bytes(b"rubbish" * 1000)
    backup.restore(copy, path)

    assert snapshot(path) == snapshot(copy)
    assert "class.rdlab-journal" not in names(path.parent)


@needs_kill
def test_a_copy_keeps_clear_of_an_old_journal(lab: Lab) -> None:
    copy = lab.path.with_name("copy.rdlab")
    lab.save_copy(copy)
    leave_a_hot_journal(copy)
    lab.do(activation(lab))
    lab.save_copy(copy)

    assert snapshot(copy) == lab.snapshot()


@needs_links
def test_a_link_to_a_lab_stays_a_link(copied: tuple[Path, Path]) -> None:
    path, copy = copied
    link = path.with_name("link.rdlab")
    link.symlink_to(path)
    backup.restore(copy, link)

    assert link.is_symlink()
    assert snapshot(path) == snapshot(copy)


def test_free_names_count_up(tmp_path: Path) -> None:
    path = tmp_path / "a.b.rdlab"
    (tmp_path / "a.b.backup-1.rdlab").touch()

    assert backup.free_name(path, "backup").name == "a.b.backup-2.rdlab"


def test_a_free_name_has_room_for_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 120}.rdlab"
    name = backup.free_name(path, "before-upgrade").name

    assert len(f".{name}-journal.lock".encode()) <= 255
    assert name.endswith(".before-upgrade-1.rdlab")
