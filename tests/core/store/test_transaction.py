"""What a running command sees of the lab."""

from datetime import timedelta

from core.commands.history import CreateRestorePoint
from core.commands.time import MoveClock
from core.lab import Lab
from core.store.transaction import Transaction


def test_the_settings_are_those_that_were_written_last(lab: Lab) -> None:
    tx = Transaction(lab._link, 1)
    later = tx.settings().changed(now=tx.settings().now + timedelta(days=1))
    tx.save_settings(later)
    assert tx.settings() == later == lab.settings()


def test_the_settings_are_those_of_the_state_that_it_returned_to(lab: Lab) -> None:
    before = lab.settings()
    lab.do(CreateRestorePoint(point="Before"))
    lab.do(MoveClock(until=before.now + timedelta(days=1)))
    after = lab.settings()
    tx = Transaction(lab._link, lab.last_seq() + 1)
    assert tx.settings() == after
    tx.rewind(lab.restore_points()[0].seq)
    assert tx.settings() == before
