"""The page of the website that a lesson is at, as a window that pictures are taken of.

A person sees it in a browser of their own, which looks as it likes. This shows the same
words, fields and buttons in the same order, and nothing of a browser.
"""

from html.parser import HTMLParser

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui.driver.visitor import Page
from gui.theme import fonts
from gui.widgets.text import plain_label

_WIDTH = 720
_MARGIN = 24
_NEAR, _APART = 4, 10
_APART_FROM_BUTTONS = 28
"""Room for the number of a step, too."""
_HEADING_PIXELS = 22
_NAME_PIXELS = 17
_BANNER = "background: #fff4ce; color: #333333; padding: 6px;"
_ANSWER = "border: 2px solid #0067b8; padding: 10px;"
_LABELS = {"p", "header", "h1", "legend", "dt", "dd", "output"}
"""Elements that are a text of their own."""
_LINE = "\v"
"""No page has this sign."""
_TEXTS = {"title", "label", "option", "button", *_LABELS}


class WebPage(QWidget):
    """A page with what is entered on it; it is only looked at."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("web-page")
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), Qt.GlobalColor.white)
        self.setPalette(palette)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        self._column.setSpacing(_NEAR)
        reader = _Reader(self)
        reader.feed(page.body)
        self.setWindowTitle(reader.title)
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(self._column.heightForWidth(_WIDTH))

    def put(self, widget: QWidget, space: int = 0) -> None:
        """Put something below what is there, with more space between them."""
        self._column.addSpacing(space)
        self._column.addWidget(widget)

    def put_row(self, widgets: list[QPushButton]) -> None:
        """Put buttons side by side, the first at the right."""
        row = QHBoxLayout()
        row.setContentsMargins(0, _APART_FROM_BUTTONS, 0, 0)
        row.addStretch()
        for widget in reversed(widgets):
            row.addWidget(widget)
        self._column.addLayout(row)


class _Reader(HTMLParser):
    """Makes controls of the elements of a page, as the website writes them."""

    def __init__(self, page: WebPage) -> None:
        super().__init__()
        self.title = ""
        self._page = page
        self._said: list[str] = []
        self._css = ""
        self._label: QLabel | None = None
        self._radio: QRadioButton | None = None
        self._list: QComboBox | None = None
        self._is_selected = False
        self._buttons: list[QPushButton] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "input":
            self._begin_input(facts)
        elif tag == "select":
            self._list = QComboBox(self._page)
            self._put_field(self._list)
        elif tag == "option":
            self._is_selected = "selected" in facts
        if tag in _TEXTS:
            self._said = []
            self._css = facts.get("class", "")

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = self._read()
        if tag == "strong":  # it is told from what follows by a line of its own
            self._said.append(_LINE)
        if tag in _TEXTS:
            self._said = []
        if tag == "title":
            self.title = said
        elif tag == "label":
            self._end_label(said)
        elif tag == "option" and self._list is not None:
            self._list.addItem(said)
            if self._is_selected:
                self._list.setCurrentIndex(self._list.count() - 1)
        elif tag == "button":
            self._buttons.append(QPushButton(said.replace("&", "&&"), self._page))
        elif tag == "form":
            self._page.put_row(self._buttons)
        elif tag in _LABELS and said:
            self._page.put(self._text(tag, said), 0 if tag == "dd" else _APART)

    def _read(self) -> str:
        """Return what was said since the element began."""
        lines = "".join(self._said).split(_LINE)
        return "\n".join(" ".join(line.split()) for line in lines)

    def _begin_input(self, facts: dict[str, str]) -> None:
        if facts["type"] == "radio":
            self._radio = QRadioButton(self._page)
            self._radio.setChecked("checked" in facts)
            self._page.put(self._radio)
        elif facts["type"] == "text":
            field = QLineEdit(facts.get("value", ""), self._page)
            self._put_field(field)

    def _end_label(self, said: str) -> None:
        if self._radio is not None:
            self._radio.setText(said.replace("&", "&&"))
            self._radio = None
            return
        self._label = self._text("label", said)
        self._page.put(self._label, _APART)

    def _put_field(self, field: QWidget) -> None:
        assert self._label is not None
        self._label.setBuddy(field)
        field.setAccessibleName(self._label.text())
        self._page.put(field)

    def _text(self, tag: str, said: str) -> QLabel:
        label = plain_label(said, self._page)
        if tag in {"h1", "header"}:
            pixels = _HEADING_PIXELS if tag == "h1" else _NAME_PIXELS
            label.setFont(fonts.font(pixels, bold=tag == "h1"))
        elif tag in {"label", "dt", "output"}:
            label.setFont(fonts.font(bold=True))
        if self._css == "banner":
            label.setStyleSheet(_BANNER)
        elif tag == "output":
            label.setStyleSheet(_ANSWER)
        return label
