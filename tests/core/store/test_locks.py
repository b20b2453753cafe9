"""Other programs at the same file: one owner, an answer at once, no half state."""

import errno
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.errors import (
    DiskUnreliable,
    LabBusy,
    LabChangedElsewhere,
    LabError,
    LabInUse,
    LabUnlockable,
    WriteFailed,
)
from core.files import errno_of_locking
from core.lab import Lab
from core.store import owner_name
from core.store.connection import LabConnection
from core.store.ownership import Ownership
from tests.helpers.labs import MakeLab, activation, sql
from tests.helpers.processes import (
    ROOT,
    another_process,
    public_folder,
    run,
    run_without_rights,
)
from tests.helpers.systems import needs_kill, needs_links, needs_posix_errors

SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)
OWN = """
from pathlib import Path
from core.lab import Lab
lab = Lab.open(Path(sys.argv[1]))
"""
LOCK = """
import sqlite3
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
"""
OPEN_AND_REPORT = """
import sys
from pathlib import Path
from core.errors import LabInUse
from core.lab import Lab
print("started", flush=True)
sys.stdin.readline()
try:
    lab = Lab.open(Path(sys.argv[1]))
except LabInUse:
    print("in use", flush=True)
else:
    print("owner", flush=True)
    sys.stdin.read()
    lab.close()
"""


@pytest.fixture
def path(make_lab: MakeLab) -> Path:
    lab = make_lab()
    lab.close()
    return lab.path


@contextmanager
def answers_at_once(seconds: float = 4.5) -> Iterator[None]:
    """Fail if the block takes long; SQLite's own patience would be five seconds."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


def test_a_lab_that_another_window_owns_can_be_read(path: Path) -> None:
    with another_process(OWN, path):
        with (
            answers_at_once(),
            pytest.raises(LabInUse, match="open it here for reading only"),
        ):
            Lab.open(path)
        with Lab.open(path, read_only=True) as reader:
            assert reader.problems() == []
    Lab.open(path).close()


TRY_TO_OWN = """
import sys
from pathlib import Path
from core.errors import LabInUse
from core.store.connection import LabConnection
from core.store.ownership import Ownership
try:
    Ownership(Path(sys.argv[1]))
except LabInUse:
    print("in use")
"""


def test_asking_a_second_time_does_not_take_a_lab_from_its_owner(path: Path) -> None:
    with Lab.open(path):
        with pytest.raises(LabInUse):
            Lab.open(path)
        assert run(TRY_TO_OWN, path) == "in use\n"
    assert run(TRY_TO_OWN, path) == ""


def test_a_lab_whose_owner_was_killed_is_free(path: Path) -> None:
    with another_process(OWN, path) as owner:
        owner.kill()
    with Lab.open(path) as lab:
        lab.do(SLOW)
    assert list(path.parent.iterdir()) == [path]


@needs_links
def test_a_link_to_the_lab_has_the_same_owner(path: Path) -> None:
    link = path.with_name("link.rdlab")
    link.symlink_to(path)
    with Lab.open(path), pytest.raises(LabInUse):
        Lab.open(link)
    with Lab.open(link), pytest.raises(LabInUse):
        Lab.open(path)


def test_of_ten_windows_started_at_once_one_owns_the_lab(path: Path) -> None:
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AND_REPORT, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(10)
    ]
    for window in windows:
        assert window.stdout
        assert window.stdout.readline() == "started\n"
    for window in windows:
        assert window.stdin
        window.stdin.write("go\n")
        window.stdin.flush()
    answers = [w.stdout.readline().strip() for w in windows if w.stdout]
    for window in windows:
        window.communicate()

    assert sorted(answers) == ["in use"] * 9 + ["owner"]
    assert list(path.parent.iterdir()) == [path]


def test_a_locked_lab_is_busy_at_once(path: Path) -> None:
    with another_process(LOCK, path):
        for read_only in (False, True):
            with (
                answers_at_once(),
                pytest.raises(LabBusy, match="Wait a moment, and then try again"),
            ):
                Lab.open(path, read_only=read_only)
    Lab.open(path).close()


def test_a_lab_locked_while_it_is_open_refuses_and_then_goes_on(lab: Lab) -> None:
    before = lab.snapshot()
    with another_process(LOCK, lab.path):
        for _ in range(3):
            with (
                answers_at_once(),
                pytest.raises(LabBusy, match="Nothing was changed"),
            ):
                lab.do(SLOW)
        with answers_at_once(), pytest.raises(LabBusy):
            lab.devices()
    assert lab.snapshot() == before
    lab.do(SLOW)
    assert lab.problems() == []


def test_the_wait_for_a_lock_is_too_short_to_be_seen(lab: Lab) -> None:
    other = sqlite3.connect(lab.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    starts = []
    for _ in range(5):
        start = time.monotonic()
        with pytest.raises(LabBusy):
            lab.do(SLOW)
        starts.append(time.monotonic() - start)
    other.close()

    assert min(starts) < 0.1


HOT_JOURNAL = """
import os, signal, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA cache_size = 2")
other.execute("BEGIN IMMEDIATE")
other.execute("UPDATE device SET name = 'half' || name")
for number in range(2000):
    other.execute("INSERT INTO user (name) VALUES (?)", (f"half {number}",))
os.kill(os.getpid(), signal.SIGKILL)
"""


def leave_a_hot_journal(path: Path) -> None:
    with pytest.raises(AssertionError):  # it was killed
        run(HOT_JOURNAL, path)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.read_bytes()[:4] == b"\xd9\xd5\x05\xf9"


@needs_kill
@pytest.mark.parametrize("read_only", [False, True])
def test_what_a_killed_writer_left_is_undone_on_opening(
    path: Path, read_only: bool
) -> None:
    with Lab.open(path) as lab:
        before = lab.snapshot()
    whole = path.read_bytes()
    leave_a_hot_journal(path)
    assert path.read_bytes() != whole
    with Lab.open(path, read_only=read_only) as lab:
        assert lab.snapshot() == before
        assert lab.problems() == []
    assert list(path.parent.iterdir()) == [path]


@needs_kill
def test_what_a_killed_writer_left_is_undone_while_the_lab_is_open(lab: Lab) -> None:
    before = lab.snapshot()
    leave_a_hot_journal(lab.path)

    assert lab.snapshot() == before
    lab.reload()
    lab.do(activation(lab))
    assert lab.problems() == []


def test_a_lock_that_cannot_be_taken_is_explained(path: Path) -> None:
    path.with_name(".class.rdlab.lock").mkdir()
    with pytest.raises(WriteFailed, match="It can be opened for reading only"):
        Lab.open(path)
    Lab.open(path, read_only=True).close()


def test_ownership_ends_with_its_block(path: Path) -> None:
    with Ownership(path), pytest.raises(LabInUse):
        Ownership(path)
    with Ownership(path):
        assert path.with_name(".class.rdlab.lock").exists()
    assert list(path.parent.iterdir()) == [path]


def test_after_an_error_of_the_disk_nothing_more_is_written_through_that_connection(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, old = lab.snapshot(), sql(lab)
    broken = DiskUnreliable("Check the disk, and then try again.")
    with monkeypatch.context() as patch:
        patch.setattr(lab, "_refuse_unseen_changes", Mock(side_effect=broken))
        with pytest.raises(DiskUnreliable, match="Check the disk"):
            lab.do(activation(lab))
    with monkeypatch.context() as patch:
        patch.setattr("core.store.connection.open_existing", Mock(side_effect=broken))
        for again in (lambda: lab.do(SLOW), lab.reload):
            with pytest.raises(DiskUnreliable, match="Check the disk"):
                again()
    assert lab.snapshot() == before
    lab.do(SLOW)

    assert sql(lab) is not old
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        old.execute("SELECT 1")
    lab.do(Undo())
    assert lab.settings().clearinghouse is ClearinghouseCondition.REACHABLE
    assert lab.problems() == []


def test_a_connection_that_cannot_be_used_leaves_the_old_one(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lab.snapshot()
    broken = DiskUnreliable("Check the disk, and then try again.")
    with monkeypatch.context() as patch:
        patch.setattr(lab, "_refuse_unseen_changes", Mock(side_effect=broken))
        with pytest.raises(DiskUnreliable):
            lab.do(SLOW)
    with monkeypatch.context() as patch:
        patch.setattr("core.store.undo.watch", Mock(side_effect=broken))
        with pytest.raises(DiskUnreliable):
            lab.do(SLOW)

    assert lab.snapshot() == before
    lab.do(SLOW)


def test_f5_opens_a_lab_again_that_the_disk_did_not_read(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = sql(lab)
    broken = DiskUnreliable("Check the disk, and then try again.")
    with monkeypatch.context() as patch:
        patch.setattr("core.lab._data_version", Mock(side_effect=broken))
        with pytest.raises(DiskUnreliable):
            lab.reload()
    assert sql(lab) is old
    lab.reload()

    assert sql(lab) is not old
    lab.do(SLOW)


def test_a_connection_that_was_cut_before_anything_began_is_given_up_too(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = sql(lab)
    broken = DiskUnreliable("The network folder is no longer connected.")
    execute = LabConnection.execute

    def cut(link: LabConnection, *arguments: object) -> object:
        if link is old:
            raise broken
        return execute(link, *arguments)

    monkeypatch.setattr(LabConnection, "execute", cut)
    with pytest.raises(DiskUnreliable, match="network folder"):
        lab.do(SLOW)
    lab.do(SLOW)

    assert lab.problems() == []


def test_what_another_program_changed_meanwhile_is_seen_first(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = DiskUnreliable("Check the disk, and then try again.")
    with monkeypatch.context() as patch:
        patch.setattr(lab, "_refuse_unseen_changes", Mock(side_effect=broken))
        with pytest.raises(DiskUnreliable):
            lab.do(SLOW)
    with closing(sqlite3.connect(lab.path)) as other, other:
        other.execute("UPDATE lab SET seed = seed + 1")
    with pytest.raises(LabChangedElsewhere):
        lab.do(SLOW)
    lab.reload()
    lab.do(SLOW)


OPEN_AGAIN_AND_AGAIN = """
import os, sys
from core.errors import LabInUse
from core.store.connection import LabConnection
from core.store.ownership import Ownership
from pathlib import Path
path = Path(sys.argv[1])
inside = path.with_name("inside")
owned = 0
for _ in range(300):
    try:
        with Ownership(path):
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
            owned += 1
            inside.unlink()
    except LabInUse:
        continue
print(owned)
"""


def test_of_windows_that_come_and_go_never_two_own_the_lab(path: Path) -> None:
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AGAIN_AND_AGAIN, str(path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    done = [window.communicate() for window in windows]

    assert [complaint for _, complaint in done] == [""] * 4
    assert sum(int(owned) for owned, _ in done) > 0


@pytest.mark.parametrize("length", [244, 249])
def test_a_name_that_is_too_long_for_its_neighbours_is_to_be_shorter(
    tmp_path: Path, lab: Lab, length: int
) -> None:
    path = tmp_path / f"{'x' * length}.rdlab"
    with pytest.raises(LabError, match=r"too long\. Choose a shorter name"):
        lab.save_copy(path)
    path.write_bytes(lab.path.read_bytes())
    with pytest.raises(LabError, match=r"too long\. Give it a shorter name"):
        Lab.open(path)


# Where the disk knows no locks, or the lock is another person's


def without_locks(patch: pytest.MonkeyPatch, number: int = errno.ENOLCK) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    patch.setattr("fcntl.flock", refuse)


@needs_posix_errors
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_without_such_locks_a_lab_is_made_and_used_under_those_of_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    without_locks(monkeypatch, number)
    path = tmp_path / "class.rdlab"
    with Lab.create(path) as lab, Lab.open(path) as other:
        lab.do(activation(lab))
        with pytest.raises(LabChangedElsewhere):
            other.do(SLOW)
        assert other.servers()[0].is_activated  # nothing is kept that may be old
        other.reload()
        other.do(SLOW)
        assert other.problems() == []
    with Lab.open(path) as lab:
        lab.save_copy(tmp_path / "copy.rdlab")

    assert sorted(p.name for p in tmp_path.iterdir()) == ["class.rdlab", "copy.rdlab"]


@needs_posix_errors
def test_where_sqlite_has_no_locks_either_a_lab_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    monkeypatch.setattr("core.store.connection.errno_of_locking", lambda _: 37)
    with another_process(LOCK, path):  # SQLite says the same in both cases
        with pytest.raises(LabUnlockable, match=r"No locks.*opened for reading only"):
            Lab.open(path)
        with Lab.open(path, read_only=True) as reader:
            assert reader.is_read_only
            assert reader.problems() == []


@needs_posix_errors
@pytest.mark.parametrize("number", [errno.ENOLCK, 0])
def test_the_system_is_asked_whether_there_are_locks(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no locks")

    if number:
        monkeypatch.setattr("fcntl.lockf", refuse)

    assert errno_of_locking(path) == number
    assert errno_of_locking(path / "nowhere") == 0
    assert list(path.parent.iterdir()) == [path]


@needs_posix_errors
def test_a_lab_that_cannot_be_locked_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "core.lab.Ownership",
        Mock(side_effect=LabUnlockable(tmp_path, "No space left on device")),
    )
    with pytest.raises(WriteFailed, match="written: No space left on device") as told:
        Lab.create(tmp_path / "class.rdlab")

    assert not told.value.can_be_read
    assert list(tmp_path.iterdir()) == []


OWN_AS_NOBODY = """
from core.store import owner_name
owner_name.me = lambda: "Alice on PC-12"
from pathlib import Path
from core.lab import Lab
lab = Lab.open(Path(sys.argv[1]))
"""


def test_who_has_a_lab_is_told(path: Path) -> None:
    with (
        another_process(OWN_AS_NOBODY, path),
        pytest.raises(LabInUse, match=r"another window, of Alice on PC-12\. Close"),
    ):
        Lab.open(path)
    with another_process(OWN, path), pytest.raises(LabInUse, match=r"window\. Close"):
        Lab.open(path)


@needs_kill
def test_the_lock_of_another_person_who_crashed_shuts_nobody_out(path: Path) -> None:
    with another_process(OWN_AS_NOBODY, path) as owner:
        owner.kill()
    with Lab.open(path) as lab:
        lab.do(SLOW)
        with pytest.raises(LabInUse, match=r"another window\. Close"):
            Lab.open(path)

    assert list(path.parent.iterdir()) == [path]


DO_AS_NOBODY = """
import sys
from pathlib import Path
from core.errors import LabError
from core.lab import Lab
from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
try:
    with Lab.open(Path(sys.argv[1])) as lab:
        lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW))
        print("done", lab.problems())
except LabError as error:
    print(error)
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs two users"
)
@pytest.mark.parametrize("rights", [0o600, 0o644, 0o666, 0o000])
def test_what_another_user_left_in_a_shared_folder_shuts_nobody_out(
    rights: int,
) -> None:
    with public_folder() as folder:
        folder.chmod(0o777)
        path = folder / "class.rdlab"
        Lab.create(path).close()
        path.chmod(0o666)
        lock = path.with_name(".class.rdlab.lock")
        lock.touch()
        lock.chmod(rights)
        assert run_without_rights(DO_AS_NOBODY, path) == "done []\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs two users"
)
def test_another_user_meets_a_lab_in_use_and_is_told_whose(tmp_path: Path) -> None:
    with public_folder() as folder:
        folder.chmod(0o777)
        path = folder / "class.rdlab"
        Lab.create(path).close()
        path.chmod(0o666)
        with Lab.open(path):
            told = run_without_rights(DO_AS_NOBODY, path)

    assert f"is open in another window, of {owner_name.me()}." in told


def test_what_a_stranger_wrote_into_a_lock_is_no_lock(path: Path) -> None:
    lock = path.with_name(".class.rdlab.lock")
    for content in (b"dear diary", b"rdlm lock\n" + b"x" * 1000):
        lock.write_bytes(content)
        with pytest.raises(LabUnlockable, match="is not from this program"):
            Lab.open(path)
        assert lock.read_bytes() == content
