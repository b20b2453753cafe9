"""Nodes of an XML document, as scripts read them with points.

Attributes and elements come first, what .NET says of a node after them. An element that
has nothing but text is that text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from core.shell.types import xml_paths
from core.shell.types.files import written
from core.shell.types.net_type import called_by_name
from core.shell.values.errors import failure
from core.shell.values.instance import Instance, no_such_property
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from core.shell.types.net_type import Context
    from core.shell.values.kinds import Value

    Method = Callable[..., Value]

_TEXT, _COMMENT, _DATA = "#text", "#comment", "#cdata-section"
_KINDS = {
    _TEXT: ("Text", "XmlText"),
    _COMMENT: ("Comment", "XmlComment"),
    _DATA: ("CDATA", "XmlCDataSection"),
}


class XmlNode(Instance):
    """A node; what it is made of is given by those below."""

    kind = ""
    name = ""
    parent: XmlElement | None = None

    def inner_text(self) -> str:
        """Return the text in it, without marks."""
        return ""

    def written(self, indent: int | None = None) -> str:
        """Write it as XML; indented where a depth is given."""
        return ""

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return (self.name,)

    def read(self, name: str) -> Value:
        """Return what .NET says of a node."""
        found = self._said().get(name.lower())
        if found is None:
            raise KeyError(name)
        return found()

    def _said(self) -> dict[str, Callable[[], Value]]:
        return {
            "name": lambda: self.name,
            "localname": self.text,
            "nodetype": lambda: self.kind,
            "innertext": self.inner_text,
            "outerxml": self.written,
            "parentnode": lambda: self.parent,
            "childnodes": lambda: [],
            "haschildnodes": lambda: False,
            "value": lambda: None,
        }

    def text(self) -> str:
        """Return its name without a prefix, as PowerShell writes a node."""
        return self.name.rpartition(":")[2]


class XmlText(XmlNode):
    """Text, a comment, or data that is not marked up."""

    def __init__(self, name: str, content: str) -> None:
        """Take what is written there."""
        self.name, self.content = name, content
        self.kind, kind = _KINDS[name]
        self.net_name = f"System.Xml.{kind}"

    def inner_text(self) -> str:
        """Return the text; a comment has some, but adds none to its element."""
        return self.content

    def _said(self) -> dict[str, Callable[[], Value]]:
        return {**super()._said(), "value": lambda: self.content}

    def written(self, indent: int | None = None) -> str:
        """Write it with its marks."""
        if self.name == _COMMENT:
            return f"<!--{self.content}-->"
        if self.name == _DATA:
            return f"<![CDATA[{self.content}]]>"
        return escape(self.content)


class XmlElement(XmlNode):
    """An element with its attributes and what is in it."""

    kind = "Element"
    net_name = "System.Xml.XmlElement"

    def __init__(self, name: str, attributes: dict[str, str] | None = None) -> None:
        """Begin with nothing in it."""
        self.name = name
        self.attributes = attributes or {}
        self.children: list[XmlNode] = []

    # ---- what is in it ----

    def elements(self) -> list[XmlElement]:
        """List the elements right in it."""
        return [child for child in self.children if isinstance(child, XmlElement)]

    def below(self) -> Iterator[XmlElement]:
        """Go through all elements in it, as they stand."""
        for child in self.elements():
            yield child
            yield from child.below()

    def add(self, child: XmlNode) -> XmlNode:
        """Put a node to its end; it leaves where it was."""
        if child.parent is not None:
            child.parent.children.remove(child)
        child.parent = self
        self.children.append(child)
        return child

    def inner_text(self) -> str:
        """Return all text in it."""
        texts = (c.inner_text() for c in self.children if c.name != _COMMENT)
        return "".join(texts)

    def set_text(self, text: str) -> None:
        """Let it have this text alone."""
        for child in self.children:
            child.parent = None
        self.children = []
        if text:
            self.add(XmlText(_TEXT, text))

    def inner_xml(self) -> str:
        """Write what is in it."""
        return "".join(child.written() for child in self.children)

    def written(self, indent: int | None = None) -> str:
        """Write it; text keeps an element in one line."""
        marks = "".join(f" {k}={quoteattr(v)}" for k, v in self.attributes.items())
        if not self.children:
            return f"<{self.name}{marks} />"
        is_one_line = indent is None or any(c.name == _TEXT for c in self.children)
        if is_one_line:
            return f"<{self.name}{marks}>{self.inner_xml()}</{self.name}>"
        depth = (indent or 0) + 1
        inside = "".join(
            f"\r\n{'  ' * depth}{child.written(depth)}" for child in self.children
        )
        return f"<{self.name}{marks}>{inside}\r\n{'  ' * (depth - 1)}</{self.name}>"

    def is_plain(self) -> bool:
        """Tell whether it is its text and nothing more."""
        return not self.attributes and not self.elements()

    # ---- as a script reads it ----

    def names(self) -> Sequence[str]:
        """List attributes and what is in it, each name once."""
        inside = (child.name for child in self.children)
        return tuple(dict.fromkeys([*self.attributes, *inside]))

    def read(self, name: str) -> Value:
        """Return attributes and elements of a name, or what .NET says."""
        found = self._named(name.lower())
        if not found:
            return super().read(name)
        return found[0] if len(found) == 1 else found

    def _named(self, folded: str) -> list[Value]:
        found: list[Value] = [
            value for key, value in self.attributes.items() if key.lower() == folded
        ]
        for child in self.children:
            if child.name.lower() == folded or child.text().lower() == folded:
                found.append(_seen(child))
        return found

    def write(self, name: str, value: Value) -> None:
        """Set an attribute, the text of an element, or its own."""
        folded = name.lower()
        if folded in ("innertext", _TEXT):
            self.set_text(text_of(value))
            return
        key = next((key for key in self.attributes if key.lower() == folded), None)
        same = [e for e in self.elements() if e.text().lower() == folded]
        if key is not None:
            self.attributes[key] = text_of(value)
        elif len(same) == 1 and same[0].is_plain():
            same[0].set_text(text_of(value))
        elif same:
            raise failure(
                f'Cannot set "{name}" because only strings can be used as values to '
                "set XmlNode properties.",
                "XmlNodeSetShouldBeAString",
            )
        else:
            raise no_such_property(name)

    def _said(self) -> dict[str, Callable[[], Value]]:
        children = self.children
        return {
            **super()._said(),
            "attributes": lambda: [
                _attribute(key, value) for key, value in self.attributes.items()
            ],
            "childnodes": lambda: [*children],
            "firstchild": lambda: children[0] if children else None,
            "hasattributes": lambda: bool(self.attributes),
            "haschildnodes": lambda: bool(children),
            "innerxml": self.inner_xml,
            "isempty": lambda: not children,
            "lastchild": lambda: children[-1] if children else None,
        }

    # ---- methods ----

    def methods(self) -> Sequence[str]:
        """List what can be called."""
        return tuple(self._methods())

    def _methods(self) -> dict[str, Method]:
        return {
            "AppendChild": self._append,
            "GetAttribute": lambda name: self.attributes.get(text_of(name), ""),
            "GetElementsByTagName": self._by_tag,
            "HasAttribute": lambda name: text_of(name) in self.attributes,
            "RemoveAll": self._remove_all,
            "RemoveAttribute": self._remove_attribute,
            "RemoveChild": self._remove,
            "SelectNodes": lambda path: xml_paths.select(self, text_of(path)),
            "SelectSingleNode": lambda path: next(
                iter(xml_paths.select(self, text_of(path))), None
            ),
            "SetAttribute": self._set_attribute,
        }

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Call one of them."""
        yield from ()
        return called_by_name(self._methods(), name, arguments)

    def _append(self, child: Value) -> Value:
        above: XmlElement | None = self
        while above is not None:
            if above is child:
                raise failure("A node cannot be put into itself.", "ArgumentException")
            above = above.parent
        if not isinstance(child, XmlNode):
            raise failure("Only a node can be put into a node.", "ArgumentException")
        return self.add(child)

    def _remove_all(self) -> None:
        self.attributes.clear()
        self.set_text("")

    def _remove_attribute(self, name: Value) -> None:
        self.attributes.pop(text_of(name), None)

    def _remove(self, child: Value) -> Value:
        if not isinstance(child, XmlNode) or child.parent is not self:
            raise failure(
                "The node to be removed is not a child of this node.",
                "ArgumentException",
            )
        self.children.remove(child)
        child.parent = None
        return child

    def _set_attribute(self, name: Value, value: Value) -> None:
        self.attributes[text_of(name)] = text_of(value)

    def _by_tag(self, name: Value) -> list[Value]:
        wanted = text_of(name)
        return [one for one in self.below() if wanted in ("*", one.name)]


class XmlDocument(XmlElement):
    """A whole document."""

    kind = "Document"
    net_name = "System.Xml.XmlDocument"

    def __init__(self, context: Context) -> None:
        """Begin without a root."""
        super().__init__("#document")
        self.context = context
        self.declaration = ""
        self.load: Callable[[str], None] = lambda _: None
        """Reads a text into it."""

    def root(self) -> XmlElement | None:
        """Return the element that holds all others."""
        return next(iter(self.elements()), None)

    def names(self) -> Sequence[str]:
        """List the declaration and the root."""
        head = ("xml",) if self.declaration else ()
        return (*head, *(child.name for child in self.elements()))

    def read(self, name: str) -> Value:
        """Return the declaration, too."""
        if name.lower() == "xml" and self.declaration:
            return self.declaration
        return super().read(name)

    def written(self, indent: int | None = None) -> str:
        """Write all of it, after its declaration."""
        head = f"<?xml {self.declaration}?>" if self.declaration else ""
        between = "" if indent is None else "\r\n"
        parts = [child.written(indent) for child in self.children]
        return between.join([*([head] if head else []), *parts])

    def _said(self) -> dict[str, Callable[[], Value]]:
        return {**super()._said(), "documentelement": self.root}

    def _methods(self) -> dict[str, Method]:
        return {
            **super()._methods(),
            "CreateElement": lambda name: XmlElement(text_of(name)),
            "CreateTextNode": lambda text: XmlText(_TEXT, text_of(text)),
            "CreateComment": lambda text: XmlText(_COMMENT, text_of(text)),
            "Load": lambda path: self.load(self._content(text_of(path))),
            "LoadXml": lambda text: self.load(text_of(text)),
            "Save": self._save,
        }

    def _content(self, path: str) -> str:
        from core.shell.types.files import read_text

        return read_text(self.context, path, "Load", 1, None)

    def _save(self, path: Value) -> None:
        from core.shell.types.files import using

        with using("Save", 1, text_of(path)):
            content = written(self.written(0), None)
            self.context.folder.write(text_of(path), content)


class XmlAttribute(XmlNode):
    """An attribute, where one is listed."""

    kind = "Attribute"
    net_name = "System.Xml.XmlAttribute"

    def __init__(self, name: str, value: str) -> None:
        """Take both."""
        self.name, self.value = name, value

    def inner_text(self) -> str:
        """Return its value."""
        return self.value

    def names(self) -> Sequence[str]:
        """List that it has text."""
        return (_TEXT,)

    def read(self, name: str) -> Value:
        """Return its value by either name."""
        if name.lower() in (_TEXT, "value"):
            return self.value
        return super().read(name)


def _attribute(name: str, value: str) -> XmlAttribute:
    return XmlAttribute(name, value)


def _seen(child: XmlNode) -> Value:
    """Return a node as a script sees it behind a point."""
    if isinstance(child, XmlElement):
        return child.inner_text() if child.is_plain() else child
    return child.inner_text()
