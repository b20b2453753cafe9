"""Answers are kept while nothing changes, and never longer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from core.commands.history import Undo
from core.commands.time import MoveClock
from core.commands.world import SetSessionHostReachable
from core.errors import Refused
from core.lab import Lab
from tests.helpers.labs import MakeLab, sql

GO_AWAY = SetSessionHostReachable(host="RDSH01", is_reachable=False)
QUESTIONS: dict[str, Callable[[Lab], object]] = {
    "settings": Lab.settings,
    "servers": Lab.servers,
    "packs": lambda lab: lab.packs("RDLIC01"),
    "session hosts": Lab.session_hosts,
    "sessions": lambda lab: lab.sessions("RDSH01"),
    "accounts": Lab.accounts,
    "an account": lambda lab: lab.account("administrator"),
    "undoable": Lab.undoable,
    "redoable": Lab.redoable,
}


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@contextmanager
def statements(lab: Lab) -> Iterator[list[str]]:
    said: list[str] = []
    sql(lab).set_trace_callback(said.append)
    yield said
    sql(lab).set_trace_callback(None)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_was_asked_is_not_read_again(lab: Lab, name: str) -> None:
    first = QUESTIONS[name](lab)
    with statements(lab) as said:
        again = QUESTIONS[name](lab)

    assert again == first
    assert said == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_after_a_command_it_is_read_again(lab: Lab, name: str) -> None:
    QUESTIONS[name](lab)
    lab.do(GO_AWAY)
    with statements(lab) as said:
        QUESTIONS[name](lab)

    assert said != []


def test_a_change_an_undo_and_a_redo_are_seen(lab: Lab) -> None:
    reachable = [h.is_reachable for h in lab.session_hosts()]
    lab.do(GO_AWAY)
    assert [h.is_reachable for h in lab.session_hosts()] != reachable
    lab.do(Undo())
    assert [h.is_reachable for h in lab.session_hosts()] == reachable


def test_a_list_is_the_callers_own(lab: Lab) -> None:
    lab.servers().clear()

    assert len(lab.servers()) == 2


def test_a_refusal_leaves_nothing_of_what_it_took_back(lab: Lab) -> None:
    before = lab.settings()
    with pytest.raises(Refused):
        lab.do(MoveClock(until=before.now))  # the clock does not stand still

    assert lab.settings() == before


def test_what_is_rolled_back_is_not_remembered(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lab.session_hosts()

    def execute(command: SetSessionHostReachable, tx: Lab) -> None:
        tx._connection.execute("UPDATE session_host SET is_reachable = 0")
        assert tx.session_hosts() != before  # what the transaction sees is kept, too
        raise RuntimeError("in the middle")

    monkeypatch.setattr(SetSessionHostReachable, "execute", execute)
    with pytest.raises(RuntimeError):
        lab.do(GO_AWAY)

    assert lab.session_hosts() == before


def test_who_only_reads_sees_at_once_what_the_owner_wrote(
    lab: Lab,
) -> None:
    before = lab.settings().now
    reader = Lab.open(lab.path, read_only=True)
    assert reader.settings().now == before
    lab.do(MoveClock(until=before + timedelta(days=1)))

    assert reader.settings().now > before
    reader.close()
