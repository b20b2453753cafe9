"""A step of a lesson is shown in windows of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.command_line.parser import parse
from core.errors import LabMissing
from core.lab import Lab
from core.lessons import catalogue
from gui.app import App
from gui.automation import showing
from gui.automation.showing import Showing, lab_to_show, show, step_of
from gui.driver.browsing import BrowsingDriver
from gui.driver.finding import visible
from gui.driver.input import wait_until_idle
from gui.lessons.coach.ring import Ring
from gui.manager.main_window import MainWindow
from tests.helpers.processes import ROOT
from tests.helpers.systems import needs_kill

FIRST = catalogue.find("first-story").lesson()


def begin(apps: list[App], number: int) -> Showing:
    return Showing(apps[0], FIRST, step_of(FIRST, number), BrowsingDriver([]))


def test_what_comes_before_is_done_then_it_is_pointed_at_and_then_done(
    open_window: Callable[..., MainWindow],
    apps: list[App],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(showing, "LOOKED_AT", 100)
    window = open_window("fresh")
    shown = begin(apps, 2)
    with qtbot.waitSignal(shown.ended) as ended:
        shown.start()
        driver = BrowsingDriver([])
        driver.see("Welcome to the Activate Server Wizard")
        wait_until_idle()
        (ring,) = visible(driver.window, Ring)
        assert ring.accessibleName() == "Click Next."
    assert ended.args == [""]
    driver.see("Connection Method")
    driver.shortcut("Escape")
    assert list(window.lab.journal()) == []


def test_what_cannot_be_shown_is_told(
    open_window: Callable[..., MainWindow], apps: list[App], qtbot: QtBot
) -> None:
    open_window("activated")  # where nothing is to be activated
    shown = begin(apps, 2)
    with qtbot.waitSignal(shown.ended, timeout=10_000) as ended:
        shown.start()
    assert "Activate Server is greyed" in ended.args[0]
    driver = BrowsingDriver([])
    driver.see("Activate Server is greyed")
    driver.press("OK")


@pytest.mark.parametrize(
    ("lesson", "number"),
    [("first-story", 16), ("upgrade-a-license-server", 1), ("fly", 1)],
)
def test_a_step_that_is_none_is_refused(lesson: str, number: int) -> None:
    with pytest.raises(LabMissing):
        show(parse(["lesson", lesson, "--show", str(number)], []))


def test_one_lesson_is_shown_and_not_all() -> None:
    with pytest.raises(LabMissing):
        show(parse(["lesson", "--all", "--show", "1"], []))


def test_a_copy_is_shown_for_reading_and_may_be_taken_away(tmp_path: Path) -> None:
    copy = tmp_path / "copy.rdlab"
    Lab.create(copy, "activated").close()
    words = ["lesson", "first-story", "--show", "2", "--copy", str(copy)]
    (tmp_path / "here").mkdir()
    with lab_to_show(parse(words, []), FIRST, tmp_path / "here") as lab:
        copy.unlink()
        assert lab.path.name == "As it was at step 2.rdlab"
        assert lab.is_read_only
        assert lab.server("RDLIC01").is_activated


def test_a_copy_that_is_gone_is_told(tmp_path: Path) -> None:
    words = ["lesson", "first-story", "--show", "2", "--copy", str(tmp_path / "copy")]
    with pytest.raises(LabMissing, match="copy could not be read"):
        lab_to_show(parse(words, []), FIRST, tmp_path)


@needs_kill
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gui", "lesson", "first-story", "--show", "2"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    ) as shown:
        while not list(tmp_path.rglob("*.rdlab")):
            assert shown.poll() is None
            time.sleep(0.05)
        time.sleep(1)  # the window stands, and is at rest
        shown.send_signal(number)
        try:
            assert shown.wait(timeout=30) == 128 + number
        finally:
            shown.kill()
    assert list(tmp_path.iterdir()) == []


def test_whoever_runs_an_event_loop_hears_signals() -> None:
    for path in ROOT.glob("gui/**/*.py"):
        text = path.read_text("utf-8")
        if "application.exec()" in text:
            assert "Endings(application, asked)" in text, path
