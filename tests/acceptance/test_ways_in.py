"""Every way into the manager, and that no procedure is forgotten.

The procedures themselves are played from their ways in by test_procedures.py.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from core.catalog import ProductVersion
from core.lessons.gestures import Menu, Row
from core.lessons.reading import read
from core.lessons.records import Lesson, Step
from core.lessons.runner import play
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.acceptance.ways_in import LESSONS, TABLE, WAYS, from_its_way_in, steps

FOLDER = Path(__file__).parent / "procedures"
FOLLOWS = re.compile(r"# [DPS]\d")
"""How the file of a lesson begins that follows a published procedure."""
FILES = {path.stem: path for path in FOLDER.glob("*.toml")} | {
    name: path
    for name, path in LESSONS.items()
    if FOLLOWS.match(path.read_text(encoding="utf-8"))
}
KNOWN = LESSONS["activate-from-the-action-menu"]
EDITIONS = [
    ProductVersion.W2008,
    ProductVersion.W2008R2,
    ProductVersion.W2012,
    ProductVersion.W2022,
]


def test_every_procedure_is_in_the_table_once() -> None:
    listed = Counter(name for names in TABLE.values() for name in names)

    assert listed == Counter(list(FILES))
    assert set(TABLE) == {*WAYS, "itself", "none"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("way", WAYS)
def test_a_way_leads_to_the_manager(
    way: str,
    edition: ProductVersion,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
) -> None:
    window = open_window("fresh", edition=edition)
    *before, last = steps(way, edition)
    play(_lesson(*before), window.lab, driver)
    assert driver.window is not window
    play(_lesson(last), window.lab, driver)
    assert driver.window is window


def _lesson(*steps: Step) -> Lesson:
    known = read(KNOWN).model_dump(by_alias=True)
    return Lesson.model_validate(known | {"step": steps, "path": ()})


@pytest.mark.parametrize("name", TABLE["itself"])
def test_a_procedure_that_opens_the_manager_itself_does_so(name: str) -> None:
    gestures = [step.do for step in read(FILES[name]).steps]
    there = gestures.index(Menu(menu=("Training", "Windows", "Server Manager")))

    assert any(
        (isinstance(g, Menu) and g.menu[0] == "Tools")
        or (isinstance(g, Row) and bool(g.choose))
        for g in gestures[there:]
    )


def test_only_the_way_is_put_before_a_procedure() -> None:
    lesson = read(KNOWN)
    way = steps("tools", ProductVersion.W2022)

    assert from_its_way_in(lesson).steps == (*way, *lesson.steps)
    other = read(FILES["S1a"])
    assert from_its_way_in(other) is other
