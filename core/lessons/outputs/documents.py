"""Small XML documents, written the same way each time."""

import re
from xml.etree import ElementTree as ET

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Put a mark in the place of each character that no XML may have."""
    return _NO_XML.sub("\ufffd", text)


def put(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element; what no XML may have is marked.

    An attribute named as a word of Python has an underscore behind it.
    """
    named = {name.rstrip("_"): legal(value) for name, value in attributes.items()}
    child = ET.SubElement(parent, tag, named)
    child.text = legal(text) or None
    return child


def put_html(parent: ET.Element, html: str) -> None:
    """Add HTML that is well-formed, as elements of the parent's namespace."""
    parsed = ET.fromstring(f"<p>{html}</p>")
    parent.text = parsed.text
    parent.extend(parsed)


def document(root: ET.Element, *, is_indented: bool = True) -> bytes:
    """Write a document in UTF-8; indenting puts blanks between elements."""
    if is_indented:
        ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
