"""The window of Local Group Policy Editor: folders, settings and their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.catalog import PolicyName
from core.powershell import looks
from core.prompt.windows import COMPUTER
from core.records import Computer, PolicySetting
from gui.companions.computer_box import ComputerBox
from gui.companions.policy.folders import ROOT, Folder
from gui.companions.window import CompanionWindow
from gui.labels.policy import SETTING, STATE, Policy
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.theme import icons, metrics
from gui.widgets.menu_item import Menu, MenuItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.powershell.looks import Look
    from gui.session.session import Session

_SIZE = (900, 480)
_TREE_WIDTH = 300
_STATE_WIDTH = 110
_FOLDER = Qt.ItemDataRole.UserRole


class PolicyEditor(CompanionWindow):
    """The settings of one computer; the tree goes to them, a dialog edits them."""

    title = Policy.title
    icon = "policy"
    help_topic = "policy"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._computers = ComputerBox(Policy.computer, self.inside)
        self._panes = QSplitter(self.inside)
        self._tree = self._build_tree()
        self._list = self._build_list(QWidget(self._panes))
        self._edit = QAction(Policy.edit, self)
        self._status = QLabel(self)
        self._status.setContentsMargins(6, 0, 6, 0)
        self._lay_out()
        self._build_menus()
        self._known: dict[str, Computer] = {}
        self.refresh()
        self._connect()
        self._tree.setFocus()

    def refresh(self) -> None:
        """Show the computers and their settings as they are now."""
        computers = self.session.lab.computers()
        # Of a computer with both roles the session host is shown: it comes first.
        self._known = {computer.name: computer for computer in reversed(computers)}
        self._computers.show_computers(computers)
        self._show_contents()

    def choose(self, choices: Mapping[str, str]) -> None:
        """Show the policy of a computer (`gpedit.msc /gpcomputer`)."""
        self._computers.choose(choices[COMPUTER])

    def look(self) -> Look | None:
        """Return what reads the policies in force on the chosen computer."""
        computer = self._known.get(self._computers.computer)
        return looks.policies(computer.name) if computer is not None else None

    def _connect(self) -> None:
        self._computers.chosen.connect(self._show_contents)
        self._computers.chosen.connect(self.tell_look)
        self._tree.currentItemChanged.connect(self._show_contents)
        self._list.activated.connect(self._on_edit)
        self._list.chosen.connect(self._update_edit)
        self._list.tools.menu_opening.connect(self._fill_menu)
        self._edit.triggered.connect(self._on_edit)

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self._panes)
        tree.setObjectName("tree")
        tree.setAccessibleName(Policy.tree)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(metrics.TREE_INDENTATION)
        root = _item(ROOT)
        tree.addTopLevelItem(root)
        tree.expandToDepth(0)
        tree.setCurrentItem(root)
        return tree

    def _build_list(self, right: QWidget) -> RowTable[Row]:
        titles = [Policy.setting, Policy.state, Policy.comment]
        widths = {Policy.state: _STATE_WIDTH, Policy.comment: _STATE_WIDTH}
        kind = text_rows("list", titles, widths)
        table = RowTable(kind, Policy.list, self.session, right)
        below = QVBoxLayout(right)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(table)
        return table

    def _lay_out(self) -> None:
        panes = self._panes
        panes.setHandleWidth(metrics.SPLITTER_WIDTH)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_TREE_WIDTH, _SIZE[0] - _TREE_WIDTH])
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._computers)
        column.addWidget(panes, 1)
        self.statusBar().addWidget(self._status, 1)
        self.resize(*_SIZE)

    def _build_menus(self) -> None:
        self._edit.setObjectName("edit")
        for label, name, action in (
            (Policy.action_menu, "action_menu", self._edit),
            (Policy.help_menu, "help_menu", self.help_action),
        ):
            menu = Menu(label, name, self.menuBar())
            self.menuBar().addMenu(menu)
            menu.addAction(action)

    @property
    def _place(self) -> QTreeWidgetItem:
        item = self._tree.currentItem()
        assert item is not None  # the tree is never without one
        return item

    @property
    def _folder(self) -> Folder:
        folder = self._place.data(0, _FOLDER)
        assert isinstance(folder, Folder)
        return folder

    def _show_contents(self) -> None:
        computer = self._known[self._computers.computer]
        folder = self._folder
        self._list.show_facts(
            [
                *(Row(f.name, "folder", [f.name, "", ""]) for f in folder.folders),
                *(_fact(setting, computer) for setting in folder.settings),
            ]
        )
        count = Policy.count.format(count=len(folder.settings))
        self._status.setText(Policy.waiting if computer.waits_for_update else count)
        self._update_edit()

    def _update_edit(self) -> None:
        self._edit.setEnabled(isinstance(self._list.key, PolicyName))

    def _on_edit(self) -> None:
        """Edit the selected setting, or go into the selected folder."""
        key = self._list.key
        if isinstance(key, PolicyName):
            self._open_setting(key)
            return
        for number in range(self._place.childCount()):
            inside = self._place.child(number)
            if inside is not None and inside.text(0) == key:
                self._tree.setCurrentItem(inside)
                return

    def _open_setting(self, setting: PolicyName) -> None:
        from gui.companions.policy.setting_dialog import SettingDialog

        neighbours = self._folder.settings
        computer = self._known[self._computers.computer]
        SettingDialog(computer, setting, neighbours, self.session, self).open()

    def _fill_menu(self, menu: QMenu) -> None:
        """Offer to edit the setting that is selected."""
        if self._edit.isEnabled():
            MenuItem(self._edit, menu)


def _item(folder: Folder) -> QTreeWidgetItem:
    item = QTreeWidgetItem([folder.name])
    item.setIcon(0, icons.icon("folder"))
    item.setData(0, _FOLDER, folder)
    item.addChildren([_item(inside) for inside in folder.folders])
    return item


def _fact(name: PolicyName, computer: Computer) -> Row:
    setting = computer.policy.get(name, PolicySetting())
    texts = [SETTING[name], STATE[setting.state], Policy.no_comment]
    return Row(name, "policy-setting", texts)
