"""Every menu read from another process, three times in one window."""

from collections.abc import Iterator
from typing import Any

import pytest

from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from tests.assistive.driver import AssistiveDriver
from tests.assistive.places import PLACES, WINDOWS
from tests.helpers.long_form import one_of

TIMES = 3
Item = dict[str, Any]


def flaws_of(item: Item) -> Iterator[str]:
    left, top, width, height = item["rectangle"]
    if not item["name"]:
        yield "no name"
    if item["role"] not in {"menu-item", "check-menu-item", "radio-menu-item"}:
        yield "no role"
    if item["parent"] != "popup-menu":
        yield "no parent"
    if "showing" not in item["states"]:
        yield "it is not there"
    if min(left, top) < 0 or min(width, height) <= 0:
        yield "no rectangle"


def flaws(items: list[Item]) -> dict[str, list[str]]:
    found = {item["path"]: list(flaws_of(item)) for item in items}
    return {path: flaws for path, flaws in found.items() if flaws}


def test_the_menu_bar_can_be_read(driver: AssistiveDriver) -> None:
    read = [driver.ask("menu_bar") for _ in range(TIMES)]

    assert [flaws(items) for items in read] == [{}] * TIMES
    assert read == read[:1] * TIMES
    assert "Training > Simulated Faults > Clearinghouse > Slow" in paths(read[0])


def test_the_menus_of_what_is_selected_can_be_read(driver: AssistiveDriver) -> None:
    for place in PLACES:
        driver.ask("node", place)
        read = [driver.ask("context_menus") for _ in range(TIMES)]

        assert [flaws(items) for items in read] == [{}] * TIMES
        assert read == read[:1] * TIMES
        assert f"{place[-1]} > {strip_mnemonic(Console.help)}" in paths(read[0])


@pytest.mark.parametrize("window", one_of(2, WINDOWS))
def test_the_menus_of_other_windows_can_be_read(
    window: str, driver: AssistiveDriver
) -> None:
    driver.ask("menu", ["Training", "Windows", window])
    for menus in ("menu_bar", "context_menus"):
        read = [driver.ask(menus) for _ in range(TIMES)]

        assert [flaws(items) for items in read] == [{}] * TIMES
        first, *others = map(places, read)
        assert others == [first] * (TIMES - 1)


def paths(items: list[Item]) -> list[str]:
    return [item["path"] for item in items]


def places(items: list[Item]) -> list[tuple[str, list[int]]]:
    """Return what stands where; whether it is greyed depends on what is selected."""
    return [(item["path"], item["rectangle"]) for item in items]
