import pytest

from core.bus import Bus, Event
from core.events import LabRewound, ServerActivated, ServerChanged, SettingsChanged


@pytest.fixture
def bus() -> Bus:
    return Bus()


def test_an_event_reaches_who_asked_for_its_kind(bus: Bus) -> None:
    seen: list[Event] = []
    bus.subscribe(ServerActivated, seen.append)
    bus.publish([ServerActivated("RDLIC01"), ServerChanged("RDLIC01")])

    assert seen == [ServerActivated("RDLIC01")]


def test_who_asks_for_all_events_gets_all_in_order(bus: Bus) -> None:
    seen: list[Event] = []
    bus.subscribe(Event, seen.append)
    events: list[Event] = [ServerActivated("A"), LabRewound(), ServerChanged("B")]
    bus.publish(events)

    assert seen == events


def test_two_subscribers_get_the_event_in_the_order_they_came(bus: Bus) -> None:
    seen: list[str] = []
    bus.subscribe(LabRewound, lambda _: seen.append("first"))
    bus.subscribe(LabRewound, lambda _: seen.append("second"))
    bus.publish([LabRewound()])

    assert seen == ["first", "second"]


def test_who_unsubscribed_gets_nothing(bus: Bus) -> None:
    seen: list[Event] = []
    bus.subscribe(Event, seen.append)
    bus.unsubscribe(seen.append)
    bus.publish([LabRewound()])

    assert seen == []


def test_an_event_of_a_handler_waits_until_the_first_is_delivered(bus: Bus) -> None:
    seen: list[str] = []

    def answer(_: LabRewound) -> None:
        bus.publish([SettingsChanged()])
        seen.append("answered")

    bus.subscribe(LabRewound, answer)
    bus.subscribe(LabRewound, lambda _: seen.append("rewound"))
    bus.subscribe(SettingsChanged, lambda _: seen.append("settings"))
    bus.publish([LabRewound()])

    assert seen == ["answered", "rewound", "settings"]


def test_after_a_failing_handler_the_bus_delivers_the_next_events_only(
    bus: Bus,
) -> None:
    seen: list[Event] = []

    def fail(_: LabRewound) -> None:
        raise RuntimeError("a bug")

    bus.subscribe(LabRewound, fail)
    bus.subscribe(ServerChanged, seen.append)
    with pytest.raises(RuntimeError, match="a bug"):
        bus.publish([LabRewound(), ServerChanged("lost")])
    bus.publish([ServerChanged("RDLIC01")])

    assert seen == [ServerChanged("RDLIC01")]
