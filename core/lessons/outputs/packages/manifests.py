"""What is in a package, as each kind of learning system lists it."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put
from core.lessons.outputs.packages.about import About

MANIFEST = "imsmanifest.xml"
TINCAN = "tincan.xml"
CMI5 = "cmi5.xml"
PAGE = "index.html"
_LONGEST_TITLE = 200
_ADDRESS = "https://rd-licensing-manager.example/{id}"
"""What names a lesson in record stores; nothing is there, and nothing can be."""
_LESSON = "http://adlnet.gov/expapi/activities/lesson"
_ITEM, _PAGE_OF_ITEM = "lesson", "page"


def scorm12(about: About, pages: Sequence[str]) -> bytes:
    """List one SCO, its pass mark in percent."""
    root = _manifest(
        about.id,
        {
            "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        },
        "1.2",
    )
    item = _put_organization(root, about)
    put(item, "adlcp:masteryscore", str(about.pass_))
    _put_page(root, "adlcp:scormtype", pages)
    return document(root)


def scorm2004(about: About, pages: Sequence[str]) -> bytes:
    """List one SCO, its pass mark as a measure from 0 to 1."""
    root = _manifest(
        about.id,
        {
            "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
            "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
            "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
        },
        "2004 3rd Edition",
    )
    item = _put_organization(root, about)
    order = put(item, "imsss:sequencing")
    goal = put(
        put(order, "imsss:objectives"),
        "imsss:primaryObjective",
        objectiveID="reached",
        satisfiedByMeasure="true",
    )
    put(goal, "imsss:minNormalizedMeasure", f"{about.pass_ / 100:g}")
    put(
        order,
        "imsss:deliveryControls",
        completionSetByContent="true",
        objectiveSetByContent="true",
    )
    _put_page(root, "adlcp:scormType", pages)
    return document(root)


def tincan(about: About, _: Sequence[str]) -> bytes:
    """List one activity of the Experience API, as Tin Can packages do."""
    root = ET.Element("tincan", {"xmlns": "http://projecttincan.com/tincan.xsd"})
    one = put(put(root, "activities"), "activity", id=address(about.id), type=_LESSON)
    put(one, "name", short(about.title))
    put(one, "description", about.summary or about.title, lang="en")
    put(one, "launch", PAGE, lang="en")
    return document(root)


def cmi5(about: About, _: Sequence[str]) -> bytes:
    """List a course of one unit, done when its test is passed."""
    space = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
    root = ET.Element("courseStructure", {"xmlns": space})
    course = put(root, "course", id=f"{address(about.id)}/course")
    unit = put(
        root,
        "au",
        id=address(about.id),
        moveOn="Passed",
        masteryScore=f"{about.pass_ / 100:g}",
        launchMethod="AnyWindow",
        activityType=_LESSON,
    )
    for one in (course, unit):
        for tag, text in (
            ("title", short(about.title)),
            ("description", about.summary or about.title),
        ):
            put(put(one, tag), "langstring", text, lang="en")
    put(unit, "url", PAGE)
    return document(root)


def address(identifier: str) -> str:
    """Name a lesson as record stores do."""
    return _ADDRESS.format(id=identifier)


def _manifest(identifier: str, spaces: dict[str, str], version: str) -> ET.Element:
    root = ET.Element("manifest", {"identifier": identifier, "version": "1", **spaces})
    about = put(root, "metadata")
    put(about, "schema", "ADL SCORM")
    put(about, "schemaversion", version)
    return root


def _put_organization(root: ET.Element, about: About) -> ET.Element:
    all_ = put(root, "organizations", default="course")
    one = put(all_, "organization", identifier="course")
    title = short(about.title)
    put(one, "title", title)
    item = put(one, "item", identifier=_ITEM, identifierref=_PAGE_OF_ITEM)
    put(item, "title", title)
    return item


def _put_page(root: ET.Element, type_of_scorm: str, pages: Sequence[str]) -> None:
    page = put(
        put(root, "resources"),
        "resource",
        identifier=_PAGE_OF_ITEM,
        type="webcontent",
        href=PAGE,
    )
    page.set(type_of_scorm, "sco")
    for name in pages:
        put(page, "file", href=name)


def short(title: str) -> str:
    """Cut a title to what the schemas take."""
    return title[:_LONGEST_TITLE]
