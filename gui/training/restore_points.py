"""Restore points: name the present state, return to a named one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from core.commands.history import CreateRestorePoint, ReturnToRestorePoint
from core.problems import text_problem
from gui.labels.dates import moment
from gui.labels.text import strip_mnemonic
from gui.session.lab_check import follow_check
from gui.session.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

_NAME = "name"
_POINT = Qt.ItemDataRole.UserRole


class RestorePointsDialog(Dialog):
    """A list of points with Return, and a name with Create."""

    help_topic = "labs"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.restore_points_title, parent)
        self._session = session
        title = QLabel(text.restore_points_list, self)
        self._list = QListWidget(self)
        self._list.setObjectName("restore_points")
        self._list.setAccessibleName(strip_mnemonic(text.restore_points_list))
        self._list.itemSelectionChanged.connect(self._update_buttons)
        self._list.itemActivated.connect(self._on_return)
        title.setBuddy(self._list)
        self._form = Form(self)
        self._name = self._form.add_text(_NAME, text.restore_point_name)
        self._form.changed.connect(self._form.clear_problems)
        self._name.returnPressed.connect(self._on_create)
        self._create = push_button(
            text.create_restore_point, "create", self._on_create, self
        )
        self._return = push_button(
            text.return_to_restore_point, "return", self._on_return, self
        )
        self.body.addWidget(title)
        self.body.addWidget(self._list)
        self.body.addWidget(self._form)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._create)
        row.addWidget(self._return)
        self.body.addLayout(row)
        close = self.add_buttons(Buttons.Close).button(Buttons.Close)
        close.setAutoDefault(False)
        self.resize(400, 330)
        self._show_points()
        follow_check(session.lab, self, self._update_buttons)
        if self._list.count() == 0:
            self._name.setFocus()

    def _show_points(self) -> None:
        self._list.clear()
        for point in reversed(self._session.lab.restore_points()):
            item = QListWidgetItem(f"{point.name}  ({moment(point.at)})", self._list)
            item.setData(_POINT, point.name)
        self._update_buttons()

    def _update_buttons(self) -> None:
        can_change = not self._session.lab.is_read_only
        self._create.setEnabled(can_change)
        self._return.setEnabled(can_change and bool(self._list.selectedItems()))

    def _on_create(self) -> None:
        name = self._name.text()
        required = self._session.labels.console.restore_point_required
        problem = text_problem(_NAME, name, required=required)
        if problem is not None:
            self._form.say(_NAME, problem.text)
        elif self._session.do(CreateRestorePoint(point=name), self) is not None:
            self._name.clear()
            self._show_points()

    def _on_return(self) -> None:
        """Return to the chosen point, and close: the window behind shows what came."""
        for item in self._list.selectedItems():
            point = item.data(_POINT)
            command = ReturnToRestorePoint(point=point)
            self._session.do_in_slices(command, self, lambda _: self.accept())
