"""The link to the simulated licensing website, in wizards and in its own window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.labels.text import strip_mnemonic
from gui.session.desktop import open_address
from gui.widgets.buttons import push_button
from gui.widgets.clipboard import copy_text
from gui.widgets.link import address_link
from gui.widgets.text import plain_label, read_only_line

if TYPE_CHECKING:
    from gui.session.session import Session
    from gui.website.server import Server

_SPACING = 5


class WebsiteLink(QWidget):
    """The website, which runs from the first click on, and its address to copy.

    It stops with the window that shows it: then nobody needs it any more.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._text = session.labels.activate
        self._server: Server | None = None
        text = self._text
        self.link = address_link(
            text.website_address,
            strip_mnemonic(text.website),
            "website",
            self._on_clicked,
            self,
        )
        title = plain_label(text.website, self)
        title.setBuddy(self.link)
        self._note = plain_label(text.website_note, self)
        self._opened = self._build_opened()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        for widget in (title, self.link, self._note, self._opened):
            column.addWidget(widget)
        column.setAlignment(self.link, Qt.AlignmentFlag.AlignLeft)

    def stop(self) -> None:
        """Let nothing listen any more; the next click opens another website."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _build_opened(self) -> QWidget:
        """Build the line with the address, to hear and to copy."""
        name = strip_mnemonic(self._text.website_opened)
        self._address = read_only_line("website-address", name, self)
        label = self._session.labels.console.copy
        copy = push_button(
            label, "copy-website-address", lambda: copy_text(self._address.text()), self
        )
        copy.setAccessibleName(f"{label}: {name}")
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._address, 1)
        row.addWidget(copy)
        line.hide()
        return line

    def _on_clicked(self) -> None:
        server = self._serve()
        self._note.setText(self._text.website_opened)
        self._note.setBuddy(self._address)
        self._address.setText(server.address)
        self._address.setCursorPosition(0)
        self._opened.show()
        tell = partial(
            self._session.prompts.show_message, self.window(), self._text.no_browser
        )
        open_address(QUrl(server.door), self.window(), tell)

    def _serve(self) -> Server:
        """Start the website if it does not run yet."""
        if self._server is None:
            from gui.website.server import Server

            self._server = Server(self._session.labels)
            self.destroyed.connect(self._server.close)
        return self._server
