from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.session.delays import Delays, Wait
from tests.gui.tripwires import delete_what_is_to_be_deleted

LONG = 3600.0
AT_ONCE = 1e9


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


class Heard:
    """What a wait has told."""

    def __init__(
        self,
        owner: QObject,
        speed: float,
        seconds: float = LONG,
        cancel_at: int | None = None,
    ) -> None:
        self.percents: list[int] = []
        self.ends = 0
        self._cancel_at = cancel_at
        self.wait: Wait = Delays(speed=speed).wait(
            seconds, self._on_progress, self._on_end, owner
        )

    def _on_progress(self, percent: int) -> None:
        self.percents.append(percent)
        if percent == self._cancel_at:
            self.wait.cancel()

    def _on_end(self) -> None:
        self.ends += 1


def test_a_wait_tells_its_progress_and_ends_once(owner: QObject, qtbot: QtBot) -> None:
    heard = Heard(owner, AT_ONCE)
    qtbot.waitUntil(lambda: heard.ends > 0)
    qtbot.wait(0)

    assert heard.ends == 1
    assert heard.percents == sorted(set(heard.percents))
    assert heard.percents[-1] == 100


def test_a_cancelled_wait_never_ends(owner: QObject, qtbot: QtBot) -> None:
    heard = Heard(owner, AT_ONCE, cancel_at=5)
    other = Heard(owner, AT_ONCE)
    qtbot.waitUntil(lambda: other.ends > 0)

    assert heard.ends == 0
    assert heard.percents == [2, 5]


def test_a_wait_goes_with_its_owner(qtbot: QtBot) -> None:
    owner, other = QObject(), QObject()
    heard = Heard(owner, AT_ONCE)
    owner.deleteLater()
    delete_what_is_to_be_deleted()
    witness = Heard(other, AT_ONCE)
    qtbot.waitUntil(lambda: witness.ends > 0)

    assert (heard.ends, heard.percents) == (0, [])
    other.deleteLater()


def test_a_tenfold_speed_takes_a_tenth_of_the_time(owner: QObject) -> None:
    def interval(speed: float) -> int:
        wait = Heard(owner, speed, seconds=4).wait
        found = wait._timer.interval()
        wait.cancel()
        return found

    assert interval(1) == 10 * interval(10) == 100


def test_the_window_can_be_used_while_it_waits(owner: QObject, qtbot: QtBot) -> None:
    heard = Heard(owner, speed=1)
    done: list[str] = []
    owner.objectNameChanged.connect(done.append)
    owner.setObjectName("renamed")

    assert done == ["renamed"]
    assert heard.ends == 0
    heard.wait.cancel()
