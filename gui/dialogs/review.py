"""Review Configuration of a license server (ui.md 4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.rules.review import Finding, Level, review
from gui import look
from gui.desk import Desk
from gui.dialogs.base import Buttons, Dialog
from gui.labels import words
from gui.prompts import breakable
from gui.wizards.shell import plain_label

_ICONS = {
    Level.OK: ("finding-ok", "OK"),
    Level.ADVICE: ("finding-advice", "Advice"),
    Level.WARNING: ("finding-warning", "Warning"),
    Level.ERROR: ("finding-error", "Problem"),
}


class ReviewDialog(Dialog):
    """A list of findings, each with its icon and text."""

    def __init__(self, server: str, desk: Desk, parent: QWidget) -> None:
        text = desk.labels.console
        super().__init__(text.review_title.format(server=server), parent)
        findings = review(desk.lab.server(server), desk.lab.packs(server))
        intro = breakable(text.review_intro.format(server=server))
        self.body.addWidget(plain_label(intro, self))
        self.body.addWidget(self._build_list(findings), 1)
        box = self.add_buttons(Buttons.Ok | Buttons.Help)
        box.helpRequested.connect(lambda: self._on_help(desk))
        self.resize(500, 340)

    def _build_list(self, findings: list[Finding]) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("findings")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        inside = QFrame(area)
        inside.setObjectName("findings-inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(12)
        for finding in findings:
            column.addLayout(self._build_row(finding, inside))
        column.addStretch()
        area.setWidget(inside)
        return area

    def _build_row(self, finding: Finding, parent: QWidget) -> QHBoxLayout:
        name, level = _ICONS[finding.level]
        icon = QLabel(parent)
        icon.setPixmap(look.picture(name, 16, 16))
        icon.setAccessibleName(level)
        icon.setToolTip(level)
        label = plain_label(words.FINDING[finding.kind], parent)
        label.setObjectName(f"finding-{finding.kind.value}")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return row

    def _on_help(self, desk: Desk) -> None:
        from gui.help_window import show_help

        show_help(desk.labels, self, "review")
