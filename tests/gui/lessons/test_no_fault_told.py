"""While the cause of a trouble is looked for, no training window tells faults."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget, QWidget

from core import scenarios
from core.catalog import ClearinghouseCondition, Mode, Way
from core.commands.certificates import MakeCertificatesStale
from core.commands.clients import DamageClientLicense
from core.commands.command import Command, Nature
from core.commands.connect import Connect
from core.commands.database import FillVersionStore
from core.commands.faults import (
    SetClearinghouseCondition,
    SetDirectoryReachable,
    SetServerReachable,
)
from core.commands.passages import SetPassage
from core.commands.registry import COMMANDS
from core.commands.trusts import SetAnonymousRefused
from core.events import ConnectionTried
from core.lessons import catalogue
from core.lessons.gestures import Menu, Press, Tab
from core.lessons.records import Lesson, Step
from core.management.groups import LICENSE_SERVERS
from core.powershell.dialect import Dialect
from gui.app import App
from gui.companions.connection.result import ConnectionResult
from gui.companions.world.window import WorldPanel
from gui.driver.finding import texts, visible
from gui.labels.connection import ConnectionText
from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.labels.world import KIND, WorldText
from gui.lessons import beginning
from gui.manager.menus import TRAINING, Sub, names
from tests.core.scenarios.test_descriptions import runs
from tests.gui.lessons.working import go_on, result_of, task_of, window_of
from tests.helpers.long_form import one_of
from tests.lessons.shipped import some

LESSONS = {file.lesson().id: file for file in catalogue.files()}
EXERCISES = [x for x in LESSONS if LESSONS[x].lesson().kind == "exercise"]
TROUBLE = "one-device-cannot-connect"
SERVER, HOST, DEVICE = "RDLIC01", "RDSH01", "PC-0002"
PLANTED: list[Command] = [
    SetClearinghouseCondition(condition=ClearinghouseCondition.UNREACHABLE),
    SetDirectoryReachable(is_reachable=False),
    SetServerReachable(server=SERVER, is_reachable=False),
    SetAnonymousRefused(server=SERVER, is_refused=True),
    SetPassage(origin=HOST, target=SERVER, way=Way.RPC, is_open=False),
    FillVersionStore(server=SERVER),
    MakeCertificatesStale(host=HOST),
    DamageClientLicense(device=DEVICE),
]
ALWAYS = {v for k, v in vars(WorldText).items() if isinstance(v, str) and k[0] != "_"}
"""What stands in World whatever the lab is like."""
SEEN_THERE = {
    *KIND.values(),
    *(
        said.format(server=SERVER)
        for said in (WorldText.in_group, WorldText.not_in_group)
    ),
}
"""What a person sees at a device, and in the groups of Active Directory."""
FAULTS = next(
    x for x in TRAINING if isinstance(x, Sub) and x.label == "simulated_faults"
)


def begin(app: App, exercise: str, mode: Mode = Mode.EXERCISE) -> None:
    window = window_of(app)
    beginning.begin(LESSONS[exercise], "Ada", mode, window.session, window)
    task_of(app)


def world_of(app: App) -> WorldPanel:
    window_of(app).open_window("world")
    (found,) = window_of(app).findChildren(WorldPanel)
    return found


def told_by(world: WorldPanel) -> dict[str, list[Any]]:
    """Tell what each tab that can be chosen shows, ticks, and says in PowerShell."""
    (tabs,) = world.findChildren(QTabWidget)
    found = {}
    for number in range(tabs.count()):
        if tabs.isTabVisible(number):
            tabs.setCurrentIndex(number)
            world.refresh()
            go_on()
            said = [line for way in Dialect for line in lines_of(world, way)]
            found[tabs.tabText(number)] = [*texts(world), *boxes(world), *said]
    return found


def lines_of(world: WorldPanel, dialect: Dialect) -> list[str]:
    look = world.look()
    return look.lines(dialect) if look is not None else []


def boxes(window: QWidget) -> list[tuple[str, bool]]:
    return [(b.text(), b.isChecked()) for b in visible(window, QAbstractButton)]


def faults_of(app: App) -> list[QAction]:
    return [window_of(app).actions_[name] for name in names((FAULTS,))]


def test_each_kind_of_fault_is_planted_here() -> None:
    known = {name for name, kind in COMMANDS.items() if kind.nature is Nature.FAULT}

    assert {command.name() for command in PLANTED} == known


@pytest.mark.parametrize("command", one_of(2, PLANTED), ids=lambda c: c.name())
def test_what_is_planted_is_told_by_no_tab_of_world_and_no_menu(
    app: App, command: Command
) -> None:
    begin(app, TROUBLE)
    world, lab = world_of(app), window_of(app).lab
    before = told_by(world)
    lab.do(command)

    assert told_by(world) == before
    assert len(before) > 6
    assert not any(a.isChecked() or a.isEnabled() for a in faults_of(app))


@pytest.mark.parametrize("command", one_of(2, PLANTED), ids=lambda c: c.name())
def test_where_nothing_is_to_be_found_it_is_told(app: App, command: Command) -> None:
    world, lab = world_of(app), window_of(app).lab
    lab.do(Connect(host=HOST, device=DEVICE, user="a.adams"))
    lab.do(Connect(host=HOST, device=DEVICE, user="a.adams"))
    before = told_by(world)
    lab.do(command)

    assert told_by(world) != before
    assert any(action.isEnabled() for action in faults_of(app))


@pytest.mark.parametrize("exercise", some("exercise"))
def test_no_window_of_the_training_uses_words_of_the_cause(
    app: App, exercise: str
) -> None:
    begin(app, exercise)
    window_of(app).open_window("monitor")
    told = {
        t for tab in told_by(world_of(app)).values() for t in tab if isinstance(t, str)
    }
    for shown in (w for w in QApplication.topLevelWidgets() if w.isVisible()):
        told |= set(texts(shown))
    scenario = str(LESSONS[exercise].lesson().scenario)
    cause = runs(scenarios.describe(scenario).cause)
    usual = {normalized(strip_mnemonic(t)) for t in ALWAYS | SEEN_THERE}

    assert len(told) > 100
    unnamed = {t: t.replace(LICENSE_SERVERS, "") for t in told}  # as it always is
    telling = {t for t in told if "trouble-" in t or runs(unnamed[t]) & cause}
    assert {t for t in telling if normalized(t) not in usual} == set()


def normalized(text: str) -> str:
    """Take away what only helps to break lines, and the colon of a label."""
    return text.replace("\u200b", "").strip(" :")


def test_what_the_training_says_of_a_refusal_is_not_offered(app: App) -> None:
    def why(app: App) -> bool:
        window = window_of(app)
        window.open_window("connection")
        (result,) = window.findChildren(ConnectionResult)
        events = window.lab.do(Connect(host=HOST, device="PC-0001", user="a.adams"))
        (tried,) = (e for e in events if isinstance(e, ConnectionTried))
        result.show_attempt(tried, "a.adams")
        return strip_mnemonic(ConnectionText.why) in texts(result.window())

    assert why(app)
    begin(app, TROUBLE)
    assert not why(app)
    task_of(app)._run.finish()
    assert result_of(app).isVisible()
    assert why(app)
    assert WorldText.faults_tab in told_by(world_of(app))


def steps(lesson: Lesson) -> Iterator[Step]:
    for step in (*lesson.all_steps, *(s for path in lesson.paths for s in path.steps)):
        if isinstance(step, Step):
            yield step


HIDDEN: list[Callable[[object], bool]] = [
    lambda do: (
        isinstance(do, Tab) and do.tab in {WorldText.faults_tab, WorldText.closed_tab}
    ),
    lambda do: isinstance(do, Press) and do.press == strip_mnemonic(ConnectionText.why),
    lambda do: (
        isinstance(do, Menu) and strip_mnemonic(Console.simulated_faults) in do.menu
    ),
]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_way_through_an_exercise_needs_what_is_hidden(exercise: str) -> None:
    taken = [step.do for step in steps(LESSONS[exercise].lesson())]

    assert taken
    assert [do for do in taken if any(is_so(do) for is_so in HIDDEN)] == []


def test_world_opens_at_a_tab_that_is_there(app: App) -> None:
    tabs = world_of(app).findChildren(QTabWidget)[0]
    titles = [tabs.tabText(number) for number in range(tabs.count())]
    tabs.setCurrentIndex(titles.index(WorldText.faults_tab))
    begin(app, TROUBLE)
    (shown,) = world_of(app).findChildren(QTabWidget)

    assert shown.isTabVisible(shown.currentIndex())
    assert re.search("trouble", window_of(app).windowTitle()) is None
