"""What is in a package, as SCORM 1.2 and SCORM 2004 3rd edition list it."""

from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put
from core.lessons.outputs.story import Story

MANIFEST = "imsmanifest.xml"
PAGE = "index.html"
_LONGEST_TITLE = 200
_ITEM, _PAGE_OF_ITEM = "lesson", "page"


def scorm12(story: Story, identifier: str) -> bytes:
    """List one SCO, its pass mark in percent."""
    root = _manifest(
        identifier,
        {
            "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        },
        "1.2",
    )
    item = _put_organization(root, story)
    put(item, "adlcp:masteryscore", str(story.pass_))
    _put_page(root, "adlcp:scormtype")
    return document(root)


def scorm2004(story: Story, identifier: str) -> bytes:
    """List one SCO, its pass mark as a measure from 0 to 1."""
    root = _manifest(
        identifier,
        {
            "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
            "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
            "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
        },
        "2004 3rd Edition",
    )
    item = _put_organization(root, story)
    order = put(item, "imsss:sequencing")
    goal = put(
        put(order, "imsss:objectives"),
        "imsss:primaryObjective",
        objectiveID="reached",
        satisfiedByMeasure="true",
    )
    put(goal, "imsss:minNormalizedMeasure", f"{story.pass_ / 100:g}")
    put(
        order,
        "imsss:deliveryControls",
        completionSetByContent="true",
        objectiveSetByContent="true",
    )
    _put_page(root, "adlcp:scormType")
    return document(root)


def _manifest(identifier: str, spaces: dict[str, str], version: str) -> ET.Element:
    root = ET.Element("manifest", {"identifier": identifier, "version": "1", **spaces})
    about = put(root, "metadata")
    put(about, "schema", "ADL SCORM")
    put(about, "schemaversion", version)
    return root


def _put_organization(root: ET.Element, story: Story) -> ET.Element:
    all_ = put(root, "organizations", default="course")
    one = put(all_, "organization", identifier="course")
    title = short(story.title)
    put(one, "title", title)
    item = put(one, "item", identifier=_ITEM, identifierref=_PAGE_OF_ITEM)
    put(item, "title", title)
    return item


def _put_page(root: ET.Element, type_of_scorm: str) -> None:
    page = put(
        put(root, "resources"),
        "resource",
        identifier=_PAGE_OF_ITEM,
        type="webcontent",
        href=PAGE,
    )
    page.set(type_of_scorm, "sco")
    put(page, "file", href=PAGE)


def short(title: str) -> str:
    """Cut a title to what the schemas take."""
    return title[:_LONGEST_TITLE]
