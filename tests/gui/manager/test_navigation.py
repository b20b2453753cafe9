from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.manager.navigation import Navigation
from gui.models.places import ALL_SERVERS, Place, pack_place, server_place

SERVER = server_place("RDLIC01")
FIRST, SECOND = pack_place("RDLIC01", 3), pack_place("RDLIC01", 4)


@pytest.fixture
def navigation() -> Navigation:
    navigation = Navigation()
    for place in (SERVER, FIRST, SECOND):
        navigation.visit(place)
    return navigation


def walk_back(navigation: Navigation) -> list[Place]:
    places = [navigation.place]
    while navigation.has_back:
        places.append(navigation.back())
    return places


def test_it_starts_at_all_servers_with_nowhere_to_go() -> None:
    navigation = Navigation()

    assert navigation.place == ALL_SERVERS
    assert not navigation.has_back
    assert not navigation.has_forward


def test_back_and_forward_walk_the_visited_places(navigation: Navigation) -> None:
    assert walk_back(navigation) == [SECOND, FIRST, SERVER, ALL_SERVERS]
    assert navigation.back() == ALL_SERVERS
    assert [navigation.forward() for _ in range(4)] == [SERVER, FIRST, SECOND, SECOND]
    assert not navigation.has_forward


def test_visiting_the_present_place_again_is_no_step(navigation: Navigation) -> None:
    navigation.visit(SECOND)

    assert navigation.back() == FIRST


def test_a_new_visit_forgets_what_was_ahead(navigation: Navigation) -> None:
    navigation.back()
    navigation.visit(ALL_SERVERS)

    assert not navigation.has_forward
    assert navigation.back() == FIRST


def test_a_place_that_is_gone_is_forgotten(navigation: Navigation) -> None:
    navigation.forget(lambda place: place == SECOND)

    assert navigation.place == FIRST
    assert not navigation.has_forward
    assert navigation.back() == SERVER


def test_what_then_stands_twice_running_stands_once(navigation: Navigation) -> None:
    navigation.visit(FIRST)
    navigation.forget(lambda place: place == SECOND)

    assert walk_back(navigation) == [FIRST, SERVER, ALL_SERVERS]


def test_where_nothing_is_left_all_servers_are(navigation: Navigation) -> None:
    navigation.forget(lambda _: True)

    assert navigation.place == ALL_SERVERS
    assert not navigation.has_back


@given(
    st.lists(st.sampled_from([ALL_SERVERS, SERVER, FIRST, SECOND])),
    st.integers(0, 4),
    st.sets(st.sampled_from([SERVER, FIRST, SECOND])),
)
def test_no_walk_leads_to_a_place_that_is_gone(
    visits: list[Place], steps_back: int, gone: set[Place]
) -> None:
    navigation = Navigation()
    for place in visits:
        navigation.visit(place)
    for _ in range(steps_back):
        navigation.back()
    navigation.forget(gone.__contains__)
    while navigation.has_forward:
        navigation.forward()
    places = walk_back(navigation)

    assert not gone & set(places)
    assert all(a != b for a, b in pairwise(places))
