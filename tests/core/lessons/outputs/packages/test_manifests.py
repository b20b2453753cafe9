"""What lists a package is valid, names what is there, and mixes no versions."""

from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from core.command_line.outputs_parser import PACKAGES
from core.lessons.outputs.packages.adapters import CONNECTING
from core.lessons.outputs.packages.manifests import CMI5, MANIFEST, PAGE, TINCAN
from core.lessons.outputs.packages.packing import package
from tests.core.lessons.outputs.demo.stories import (
    hostile_story,
    pictures_of,
    story,
)
from tests.core.lessons.outputs.packages.samples import asking
from tests.learning_systems import faults, needs_xmllint

SCHEMAS = {
    "scorm12": (
        "scorm12edition/imscp_rootv1p1p2.xsd",
        "scorm12edition/adlcp_rootv1p2.xsd",
    ),
    "scorm2004": (
        "scorm20043rdedition/imscp_v1p1.xsd",
        "scorm20043rdedition/adlcp_v1p3.xsd",
        "scorm20043rdedition/imsss_v1p0.xsd",
    ),
}
each_version = pytest.mark.parametrize("kind", SCHEMAS)


def unpacked(kind: str) -> dict[str, bytes]:
    told = hostile_story()
    with ZipFile(BytesIO(package(told, pictures_of(told), kind))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@needs_xmllint
@each_version
def test_it_is_valid(kind: str) -> None:
    assert faults(unpacked(kind)[MANIFEST], *SCHEMAS[kind]) == []


@needs_xmllint
@each_version
def test_an_attribute_of_the_other_version_is_not_valid(kind: str) -> None:
    here, other = (
        (b"scormtype", b"scormType")
        if kind == "scorm12"
        else (b"scormType", b"scormtype")
    )
    mixed = unpacked(kind)[MANIFEST].replace(here, other)

    assert faults(mixed, *SCHEMAS[kind])


@each_version
def test_there_is_one_sco_and_it_is_the_page(kind: str) -> None:
    files = unpacked(kind)
    root = ET.fromstring(files[MANIFEST])
    local = {element.tag.rpartition("}")[2]: element for element in root.iter()}
    named = [e for e in root.iter() if e.tag.endswith("}resource")]

    assert len(named) == 1
    assert [v for k, v in named[0].items() if k.lower().endswith("scormtype")] == [
        "sco"
    ]
    assert local["item"].get("identifierref") == named[0].get("identifier")
    assert local["file"].get("href") == named[0].get("href") == PAGE
    assert {*files} == {MANIFEST, PAGE}


@each_version
def test_the_pass_mark_is_that_of_the_lesson(kind: str) -> None:
    with ZipFile(BytesIO(package(asking(pass_=65), {}, kind))) as archive:
        listed = archive.read(MANIFEST).decode()

    assert (">65<" if kind == "scorm12" else ">0.65<") in listed


def test_nothing_of_2004_is_in_a_package_of_1_2() -> None:
    files = unpacked("scorm12")
    page, listed = files[PAGE].decode(), files[MANIFEST].decode()

    assert "2004" not in listed
    assert "v1p3" not in listed
    assert "imsss" not in listed
    for word in ("API_1484_11", "completion_status", "success_status", "score.scaled"):
        assert word not in page
        assert word in unpacked("scorm2004")[PAGE].decode()


@each_version
def test_a_package_says_nothing_of_when_and_where_it_was_made(kind: str) -> None:
    told = story()
    content = package(told, pictures_of(told), kind)
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()

    assert package(told, pictures_of(told), kind) == content
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(e.filename for e in entries)
    assert all(entry.compress_type != ZIP_STORED for entry in entries)
    assert not [e for e in entries if e.filename.endswith(".zip")]


@pytest.mark.parametrize(("kind", "name"), [("xapi", TINCAN), ("cmi5", CMI5)])
def test_a_package_with_a_record_store_lists_one_page(kind: str, name: str) -> None:
    files = unpacked(kind)
    root = ET.fromstring(files[name])
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    page = next(e for e in root.iter() if e.tag.endswith(("}launch", "}url")))

    assert {*files} == {name, PAGE}
    assert page.text == PAGE
    assert tags.count("activity") + tags.count("au") == 1


def test_a_unit_of_cmi5_is_done_when_it_is_passed() -> None:
    told = asking(pass_=65)
    with ZipFile(BytesIO(package(told, {}, "cmi5"))) as archive:
        course, unit = ET.fromstring(archive.read(CMI5))

    assert unit.get("moveOn") == "Passed"
    assert unit.get("masteryScore") == "0.65"
    assert str(unit.get("id")).startswith("https://")
    assert course.get("id") != unit.get("id")
    assert [child.tag.rpartition("}")[2] for child in unit] == [
        "title",
        "description",
        "url",
    ]


@pytest.mark.parametrize("kind", PACKAGES)
def test_only_a_page_that_has_a_record_store_may_ask_the_network(kind: str) -> None:
    page = unescape(unpacked(kind)[PAGE].decode())

    assert ("connect-src" in page) == (kind in CONNECTING)
    assert "default-src 'none'" in page
