"""What is said when Tab goes round a window: never a list alone, always a name."""

import pytest

from tests.assistive.driver import AssistiveDriver
from tests.assistive.places import PLACES, WINDOWS
from tests.helpers.long_form import one_of


def unsaid(driver: AssistiveDriver) -> list[dict[str, object]]:
    """List the stops of Tab where nobody hears what is there."""
    stops = driver.ask("stops")
    assert stops
    return [stop for stop in stops if stop["rows"] or not stop["name"]]


def test_each_stop_of_the_manager_is_said(driver: AssistiveDriver) -> None:
    flaws = {}
    for place in PLACES:
        driver.ask("node", place)
        flaws[place[-1]] = unsaid(driver)

    assert flaws == {place[-1]: [] for place in PLACES}


@pytest.mark.parametrize("window", one_of(2, WINDOWS))
def test_each_stop_of_another_window_is_said(
    window: str, driver: AssistiveDriver
) -> None:
    driver.ask("menu", ["Training", "Windows", window])

    assert unsaid(driver) == []
