"""What a running command sees of the lab."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from core.catalog import LicenseStatus, LicenseType
from core.commands.connect import Connect
from core.commands.history import CreateRestorePoint
from core.commands.time import MoveClock
from core.events import ConnectionTried
from core.lab import Lab
from core.store.slices import finish
from core.store.transaction import Transaction
from tests.helpers.labs import MakeLab, sql


def test_the_settings_are_those_that_were_written_last(lab: Lab) -> None:
    tx = Transaction(sql(lab), 1)
    later = tx.settings().changed(now=tx.settings().now + timedelta(days=1))
    tx.save_settings(later)
    assert tx.settings() == later == lab.settings()


def test_the_settings_are_those_of_the_state_that_it_returned_to(lab: Lab) -> None:
    before = lab.settings()
    lab.do(CreateRestorePoint(point="Before"))
    lab.do(MoveClock(until=before.now + timedelta(days=1)))
    after = lab.settings()
    tx = Transaction(sql(lab), lab.last_seq() + 1)
    assert tx.settings() == after
    finish(tx.rewind(lab.restore_points()[0].seq))
    assert tx.settings() == before


def test_packs_are_read_once_while_nothing_is_written(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    tx = Transaction(sql(lab), lab.last_seq() + 1)
    with reads(lab) as asked:
        first, second = tx.packs("RDLIC01"), tx.packs("RDLIC01")
    assert first == second
    assert len(asked) == 1
    tx.add_issued(
        next(p for p in first if p.type is LicenseType.PER_USER),
        user=r"CORP\z.new",
        device=None,
        status=LicenseStatus.ACTIVE,
        validated=False,
        expires_on=tx.settings().now,
    )
    assert tx.packs("RDLIC01") == lab.packs("RDLIC01") != first


def test_a_list_of_packs_that_was_changed_is_read_as_it_was(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    tx = Transaction(sql(lab), lab.last_seq() + 1)
    tx.packs("RDLIC01").clear()
    assert tx.packs("RDLIC01") == lab.packs("RDLIC01")


def test_a_session_has_the_id_that_it_was_written_with(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for user in ("a.adams", "y.yilmaz"):
        events = lab.do(Connect(host="RDSH01", user=user, device="PC-0015"))
        tried = next(e for e in events if isinstance(e, ConnectionTried))
        assert tried.session_id == lab.sessions("RDSH01")[-1].id


def test_to_connect_asks_little(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    with reads(lab) as asked:
        lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    assert len(asked) <= 13


@contextmanager
def reads(lab: Lab) -> Iterator[list[str]]:
    """Collect the statements that only read."""
    said: list[str] = []
    asked: list[str] = []
    sql(lab).set_trace_callback(said.append)
    yield asked
    sql(lab).set_trace_callback(None)
    asked += [s for s in said if s.startswith(("SELECT", "PRAGMA", "\n    SELECT"))]
