"""The licensing website by itself, before, between and after wizards (13.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.companions.window import CompanionWindow
from gui.labels.clearinghouse_contact import Website
from gui.labels.text import strip_mnemonic
from gui.session.website_link import WebsiteLink
from gui.widgets.buttons import push_button
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from gui.session.session import Session

_MARGIN = 14
_SIZE = (520, 230)


class LicensingWebsite(CompanionWindow):
    """Opens the website in a browser; it is there as long as this window is.

    The browser stands for that of another computer, which has Internet although the
    license server has none (seed 003): it asks nothing of the lab.
    """

    title = Website.window_title
    help_topic = "website"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._link = WebsiteLink(session, self.inside)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN)
        column.addWidget(plain_label(session.labels.website.window_text, self.inside))
        column.addWidget(self._link)
        column.addStretch()
        help_label = strip_mnemonic(session.labels.console.help)
        button = push_button(help_label, "help", self.ask_for_help, self.inside)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(*_SIZE)
        self._link.link.setFocus()

    def refresh(self) -> None:
        """Show nothing else: the website knows nothing of the lab."""

    def closeEvent(self, event: QCloseEvent) -> None:
        self._link.stop()
        super().closeEvent(event)
