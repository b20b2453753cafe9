"""SCORM in a real browser: what is reached is committed, resumed, and never lowered."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

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
STRICT = "window.API = new StrictApi(saved ?? {}, store);"
SPY = """
const [api, name] = window.API
  ? [API, "LMSSetValue"]
  : [API_1484_11, "SetValue"];
const set = api[name].bind(api);
window.told = [];
api[name] = (...given) => {
  told.push([...given, String(set(...given))]);
  return told.at(-1).at(-1);
};
"""
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


def test_a_session_is_ended_once_and_nothing_is_told_after_it(browser: Browser) -> None:
    with system(strict12(), package(asking(), {}, "scorm12")) as here:
        person = learner(browser, here)
        person.press("test")
        person.answer(RIGHT)
        leave = "frames[0].frames[0].dispatchEvent(new Event('pagehide'));"
        browser.run(leave * 2)

        assert browser.run("return [API.state, API.refused];") == ["finished", []]


@pytest.mark.parametrize(
    "unknown",
    [
        ["cmi.suspend_data"],
        ["cmi.core.score.min", "cmi.core.score.max"],
        ["cmi.core.lesson_location", "cmi.core.session_time", "cmi.core.exit"],
    ],
    ids=["resume data", "limits of scores", "place, time and exit"],
)
def test_a_system_that_does_without_something_is_told_the_result_all_the_same(
    browser: Browser, unknown: list[str]
) -> None:
    begun = (
        f"{STRICT} const set = API.LMSSetValue.bind(API); API.LMSSetValue ="
        f" (name, value) => {unknown}.includes(name) ? 'false' : set(name, value);"
    )
    with system(Kind(strict12().script, begun), package(asking(), {}, "scorm12")) as at:
        person = learner(browser, at)
        person.press("test")
        person.answer(RIGHT, RIGHT, RIGHT, RIGHT)

        assert person.sees("not-taken") == ""
        assert last(at) == ("passed", "100")


@pytest.mark.parametrize(
    "fault", ["'false'", "(() => { throw new Error('gone'); })()"], ids=["no", "gone"]
)
def test_a_system_that_takes_it_again_has_all_and_no_more_is_said(
    browser: Browser, fault: str
) -> None:
    begun = (
        f"{STRICT} window.isFailing = false; for (const name of ['SetValue', 'Commit'])"
        " { const call = API[`LMS${name}`].bind(API); API[`LMS${name}`] ="
        f" (...given) => isFailing ? {fault} : call(...given); }}"
    )
    with system(Kind(strict12().script, begun), package(asking(), {}, "scorm12")) as at:
        person = learner(browser, at)
        person.press("test")
        person.answer(RIGHT, RIGHT)
        browser.run("window.isFailing = true;")
        person.answer(RIGHT)
        assert "did not take what is reached" in person.sees("not-taken")
        browser.run("window.isFailing = false;")
        person.answer(RIGHT)

        assert person.sees("not-taken") == ""
        assert last(at) == ("passed", "100")


def test_a_session_of_days_is_told_as_every_system_takes_it(
    browser: Browser, at_work: System
) -> None:
    person = learner(browser, at_work)
    browser.run(SPY)
    browser.run("frames[0].frames[0].performance.now = () => 30.5 * 3600 * 1000;")
    person.press("test")
    person.answer(RIGHT)

    told = [
        given for given in browser.run("return told;") if "session_time" in given[0]
    ]
    assert told[0][1:] in (["0030:30:00.00", "true"], ["PT109800.00S", "true"])


def test_another_pass_mark_lowers_nothing_that_was_reached(
    browser: Browser, at_work: System, request: pytest.FixtureRequest
) -> None:
    format_, _ = KINDS[request.node.callspec.params["at_work"]]
    for mark, choices in ((50, [RIGHT, RIGHT, WRONG, WRONG]), (80, [RIGHT] * 3 + [1])):
        with ZipFile(BytesIO(package(asking(pass_=mark), {}, format_))) as archive:
            at_work.files["index.html"] = archive.read("index.html")
        person = learner(browser, at_work)
        person.press("test")
        person.answer(*choices)
        person.leave()

    told = [of(commit) for commit in at_work.commits]
    assert ("passed", "50") in {(t["status"], str(t["score"])) for t in told}
    assert last(at_work) == ("passed", "75")


def test_where_a_system_has_a_pass_mark_it_counts(browser: Browser) -> None:
    mark = "'cmi.student_data.mastery_score': '60'"
    begun = f"window.API = new StrictApi({{ ...saved, {mark} }}, store);"
    with system(Kind(strict12().script, begun), package(asking(), {}, "scorm12")) as at:
        person = learner(browser, at)
        assert "60 % or more passes" in person.sees("length")
        person.press("test")
        person.answer(RIGHT, RIGHT, RIGHT, WRONG)

        assert "Passed with 75 %" in person.sees("over-title")
        assert last(at) == ("passed", "75")
