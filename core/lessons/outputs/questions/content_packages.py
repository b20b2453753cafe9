"""The list of what is in a zip of questions, as IMS Content Packaging has it."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put
from core.lessons.outputs.words import BankText

MANIFEST = "imsmanifest.xml"
_NAMESPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def manifest(schema: str, version: str, resources: Mapping[str, str]) -> bytes:
    """Name each file of a package by the type of what is in it."""
    root = ET.Element("manifest", {"xmlns": _NAMESPACE, "identifier": "questions"})
    about = put(root, "metadata")
    put(about, "schema", schema)
    put(about, "schemaversion", version)
    put(root, "organizations")
    listed = put(root, "resources")
    for number, (name, kind) in enumerate(resources.items(), 1):
        identifier = f"{BankText.name.replace(' ', '-')}-{number}"
        one = put(listed, "resource", identifier=identifier, type=kind, href=name)
        put(one, "file", href=name)
    return document(root)
