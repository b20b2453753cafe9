"""The upper part of RD Licensing Diagnoser: the verdict, and the session host."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.rules.diagnosis import Diagnosis
from gui.companions.diagnoser import rows as facts
from gui.labels.diagnoser import DiagnoserText as Text
from gui.theme import fonts, icons
from gui.widgets.form import Form
from gui.widgets.text import plain_label

_SIGN = 32
_LEFT = {
    facts.HOST_NAME: Text.host_name,
    facts.HOST_VERSION: Text.host_version,
    facts.DOMAIN: Text.domain,
}
_RIGHT = {
    facts.MODE_NAME: Text.licensing_mode,
    facts.MODE_SOURCE: Text.mode_source,
    facts.GRACE: Text.grace,
}


class Verdict(QWidget):
    """Whether all is well, and how many licenses are available."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sentence = plain_label("", self)
        self._sentence.setFont(fonts.font(bold=True))
        self._available = plain_label("", self)
        texts = QVBoxLayout()
        texts.addWidget(self._sentence)
        texts.addWidget(self._available)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_found(self, found: Diagnosis) -> None:
        """Show the verdict on a session host."""
        sign = "message-error" if found.errors else "message-warning"
        sign = sign if found.problems else "message-information"
        self._sign.setPixmap(icons.picture(sign, _SIGN, _SIGN))
        self._sentence.setText(facts.verdict(found))
        self._available.setText(Text.available.format(count=found.available))

    def say_no_hosts(self) -> None:
        """Say that there is nothing to examine."""
        self._sentence.setText(Text.no_hosts)


class HostConfiguration(QGroupBox):
    """The session host's version, domain, mode and grace period."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Text.configuration, parent)
        self._forms = (Form(self), Form(self))
        row = QHBoxLayout(self)
        row.setSpacing(16)
        for form, fields in zip(self._forms, (_LEFT, _RIGHT), strict=True):
            for name, label in fields.items():
                form.add_fact(name, label, "")
            row.addWidget(form)

    def show_found(self, found: Diagnosis, domain: str | None) -> None:
        """Show what was found about a session host."""
        shown = facts.host_facts(found, domain)
        for form in self._forms:
            form.fill(shown)
