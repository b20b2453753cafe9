"""SCORM in a real browser: what is reached is committed, resumed, and never lowered."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.lessons.outputs.packages.packing import package
from tests.core.lessons.outputs.packages.samples import Learner, asking
from tests.helpers.browser import DRIVER, Browser, chromium, chromium_that_is_killed
from tests.learning_systems import MODULES
from tests.learning_systems.systems import (
    Kind,
    System,
    again12,
    again2004,
    strict12,
    system,
)

pytestmark = pytest.mark.skipif(
    not (DRIVER and MODULES.is_dir()),
    reason="chromedriver or the packages of tests/learning_systems are missing",
)
RIGHT, WRONG = 0, 1
KINDS: dict[str, tuple[str, Callable[[], Kind]]] = {
    "1.2 to the letter": ("scorm12", strict12),
    "1.2 in scorm-again": ("scorm12", again12),
    "2004 in scorm-again": ("scorm2004", again2004),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(params=KINDS)
def at_work(request: pytest.FixtureRequest) -> Iterator[System]:
    format_, kind = KINDS[request.param]
    with system(kind(), package(asking(), {}, format_)) as here:
        yield here


def of(commit: dict[str, Any]) -> dict[str, Any]:
    """Read a commit, whichever system wrote it."""
    if "cmi.core.lesson_status" in commit:
        return {
            "status": commit["cmi.core.lesson_status"],
            "score": commit.get("cmi.core.score.raw", ""),
            "resume": commit.get("cmi.suspend_data", ""),
        }
    if "core" in commit:
        core = commit["core"]
        return {
            "status": core["lesson_status"],
            "score": core["score"]["raw"],
            "resume": commit["suspend_data"],
        }
    done, success = commit["completion_status"], commit["success_status"]
    return {
        "status": success if done == "completed" else done,
        "score": commit["score"]["raw"],
        "resume": commit["suspend_data"],
    }


def last(here: System) -> tuple[str, str]:
    told = of(here.commits[-1])
    return told["status"], str(told["score"])


def learner(browser: Browser, here: System) -> Learner:
    browser.open(here.address)
    return Learner(browser)


def test_a_test_that_is_passed_is_told_at_once_with_its_score(
    browser: Browser, at_work: System
) -> None:
    person = learner(browser, at_work)
    assert last(at_work) == ("incomplete", "")
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT)
    assert last(at_work) == ("incomplete", "")
    person.answer(RIGHT)

    told = [of(commit) for commit in at_work.commits]
    assert (told[-1]["status"], str(told[-1]["score"])) == ("passed", "100")
    assert told[-1]["resume"].startswith("100p|")
    assert [t["status"] for t in told if str(t["score"]) == "100"] == ["passed"]
    assert person.sees("not-taken") == ""


def test_a_test_that_is_failed_can_be_passed_later(
    browser: Browser, at_work: System
) -> None:
    person = learner(browser, at_work)
    person.press("test")
    person.answer(RIGHT, RIGHT, WRONG, WRONG)
    assert last(at_work) == ("failed", "50")
    person.leave()
    person = learner(browser, at_work)
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)

    assert last(at_work) == ("passed", "100")


def test_what_was_reached_is_not_lowered_by_opening_the_first_page_again(
    browser: Browser, at_work: System
) -> None:
    person = learner(browser, at_work)
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
    person.leave()
    reopened = len(at_work.commits)
    person = learner(browser, at_work)
    person.press("try")
    person.leave()
    person = learner(browser, at_work)
    person.press("test")
    person.answer(WRONG, WRONG, WRONG, WRONG)
    person.leave()

    told = [of(commit) for commit in at_work.commits[reopened:]]
    assert len(told) >= 5
    assert {(t["status"], str(t["score"])) for t in told} == {("passed", "100")}


def test_it_goes_on_where_it_stopped_after_the_browser_was_killed(
    at_work: System,
) -> None:
    with chromium_that_is_killed() as browser:
        person = learner(browser, at_work)
        person.press("test")
        person.answer(RIGHT, WRONG)
    with chromium() as browser:
        person = learner(browser, at_work)
        assert "step 3" in person.sees("resume")
        person.press("resume")
        person.answer(RIGHT, RIGHT)

    assert last(at_work) == ("failed", "75")


def test_nothing_that_is_told_is_refused(browser: Browser) -> None:
    with system(strict12(), package(asking(), {}, "scorm12")) as here:
        person = learner(browser, here)
        person.press("test")
        person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
        refused = browser.run("return API.refused;")
        person.leave()

    assert refused == []


@pytest.mark.parametrize("format_", ["scorm12", "scorm2004"])
def test_without_a_system_it_works_all_the_same(browser: Browser, format_: str) -> None:
    with system(strict12(), package(asking(), {}, format_)) as here:
        here.kind = Kind(b"", "")
        person = learner(browser, here)
        person.press("test")
        person.answer(RIGHT, RIGHT, RIGHT, RIGHT)

        assert "100 %" in person.sees("over-title")


def test_a_system_that_takes_nothing_is_told_to_the_person(browser: Browser) -> None:
    begun = "window.API = new StrictApi({}, store); API.LMSCommit = () => 'false';"
    with system(Kind(strict12().script, begun), package(asking(), {}, "scorm12")) as at:
        person = learner(browser, at)
        person.press("test")
        person.answer(RIGHT)

        assert "did not take what is reached" in person.sees("not-taken")


@pytest.mark.parametrize(
    ("keep", "expected"), [("first", "50"), ("best", "75"), ("last", "25")]
)
def test_which_of_several_tests_counts_is_the_word_of_the_author(
    browser: Browser, keep: str, expected: str
) -> None:
    tests = (
        [RIGHT, RIGHT, WRONG, WRONG],
        [RIGHT, RIGHT, RIGHT, WRONG],
        [RIGHT, WRONG, WRONG, WRONG],
    )
    with system(strict12(), package(asking(keep=keep), {}, "scorm12")) as here:
        for choices in tests:
            person = learner(browser, here)
            person.press("test")
            person.answer(*choices)
            person.leave()

        assert last(here) == ("failed", expected)
