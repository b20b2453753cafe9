"""The pages of the Manage Licenses Wizard before the purchase (ui.md 7)."""

from collections.abc import Iterable
from enum import StrEnum
from textwrap import fill

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QRadioButton

from core.catalog import MigrationReason, ProductVersion, RebuildReason
from core.flows.manage import (
    SOURCE_ID,
    SOURCE_NAME,
    ManageAction,
    ManageFlow,
    ManageStep,
)
from core.problems import Problem
from gui.labels import words
from gui.labels.text import strip_mnemonic
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.form import Form, Note
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.shell import PARAGRAPH_SPACING

_ID_GROUPS = 7
_LINE = 70
_SOURCE_VERSION = "source_version"
_REASONS: dict[ManageAction, dict[MigrationReason, str] | dict[RebuildReason, str]] = {
    ManageAction.MIGRATE: words.MIGRATION_REASON,
    ManageAction.REBUILD: words.REBUILD_REASON,
}


class ActionPage(FlowPage[ManageFlow]):
    """Action Selection: the two actions, and the reasons for the chosen one."""

    def __init__(self, wizard: FlowWizard, flow: ManageFlow) -> None:
        text = wizard.session.labels.manage
        super().__init__(
            wizard, flow, ManageStep.ACTION, text.action_title, text.action_subtitle
        )
        self._text = text
        self._buttons = {
            ManageAction.MIGRATE: self._button(ManageAction.MIGRATE, text.migrate),
            ManageAction.REBUILD: self._button(ManageAction.REBUILD, text.rebuild),
        }
        for button in self._buttons.values():
            self.body.addWidget(button)
        self._reason = QComboBox(self)
        self._reason.setObjectName("reason")
        self._reason.setAccessibleName(strip_mnemonic(text.reason))
        title = QLabel(text.reason, self)
        title.setBuddy(self._reason)
        self._description = plain_label("", self)
        self.body.addSpacing(PARAGRAPH_SPACING)
        self.body.addWidget(title)
        self.body.addWidget(self._reason)
        self.body.addSpacing(PARAGRAPH_SPACING)
        self.body.addWidget(self._description)
        self.body.addStretch()
        self._reason.currentIndexChanged.connect(self._on_reason_chosen)
        self._show_action()

    def _button(self, action: ManageAction, label: str) -> QRadioButton:
        button = QRadioButton(label, self)
        button.setObjectName(action.value)
        button.setChecked(action is self.flow.draft.action)
        button.toggled.connect(lambda on: self._on_action_toggled(action, on=on))
        return button

    def _on_action_toggled(self, action: ManageAction, *, on: bool) -> None:
        if on:
            self.flow.draft.action = action
            self._show_action()

    def _on_reason_chosen(self) -> None:
        # Qt hands a StrEnum back as a plain string.
        if self.flow.draft.action is ManageAction.MIGRATE:
            chosen = MigrationReason(self._reason.currentData())
            self.flow.draft.migration_reason = chosen
        else:
            self.flow.draft.rebuild_reason = RebuildReason(self._reason.currentData())
        self._describe()

    def _show_action(self) -> None:
        """List the reasons of the chosen action; each action keeps its own."""
        draft = self.flow.draft
        is_migration = draft.action is ManageAction.MIGRATE
        chosen = draft.migration_reason if is_migration else draft.rebuild_reason
        self._reason.blockSignals(True)
        self._reason.clear()
        for reason, label in _REASONS[draft.action].items():
            self._reason.addItem(label, reason)
        self._reason.setCurrentIndex(self._reason.findData(chosen))
        self._reason.blockSignals(False)
        self._describe()
        self.first_field = self._buttons[draft.action]

    def _describe(self) -> None:
        """Say what the action does to licenses, which depends on the reason."""
        draft, text = self.flow.draft, self._text
        if draft.action is ManageAction.REBUILD:
            self._description.setText(text.rebuild_text)
        elif draft.migration_reason is MigrationReason.NOT_FUNCTIONING:
            self._description.setText(text.not_functioning_text)
        else:
            self._description.setText(text.migrate_text)


class SourcePage(FlowPage[ManageFlow]):
    """Source License Server Information: its name, or what is known of it."""

    def __init__(self, wizard: FlowWizard, flow: ManageFlow) -> None:
        text = wizard.session.labels.manage
        super().__init__(
            wizard, flow, ManageStep.SOURCE, text.source_title, text.source_subtitle
        )
        self._named = Form(self)
        self._named.add_text(SOURCE_NAME, text.source_name)
        self._absent = QCheckBox(text.source_absent, self)
        self._absent.setObjectName("source_is_absent")
        self._known = Form(self)
        self._version = self._known.add_choice(
            _SOURCE_VERSION,
            text.source_version,
            [(v.server_name, v) for v in sorted(ProductVersion, reverse=True)],
        )
        chosen = self._version.findData(flow.draft.source_version)
        self._version.setCurrentIndex(chosen)
        self._id = CodeBoxes(_ID_GROUPS, strip_mnemonic(text.source_id), self)
        self._id.setObjectName(SOURCE_ID)
        self._id_label = QLabel(text.source_id, self)
        self._id_label.setBuddy(self._id.boxes[0])
        self._note = Note(self._id, self)
        self._lay_out()
        self._named.changed.connect(self._on_changed)
        self._known.changed.connect(self._on_changed)
        self._id.changed.connect(self._on_changed)
        self._absent.toggled.connect(self._on_changed)
        self._on_changed()

    def show_problem(self, problem: Problem) -> None:
        if problem.field == SOURCE_NAME:
            self._named.say(problem.field, problem.text)
        else:
            self._note.say(problem.text)
            self._id.setFocus()

    def clear_problems(self) -> None:
        self._named.clear_problems()
        self._note.say("")

    def _lay_out(self) -> None:
        for widget in (
            self._named,
            self._absent,
            self._known,
            self._id_label,
            self._id,
            self._note,
        ):
            self.body.addWidget(widget)
        self.body.addStretch()

    def _on_changed(self) -> None:
        """Take what is typed; ask for the name, or for what else is known."""
        draft, is_absent = self.flow.draft, self._absent.isChecked()
        draft.source_name = self._named.text(SOURCE_NAME)
        draft.source_is_absent = is_absent
        draft.source_version = ProductVersion(self._version.currentData())
        draft.source_id = self._id.text()
        self._named.enable(SOURCE_NAME, on=not is_absent)
        self._known.enable(_SOURCE_VERSION, on=is_absent)
        self._id_label.setEnabled(is_absent)
        self._id.setEnabled(is_absent)
        self.clear_problems()


class TickPage(FlowPage[ManageFlow]):
    """A page of sentences that is left only with its check box ticked."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: ManageFlow,
        step: StrEnum,
        titles: tuple[str, str],
        paragraphs: Iterable[str],
        tick: str,
    ) -> None:
        super().__init__(wizard, flow, step, *titles)
        for paragraph in paragraphs:
            self.body.addWidget(plain_label(paragraph, self))
        self._box = QCheckBox(fill(tick, _LINE), self)  # it does not wrap by itself
        self._box.setObjectName("confirm")
        self._box.setAccessibleName(strip_mnemonic(tick))
        self._box.toggled.connect(self.keep)
        self._box.toggled.connect(self.completeChanged)
        self.first_field = self._box
        self.body.addWidget(self._box)
        self.body.setSpacing(PARAGRAPH_SPACING)
        self.body.addStretch()

    def keep(self, ticked: bool) -> None:
        """Put the tick into the draft."""
        raise NotImplementedError

    def isComplete(self) -> bool:
        return self._box.isChecked()
