from collections.abc import Sequence

import pytest

from core.bus import Bus, Event
from core.events import LabRewound, ServerActivated, ServerChanged, SettingsChanged

Seen = list[Sequence[Event]]


@pytest.fixture
def bus() -> Bus:
    return Bus()


def test_the_events_of_a_commit_come_together_and_in_order(bus: Bus) -> None:
    seen: Seen = []
    bus.subscribe(seen.append)
    bus.publish([ServerActivated("A"), LabRewound(), ServerChanged("B")])
    bus.publish([LabRewound()])

    assert seen == [
        (ServerActivated("A"), LabRewound(), ServerChanged("B")),
        (LabRewound(),),
    ]


def test_nobody_is_called_where_nothing_happened(bus: Bus) -> None:
    seen: Seen = []
    bus.subscribe(seen.append)
    bus.publish([])

    assert seen == []


def test_two_subscribers_are_called_in_the_order_they_came(bus: Bus) -> None:
    seen: list[str] = []
    bus.subscribe(lambda _: seen.append("first"))
    bus.subscribe(lambda _: seen.append("second"))
    bus.publish([LabRewound()])

    assert seen == ["first", "second"]


def test_who_unsubscribed_gets_nothing(bus: Bus) -> None:
    seen: Seen = []
    bus.subscribe(seen.append)
    bus.unsubscribe(seen.append)
    bus.publish([LabRewound()])

    assert seen == []


def test_events_of_a_handler_wait_until_the_first_are_delivered(bus: Bus) -> None:
    seen: list[str] = []

    def answer(events: Sequence[Event]) -> None:
        if events == (LabRewound(),):
            bus.publish([SettingsChanged()])
            seen.append("answered")

    bus.subscribe(answer)
    bus.subscribe(lambda events: seen.append(type(events[0]).__name__))
    bus.publish([LabRewound()])

    assert seen == ["answered", "LabRewound", "SettingsChanged"]


def test_after_a_failing_handler_the_bus_delivers_the_next_events_only(
    bus: Bus,
) -> None:
    seen: Seen = []

    def fail(events: Sequence[Event]) -> None:
        if LabRewound() in events:
            bus.publish([ServerChanged("lost")])
            raise RuntimeError("a bug")

    bus.subscribe(fail)
    bus.subscribe(seen.append)
    with pytest.raises(RuntimeError, match="a bug"):
        bus.publish([LabRewound()])
    bus.publish([ServerChanged("RDLIC01")])

    assert seen == [(ServerChanged("RDLIC01"),)]
