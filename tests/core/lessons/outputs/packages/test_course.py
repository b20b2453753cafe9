"""A course is one package with one page that speaks for all its lessons."""

import json
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

import resources
from core.errors import LabError
from core.lessons.catalogue import Course
from core.lessons.outputs.packages.course import Part
from core.lessons.outputs.packages.manifests import MANIFEST, PAGE
from core.lessons.outputs.packages.packing import course_package, part_of
from tests.core.lessons.outputs.packages.samples import asking
from tests.helpers.browser import DRIVER, Browser, chromium
from tests.learning_systems import (
    MODULES,
    answer_of,
    faults,
    needs_readers,
    needs_xmllint,
)
from tests.learning_systems.systems import System, strict12, system

RIGHT, WRONG = 0, 1
COURSE = Course(title="Session & 'hosts' < more", summary="Two lessons.")
needs_browser = pytest.mark.skipif(
    not (DRIVER and MODULES.is_dir()),
    reason="chromedriver or the packages of tests/learning_systems are missing",
)


def parts() -> list[Part]:
    return [
        part_of(asking(id=name, title=name, pass_=mark), {})
        for name, mark in (("first", 75), ("second", 50))
    ]


def packed(kind: str = "scorm12") -> bytes:
    return course_package(COURSE, parts(), kind)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def open_lesson(browser: Browser, here: System, number: int) -> None:
    """Open a lesson from the page of its course, and wait until it is there."""
    browser.open(here.address)
    page = "const course = frames[0].frames[0];"
    buttons = "course.document.querySelectorAll('#lessons button')"
    browser.run(f"{page} {buttons}[{number}].click();")
    begun = "course.frames[0]?.document.querySelector('.has-script #test')"
    for _ in range(200):
        if browser.run(f"{page} return Boolean({begun});"):
            return
    raise AssertionError("the lesson did not open")


def in_lesson(browser: Browser, *choices: int) -> None:
    inside = "const page = frames[0].frames[0].frames[0].document;"
    browser.run(f"{inside} page.getElementById('test').click();")
    for choice in choices:
        browser.run(
            f"{inside} const form = page.getElementById('question');"
            "form.querySelectorAll('input')[arguments[0]].click();"
            "form.querySelector('.main').click(); form.querySelector('.main').click();",
            choice,
        )


def last(here: System) -> tuple[str, str]:
    commit = here.commits[-1]
    return commit["cmi.core.lesson_status"], commit.get("cmi.core.score.raw", "")


@pytest.mark.parametrize("kind", ["scorm12", "scorm2004"])
@needs_xmllint
def test_it_has_one_sco_and_names_every_page(kind: str) -> None:
    with ZipFile(BytesIO(packed(kind))) as archive:
        names, listed = archive.namelist(), archive.read(MANIFEST)
    root = ET.fromstring(listed)
    files = [str(e.get("href")) for e in root.iter() if e.tag.endswith("}file")]

    assert sorted([MANIFEST, *files]) == names
    assert len([e for e in root.iter() if e.tag.endswith("}resource")]) == 1
    assert PAGE in files
    schemas = {
        "scorm12": ("imscp_rootv1p1p2", "adlcp_rootv1p2"),
        "scorm2004": ("imscp_v1p1", "adlcp_v1p3", "imsss_v1p0"),
    }
    folder = "scorm12edition" if kind == "scorm12" else "scorm20043rdedition"
    assert faults(listed, *(f"{folder}/{name}.xsd" for name in schemas[kind])) == []


@needs_browser
def test_a_course_is_passed_once_each_lesson_was_tested(browser: Browser) -> None:
    with system(strict12(), packed()) as here:
        open_lesson(browser, here, 0)
        in_lesson(browser, RIGHT, RIGHT, RIGHT, RIGHT)
        assert last(here) == ("incomplete", "")
        open_lesson(browser, here, 1)
        in_lesson(browser, RIGHT, RIGHT, RIGHT, WRONG)
        assert last(here) == ("passed", "87")
        assert browser.run("return API.refused;") == []
        told = browser.run(
            "const course = frames[0].frames[0].document;"
            "return course.getElementById('reached').textContent;"
        )
        assert told == "2 of 2 lessons are passed."
        open_lesson(browser, here, 0)
        in_lesson(browser, WRONG, WRONG, WRONG, WRONG)
        browser.open("about:blank")

        assert last(here) == ("passed", "87")


@needs_browser
def test_a_lesson_of_a_course_goes_on_where_it_stopped(browser: Browser) -> None:
    with system(strict12(), packed()) as here:
        open_lesson(browser, here, 1)
        in_lesson(browser, RIGHT, WRONG)
        open_lesson(browser, here, 1)
        told = browser.run(
            "const lesson = frames[0].frames[0].frames[0].document;"
            "return lesson.getElementById('resume').innerText;"
        )

    assert "step 3" in told
    assert "rdlm-second=|" in json.dumps(here.commits[-1])


@needs_readers
def test_where_there_is_no_room_for_all_the_results_stay() -> None:
    scripts = (resources.text(f"packages/{name}.js") for name in ("counting", "course"))
    known, _, _ = "".join(scripts).partition("const data =")
    ids = [f"rdlm-lesson-{n}" for n in range(40)]
    kept = {id_: {"kept": {"percent": 90, "isPassed": True}} for id_ in ids}
    texts = {id_: {**kept[id_], "text": "x" * 1500} for id_ in ids}
    script = (
        "const parts = new Map(Object.entries(given));"
        "const text = joined(parts, 'rdlm-lesson-7');"
        "const read = partsOf(text);"
        "answer([text.length, [...read.values()].map((one) => one.kept.percent),"
        "...[7, 8].map((n) => read.get(`rdlm-lesson-${n}`).text.length)]);"
    )
    length, percents, of_latest, of_other = answer_of(known + script, texts)

    assert length <= 4000
    assert percents == [90] * 40
    assert (of_latest, of_other) == (1500, 0)


def test_a_course_whose_results_cannot_all_be_kept_is_not_packed() -> None:
    (one, _) = parts()
    with pytest.raises(LabError, match="too many lessons"):
        course_package(COURSE, [one] * 300, "scorm12")
