"""Statements of the Experience API and of cmi5, told once, in order, and valid."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from core.lessons.outputs.packages.packing import package
from tests.core.lessons.outputs.packages.samples import Learner, asking
from tests.helpers.browser import DRIVER, Browser, chromium, chromium_that_is_killed
from tests.learning_systems import MODULES, answer_of, needs_readers
from tests.learning_systems.stores import ACTIVITY, REGISTRATION, Store, store

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (DRIVER and MODULES.is_dir()),
        reason="chromedriver or the packages of tests/learning_systems are missing",
    ),
]
RIGHT, WRONG = 0, 1
PATIENCE = 10  # seconds
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
_FAULTS = """
const validate = require('xapi-validation').default;
answer(given.map((one) => validate(one).map(String)));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def of_xapi() -> Iterator[Store]:
    with store(package(asking(), {}, "xapi")) as here:
        yield here


@pytest.fixture
def of_cmi5() -> Iterator[Store]:
    with store(package(asking(), {}, "cmi5")) as here:
        yield here


def until(is_so: Callable[..., bool]) -> None:
    """Wait for what is sent beside the page; a store may take its time."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def verbs(here: Store) -> list[str]:
    return [one["verb"]["id"].rpartition("/")[2] for one in here.statements]


def learner(browser: Browser, address: str) -> Learner:
    browser.open("about:blank")
    browser.open(address)
    found = Learner(browser)
    begun = "return document.getElementById('text')?.hidden ?? false;"
    until(lambda: bool(browser.run(begun)))
    return found


def pass_all(browser: Browser, here: Store, address: str) -> Learner:
    person = learner(browser, address)
    until(lambda: len(here.statements) > 0)
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
    return person


def test_a_store_is_told_of_a_test_that_is_passed(
    browser: Browser, of_xapi: Store
) -> None:
    pass_all(browser, of_xapi, of_xapi.of_tin_can())
    until(lambda: "passed" in verbs(of_xapi))

    assert verbs(of_xapi) == ["attempted", "completed", "passed"]
    assert of_xapi.statements[-1]["result"]["score"]["scaled"] == 1
    assert of_xapi.statements[-1]["object"]["id"] == ACTIVITY
    assert of_xapi.statements[-1]["context"] == {"registration": REGISTRATION}
    assert of_xapi.refused == []


def test_a_result_in_a_store_is_not_lowered(browser: Browser, of_xapi: Store) -> None:
    pass_all(browser, of_xapi, of_xapi.of_tin_can())
    until(lambda: of_xapi.kept.get("resume", "").startswith("100p|"))
    told = len(of_xapi.statements)
    person = learner(browser, of_xapi.of_tin_can())
    person.press("test")
    person.answer(WRONG, WRONG, WRONG, WRONG)
    until(lambda: of_xapi.kept["resume"].endswith("0000"))

    assert verbs(of_xapi)[told:] == ["attempted"]
    assert of_xapi.kept["resume"].startswith("100p|")


def test_without_a_store_the_statements_are_saved_as_lines(
    browser: Browser, of_xapi: Store
) -> None:
    person = learner(browser, f"{of_xapi.address}package/index.html")
    person.press("test")
    person.answer(RIGHT, RIGHT, WRONG, RIGHT)
    browser.run(
        "HTMLAnchorElement.prototype.click = function () { window.saved = this.href; };"
    )
    person.press("statements")
    _, _, saved = str(browser.run("return window.saved;")).partition(",")
    told = [json.loads(line) for line in unquote(saved).splitlines()]

    assert [one["verb"]["id"].rpartition("/")[2] for one in told] == [
        "attempted",
        "completed",
        "failed",
    ]
    assert told[-1]["result"]["score"]["raw"] == 75
    assert faults_of(told) == [[]] * len(told)
    assert of_xapi.statements == []


def faults_of(statements: list[dict[str, Any]]) -> list[list[str]]:
    found: list[list[str]] = answer_of(_FAULTS, statements)
    return found


@needs_readers
def test_a_reader_of_statements_finds_no_fault(
    browser: Browser, of_xapi: Store, of_cmi5: Store
) -> None:
    pass_all(browser, of_xapi, of_xapi.of_tin_can())
    until(lambda: "passed" in verbs(of_xapi))
    pass_all(browser, of_cmi5, of_cmi5.launched()).leave()
    until(lambda: "terminated" in verbs(of_cmi5))
    told = [*of_xapi.statements, *of_cmi5.statements]

    assert faults_of(told) == [[]] * len(told)
    assert faults_of([{**told[0], "verb": {"id": "no address"}}]) != [[]]


def test_a_unit_of_cmi5_tells_each_thing_once_and_in_order(
    browser: Browser, of_cmi5: Store
) -> None:
    pass_all(browser, of_cmi5, of_cmi5.launched()).leave()
    until(lambda: "terminated" in verbs(of_cmi5))

    assert verbs(of_cmi5) == ["initialized", "completed", "passed", "terminated"]
    assert of_cmi5.tokens == 1
    assert of_cmi5.refused == []
    begun, completed, passed, ended = of_cmi5.statements
    for one in of_cmi5.statements:
        ids = [c["id"] for c in one["context"]["contextActivities"]["category"]]
        moves = one in (completed, passed)
        assert ids == [f"{CATEGORIES}cmi5", *([f"{CATEGORIES}moveon"] if moves else [])]
        assert one["context"]["registration"] == REGISTRATION
        assert one["context"]["contextActivities"]["grouping"]
    assert "score" not in completed["result"]
    assert "completion" not in passed["result"]
    assert passed["context"]["extensions"][MASTERY] == 0.8
    assert MASTERY not in completed["context"]["extensions"]
    assert "duration" in ended["result"]
    assert "result" not in begun


def shape_of(statement: dict[str, Any]) -> object:
    """Say of a statement what the profile prescribes, and leave out its values."""
    context = statement["context"]
    result = statement.get("result", {})
    return (
        statement["verb"]["id"],
        statement["object"]["id"],
        sorted(c["id"] for c in context["contextActivities"].get("category", [])),
        context["contextActivities"]["grouping"],
        sorted(context["extensions"]),
        context["registration"],
        {name: result[name] for name in ("success", "completion") if name in result},
        result.get("score", {}).get("scaled"),
        "duration" in result,
    )


def test_a_unit_tells_what_another_maker_of_units_tells(browser: Browser) -> None:
    another = (MODULES / "@xapi/cmi5/dist/Cmi5.umd.js").read_bytes()
    page = b"<!doctype html><script src=other.js></script><script>(%s)()</script>"
    script = b"""async () => {
        const unit = new (Cmi5.default ?? Cmi5)();
        await unit.initialize();
        await unit.complete();
        await unit.pass({ scaled: 1, raw: 100, min: 0, max: 100 });
        await unit.terminate();
    }"""
    others = {"other.html": page % script, "other.js": another}
    with store(package(asking(), {}, "cmi5"), **others) as theirs:
        browser.open(theirs.launched("other.html"))
        until(lambda: len(theirs.statements) == 4)
    with store(package(asking(), {}, "cmi5")) as ours:
        pass_all(browser, ours, ours.launched()).leave()
        until(lambda: "terminated" in verbs(ours))

    assert [shape_of(one) for one in ours.statements] == [
        shape_of(one) for one in theirs.statements
    ]


def test_a_second_session_of_cmi5_passes_nothing_again(
    browser: Browser, of_cmi5: Store
) -> None:
    pass_all(browser, of_cmi5, of_cmi5.launched()).leave()
    until(lambda: "terminated" in verbs(of_cmi5))
    person = learner(browser, of_cmi5.launched())
    until(lambda: len(of_cmi5.statements) == 5)
    person.press("test")
    person.answer(WRONG, WRONG, WRONG, WRONG)
    person.leave()
    until(lambda: verbs(of_cmi5).count("terminated") == 2)

    assert verbs(of_cmi5)[4:] == ["initialized", "terminated"]


def test_a_unit_of_cmi5_is_completed_once_and_never_failed_after_it_was_passed(
    browser: Browser,
) -> None:
    tests = [WRONG] * 4, [RIGHT] * 4, [WRONG] * 4
    with store(package(asking(keep="last"), {}, "cmi5")) as here:
        for number, choices in enumerate(tests, 1):
            person = learner(browser, here.launched())
            until(lambda n=number: verbs(here).count("initialized") == n)
            person.press("test")
            person.answer(*choices)
            person.leave()
            until(lambda n=number: verbs(here).count("terminated") == n)

    assert verbs(here) == [
        *("initialized", "completed", "failed", "terminated"),
        *("initialized", "passed", "terminated"),
        *("initialized", "terminated"),
    ]


def test_a_unit_of_cmi5_goes_on_after_the_browser_was_killed(of_cmi5: Store) -> None:
    with chromium_that_is_killed() as first:
        person = learner(first, of_cmi5.launched())
        until(lambda: len(of_cmi5.statements) == 1)
        person.press("test")
        person.answer(RIGHT, WRONG)
        until(lambda: "test.2.10--" in of_cmi5.kept.get("resume", ""))
    with chromium() as second:
        person = learner(second, of_cmi5.launched())
        until(lambda: "step 3" in person.sees("resume"))
        person.press("resume")
        person.answer(RIGHT, RIGHT)
        until(lambda: "failed" in verbs(of_cmi5))

    assert verbs(of_cmi5)[:4] == ["initialized", "initialized", "completed", "failed"]


def test_opened_by_nobody_a_unit_works_all_the_same(
    browser: Browser, of_cmi5: Store
) -> None:
    person = learner(browser, f"{of_cmi5.address}package/index.html")
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)

    assert "100 %" in person.sees("over-title")
    assert of_cmi5.statements == []


def test_a_store_that_does_not_answer_is_told_to_the_person(
    browser: Browser, of_cmi5: Store
) -> None:
    nowhere = "http://127.0.0.1:9/"
    person = learner(browser, of_cmi5.launched(fetch=nowhere))
    until(lambda: "did not begin" in person.sees("not-taken"))
    person.press("test")
    person.answer(RIGHT)

    assert person.sees("say") != ""


@pytest.mark.parametrize("format_", ["xapi", "cmi5"])
def test_what_is_under_way_when_the_page_is_closed_comes_all_the_same(
    browser: Browser, format_: str
) -> None:
    with store(package(asking(), {}, format_)) as here:
        address = here.launched() if format_ == "cmi5" else here.of_tin_can()
        person = learner(browser, address)
        until(lambda: len(here.statements) == 1)
        here.slow = 0.5
        person.press("test")
        person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
        person.leave()
        until(lambda: {"completed", "passed"} <= {*verbs(here)})
        until(lambda: "100p|" in here.kept.get("resume", ""))

    assert len(verbs(here)) == len({*verbs(here)})


def test_a_store_that_fails_for_a_while_has_all_in_the_end(
    browser: Browser, of_xapi: Store
) -> None:
    person = learner(browser, of_xapi.of_tin_can())
    until(lambda: len(of_xapi.statements) == 1)
    of_xapi.fails = [503]
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
    until(lambda: "did not take" in person.sees("not-taken"))
    person.browser.run("document.querySelector('#over-controls .main').click();")
    person.answer(RIGHT)
    until(lambda: person.sees("not-taken") == "")

    assert verbs(of_xapi) == ["attempted", "completed", "passed"]


def test_what_a_store_refuses_is_told_and_the_rest_is_sent(
    browser: Browser, of_xapi: Store
) -> None:
    person = learner(browser, of_xapi.of_tin_can())
    until(lambda: len(of_xapi.statements) == 1)
    of_xapi.fails = [400]
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, RIGHT)
    until(lambda: verbs(of_xapi) == ["attempted", "passed"])

    assert "did not take" in person.sees("not-taken")


def test_a_unit_of_cmi5_is_passed_by_the_mark_of_its_launch(
    browser: Browser, of_cmi5: Store
) -> None:
    of_cmi5.launch["masteryScore"] = 0.6
    person = learner(browser, of_cmi5.launched())
    until(lambda: len(of_cmi5.statements) == 1)
    assert "60 % or more passes" in person.sees("length")
    person.press("test")
    person.answer(RIGHT, RIGHT, RIGHT, WRONG)
    until(lambda: "passed" in verbs(of_cmi5))

    assert of_cmi5.statements[-1]["result"]["score"]["scaled"] == 0.75
    assert "Passed with 75 %" in person.sees("over-title")
