"""Review Configuration of a license server (ui.md 4)."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.catalog import Rights
from core.commands.repair import AddToGroup, RegisterAsScp
from core.rules.review import Finding, Level, Repair, review
from gui.labels import words
from gui.labels.text import soften_breaks
from gui.session.lab_check import follow_check
from gui.session.prompts import Tone
from gui.session.session import Session
from gui.theme import icons
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

_ICONS = {
    Level.OK: "finding-ok",
    Level.ADVICE: "finding-advice",
    Level.WARNING: "finding-warning",
    Level.ERROR: "finding-error",
}
_BUTTON_WIDTH = 112


class ReviewDialog(Dialog):
    """A list of findings, each with its icon, its text and what repairs it."""

    help_topic = "review"

    def __init__(self, server: str, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.review_title.format(server=server), parent)
        self._server = server
        self._session = session
        self._area = self._build_area()
        intro = soften_breaks(text.review_intro.format(server=server))
        self.body.addWidget(plain_label(intro, self))
        self.body.addWidget(self._area, 1)
        self._add_database_location()
        box = self.add_buttons(Buttons.Ok | Buttons.Help)
        self._ok = box.button(Buttons.Ok)
        self._show_findings()
        follow_check(session.lab, self, self._update_buttons)
        self._ok.setFocus()
        self.resize(560, 440)

    def _add_database_location(self) -> None:
        """Show the folder, where the edition did, to who may know it (1.1, 13.13)."""
        lab, label = self._session.lab, self._session.labels.console.database_location
        if label and lab.rights().covers(Rights.SERVER_ADMIN):
            fact = Form(self)
            path = lab.server(self._server).database_path
            fact.add_fact("database_path", label, path)
            self.body.addWidget(fact)

    def _build_area(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("findings")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        return area

    def _show_findings(self) -> None:
        """Review the server as it is now; a pressed button lives a little longer."""
        old = self._area.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._area.setWidget(self._build_list(self._findings()))
        self._update_buttons()
        buttons = self._area.findChildren(QPushButton)
        for one, after in pairwise([self._area, *buttons]):  # and then the lower row
            self.setTabOrder(one, after)

    def _update_buttons(self) -> None:
        for button in self._area.findChildren(QPushButton):
            button.setEnabled(not self._session.lab.is_read_only)

    def _findings(self) -> list[Finding]:
        lab = self._session.lab
        server, packs = lab.server(self._server), lab.packs(self._server)
        return review(server, packs, lab.settings(), lab.rights())

    def _build_list(self, findings: list[Finding]) -> QFrame:
        inside = QFrame(self._area.viewport())
        inside.setObjectName("findings-inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(12)
        for finding in findings:
            column.addLayout(self._build_row(finding, inside))
        column.addStretch()
        return inside

    def _build_row(self, finding: Finding, parent: QWidget) -> QHBoxLayout:
        level = words.LEVEL[finding.level]
        icon = QLabel(parent)
        icon.setPixmap(icons.picture(_ICONS[finding.level], 16, 16))
        icon.setAccessibleName(level)
        icon.setToolTip(level)
        text = self._session.labels.words.for_edition(words.FINDING[finding.kind])
        label = plain_label(text, parent)
        label.setObjectName(f"finding-{finding.kind.value}")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        if finding.repair is not None:
            button = self._build_button(finding.repair, parent)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_button(self, repair: Repair, parent: QWidget) -> QPushButton:
        call = {
            Repair.ADD_TO_GROUP: self._on_add_to_group,
            Repair.REGISTER_AS_SCP: self._on_register,
            Repair.CHANGE_SCOPE: self._on_change_scope,
        }[repair]
        button = push_button(words.REPAIR[repair], repair.value, call, parent)
        button.setFixedWidth(_BUTTON_WIDTH)
        return button

    def _on_add_to_group(self) -> None:
        text = self._session.labels.console
        question = text.add_to_group_question.format(server=self._server)
        add = (text.ok, self._add_to_group)
        self._session.prompts.ask(self, question, [add], text.cancel)

    def _add_to_group(self) -> None:
        from gui.dialogs.credentials import carry_out

        command = AddToGroup(server=self._server)
        carry_out(command, self._session, self, self._on_added_to_group)

    def _on_added_to_group(self) -> None:
        self._on_repaired()
        added = self._session.labels.console.added_to_group.format(server=self._server)
        self._session.prompts.show_message(self, added, Tone.INFORMATION)

    def _on_register(self) -> None:
        from gui.dialogs.credentials import carry_out

        command = RegisterAsScp(server=self._server)
        carry_out(command, self._session, self, self._on_repaired)

    def _on_change_scope(self) -> None:
        from gui.dialogs.scope import ScopeDialog

        server = self._session.lab.server(self._server)
        ScopeDialog(server, self._session, self, self._on_repaired).open()

    def _on_repaired(self) -> None:
        self._show_findings()
        self._ok.setFocus()
