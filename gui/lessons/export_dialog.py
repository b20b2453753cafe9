"""Export: what to make of a lesson, of its course, or of all, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core import outside
from core.catalog import SERVER_VERSIONS
from core.file_names import file_name
from core.text import clean
from gui.labels.exporting import FILES, KINDS, SCOPES
from gui.labels.exporting import ExportText as Text
from gui.labels.text import soften_breaks
from gui.lessons.export_kinds import KINDS as KNOWN
from gui.lessons.export_kinds import Kind, Order, Scope
from gui.lessons.export_process import ExportProcess
from gui.session.desktop import open_file
from gui.widgets.announcing import announce
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.lessons.listed import Listed
    from gui.session.session import Session

_WHAT, _SCOPE, _TARGET, _EDITION, _BY = "what", "scope", "target", "edition", "by"
_FOLDER_KEY = "lessons/export-folder"
_SIZE = (640, 430)


class ExportDialog(Dialog):
    """Starts the second process, shows how far it is, and opens what it made."""

    help_topic = "outputs"

    def __init__(self, listed: Listed, session: Session, parent: QWidget) -> None:
        super().__init__(Text.title, parent)
        assert listed.lesson is not None
        self._listed = listed
        self._lesson = listed.lesson
        self._session = session
        self._folder = Path(session.settings.text(_FOLDER_KEY) or outside.home())
        self._suggested = ""
        self._made: Path | None = None
        self._closes = False
        self._process = ExportProcess(self)
        self._form = Form(self)
        self._build_fields()
        self._solutions = self._box(Text.solutions, "solutions")
        self._plain = self._box(Text.plain, "plain")
        self._replace = self._box(Text.replace, "replace")
        self._progress = QProgressBar(self)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(Text.progress)
        self._progress.setTextVisible(False)
        self._said = plain_label("", self)
        self._said.setObjectName("said")
        self._lay_out()
        self._process.progressed.connect(self._on_progressed)
        self._process.ended.connect(self._on_ended)
        self._process.cancelled.connect(self._on_cancelled)
        self._what.currentIndexChanged.connect(self._on_kind_chosen)
        self._scope.currentIndexChanged.connect(self._on_scope_chosen)
        self._form.changed.connect(self._form.clear_problems)
        self._on_kind_chosen()
        self._show_running(is_running=False)
        self.resize(*_SIZE)

    @property
    def order(self) -> Order:
        """What is to be made as it is chosen now."""
        own = self._listed.own
        one = str(own) if own is not None else self._lesson.id
        scope = self._chosen_scope
        kind = self._kind
        return Order(
            kind=kind,
            scope=scope,
            of=self._lesson.course if scope is Scope.COURSE else one,
            target=Path(clean(self._form.text(_TARGET))),
            replaces=self._replace.isChecked(),
            edition=self._edition.currentData() if kind.shows_windows else None,
            by=clean(self._form.text(_BY)),
            solutions=self._solutions.isChecked(),
            plain=self._plain.isChecked(),
        )

    def reject(self) -> None:
        """Close; what is being made is given up before."""
        if self._process.is_running:
            self._closes = True
            self._on_cancel()
        else:
            super().reject()

    # How it is made

    def _build_fields(self) -> None:
        kinds = [(KINDS[kind.name], kind) for kind in KNOWN]
        self._what = self._form.add_choice(_WHAT, Text.what, list(kinds))
        self._scope = self._form.add_choice(_SCOPE, Text.scope, [])
        self._target = self._form.add_text(_TARGET, Text.target)
        editions: list[tuple[str, object]] = [(Text.own_edition, None)]
        editions += [(version.server_name, version) for version in SERVER_VERSIONS]
        self._edition = self._form.add_choice(_EDITION, Text.edition, editions)
        self._form.add_text(_BY, Text.by)

    def _box(self, label: str, name: str) -> QCheckBox:
        box = QCheckBox(label, self)
        box.setObjectName(name)
        return box

    def _lay_out(self) -> None:
        self.body.addWidget(plain_label(Text.about, self))
        self.body.addWidget(self._form)
        browse = push_button(Text.browse, "browse", self._on_browse, self)
        boxes = QVBoxLayout()
        for option in (self._replace, self._solutions, self._plain):
            boxes.addWidget(option)
        self._options = QWidget(self)
        row = QHBoxLayout(self._options)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(boxes, 1)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._options)
        self.body.addStretch()
        self.body.addWidget(self._progress)
        self.body.addWidget(self._said)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._start, self._cancel, self._open = (
            push_button(label, name, call, self)
            for label, name, call in (
                (Text.start, "start", self._on_start),
                (Text.cancel, "cancel-export", self._on_cancel),
                (Text.open, "open", self._on_open),
            )
        )
        for button in (self._start, self._cancel, self._open):
            box.addButton(button, role)
        self._start.setDefault(True)
        close = box.button(Buttons.Close)
        assert isinstance(close, QPushButton)
        close.setAutoDefault(False)

    # What is chosen

    @property
    def _kind(self) -> Kind:
        return KNOWN[self._what.currentIndex()]

    @property
    def _chosen_scope(self) -> Scope:
        return Scope(self._scope.currentData())

    def _on_kind_chosen(self) -> None:
        is_guide = self._kind.command == "guide"
        self._form.enable(_EDITION, on=self._kind.shows_windows)
        self._form.enable(_BY, on=is_guide)
        self._solutions.setEnabled(is_guide)
        self._plain.setEnabled(is_guide)
        before = self._scope.currentData()
        self._scope.clear()
        for scope in self._scopes():
            text = SCOPES[scope].format(
                lesson=self._lesson.title, course=self._lesson.course
            )
            self._scope.addItem(text, str(scope))
        self._scope.setCurrentIndex(max(self._scope.findData(before), 0))
        self._on_scope_chosen()

    def _scopes(self) -> Iterable[Scope]:
        """A lesson of the person's own stands in no course of the program."""
        known = self._kind.scopes
        return [x for x in known if self._listed.own is None or x is not Scope.COURSE]

    def _on_scope_chosen(self) -> None:
        """Suggest a name, unless the person has typed one."""
        if self._scope.currentData() is None:
            return  # the list is just made
        suffix = self._suffix
        self._replace.setEnabled(bool(suffix))
        if self._form.text(_TARGET) == self._suggested:
            self._suggested = str(self._folder / file_name(self._title, suffix))
            self._form.fill({_TARGET: self._suggested})

    @property
    def _title(self) -> str:
        if self._chosen_scope is Scope.ALL:
            return SCOPES[Scope.ALL]
        is_course = self._chosen_scope is Scope.COURSE
        return self._lesson.course if is_course else self._lesson.title

    @property
    def _suffix(self) -> str:
        return self._kind.suffix_of(self._chosen_scope)

    def _on_browse(self) -> None:
        if self._suffix:
            suggested = self._folder / file_name(self._title, self._suffix)
            self._session.prompts.ask_where_to_save(
                self, suggested, FILES[self._suffix], self._take_file
            )
        else:
            self._session.prompts.ask_for_folder(self, self._folder, self._take)

    def _take_file(self, path: Path) -> None:
        """Take a file; the dialog has asked whether one may be replaced."""
        self._replace.setChecked(True)
        self._take(path)

    def _take(self, path: Path) -> None:
        self._form.fill({_TARGET: str(path)})

    # What is done

    def _on_start(self) -> None:
        if self._process.is_running:
            return
        if not clean(self._form.text(_TARGET)):
            self._form.say(_TARGET, Text.target_required)
            return
        self._form.clear_problems()
        order = self.order
        self._made = outside.absolute(order.target)
        self._tell(Text.working)
        self._show_running(is_running=True)
        self._process.start(order.words)

    def _on_cancel(self) -> None:
        self._tell(Text.cancelling)
        self._cancel.setEnabled(False)
        self._process.cancel()

    def _on_progressed(self, done: int, whole: int) -> None:
        self._progress.setRange(0, whole)
        self._progress.setValue(done)
        self._said.setText(Text.working_on.format(done=done, all=whole))

    def _on_ended(self, problem: str) -> None:
        self._show_running(is_running=False)
        made = self._made
        if problem or made is None:
            self._made = None
            self._tell("")
            self._form.say(_TARGET, problem)
        else:
            folder = made if not self._suffix else made.parent
            self._session.settings.remember(_FOLDER_KEY, str(folder.parent))
            self._session.settings.save()
            self._tell(Text.made.format(path=made))
            self._open.setEnabled(True)
            self._open.setFocus()

    def _on_cancelled(self) -> None:
        self._made = None
        self._show_running(is_running=False)
        self._tell(Text.cancelled)
        if self._closes:
            super().reject()

    def _on_open(self) -> None:
        """Open a page or a folder; of another file the folder in which it is."""
        if self._made is not None:
            is_shown = self._made.suffix in {"", ".html"} or outside.is_folder(
                self._made
            )
            place = self._made if is_shown else self._made.parent
            open_file(place, self._session, self)

    def _show_running(self, *, is_running: bool) -> None:
        self._progress.setRange(0, 0 if is_running else 1)
        self._progress.setVisible(is_running)
        for choices in (self._form, self._options):
            choices.setEnabled(not is_running)
        self._start.setEnabled(not is_running)
        self._cancel.setEnabled(is_running)
        self._open.setEnabled(False)

    def _tell(self, text: str) -> None:
        self._said.setText(soften_breaks(text))
        if text:
            announce(self, text)
