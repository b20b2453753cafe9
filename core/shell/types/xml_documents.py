"""`[xml]`: a text becomes a document.

A document with a DOCTYPE is refused: it can name entities that grow without end, and
files elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from core.shell.types.net_type import Context, NetType
from core.shell.types.xml_nodes import XmlDocument, XmlElement, XmlText
from core.shell.values.errors import ScriptError, failure, too_big
from core.shell.values.text import joined, text_of

if TYPE_CHECKING:
    from core.shell.values.kinds import Value

_LONGEST = 300_000
"""Characters of a document; more would hold the window."""
_DEPTH = 100


class _Builder:
    """Puts nodes together while a text is read."""

    def __init__(self, document: XmlDocument) -> None:
        self._document = document
        self._open: list[XmlElement] = [document]
        self._letters: list[str] = []
        self._is_data = False
        parser = expat.ParserCreate(encoding="utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters.append
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._start_data
        parser.EndCdataSectionHandler = self._close
        parser.XmlDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = _refuse
        self.parser = parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        if len(self._open) > _DEPTH:
            raise too_big("The depth of an XML document", _DEPTH)
        element = XmlElement(name, attributes)
        self._open[-1].add(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._close()
        self._open.pop()

    def _close(self) -> None:
        """Add the text before this; blanks between elements are no text."""
        text = "".join(self._letters)
        self._letters.clear()
        if self._is_data or text.strip():
            name = "#cdata-section" if self._is_data else "#text"
            self._open[-1].add(XmlText(name, text))
        self._is_data = False

    def _start_data(self) -> None:
        self._close()
        self._is_data = True

    def _comment(self, text: str) -> None:
        self._close()
        self._open[-1].add(XmlText("#comment", text))

    def _declare(self, version: str, encoding: str | None, standalone: int) -> None:
        parts = {"version": version, "encoding": encoding}
        if standalone >= 0:
            parts["standalone"] = "yes" if standalone else "no"
        said = " ".join(f'{key}="{value}"' for key, value in parts.items() if value)
        self._document.declaration = said


def _refuse(*_: object) -> None:
    raise failure(
        "A document type definition (DOCTYPE) is not part of this training: it can "
        "name entities and files.",
        "NotPartOfThisTraining",
        "NotImplemented",
        exception="System.NotSupportedException",
    )


def _load(document: XmlDocument, text: str) -> None:
    """Read a text into a document in place of what it had."""
    if len(text) > _LONGEST:
        raise too_big("An XML document", _LONGEST)
    document.set_text("")
    document.declaration = ""
    builder = _Builder(document)
    try:
        builder.parser.Parse(text.lstrip("\ufeff").encode(errors="replace"), True)
    except expat.ExpatError as error:
        raise _malformed(error) from error


def _malformed(error: expat.ExpatError) -> ScriptError:
    return failure(
        'Cannot convert value to type "System.Xml.XmlDocument". Error: "'
        f"{expat.errors.messages.get(error.code, 'not well-formed')}. Line "
        f'{error.lineno}, position {error.offset + 1}."',
        "InvalidCastToXmlDocument",
        "InvalidArgument",
    )


def _new(context: Context) -> XmlDocument:
    document = XmlDocument(context)
    document.load = lambda text: _load(document, text)
    return document


def _convert(value: Value, context: Context) -> Value:
    if value is None or isinstance(value, XmlDocument):
        return value
    document = _new(context)
    lines = joined(value, "\n") if isinstance(value, list) else text_of(value)
    if isinstance(value, XmlElement):
        lines = value.written()
    document.load(lines)
    return document


TYPES = (
    NetType(XmlDocument.net_name, ("xml",), _convert, new=_new),
    NetType(XmlElement.net_name),
)
