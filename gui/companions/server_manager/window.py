"""The window of Server Manager."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from core.powershell import looks
from gui.companions.server_manager.dashboard import Dashboard
from gui.companions.server_manager.overview_page import OverviewPage
from gui.companions.server_manager.page import Page
from gui.companions.server_manager.servers_page import ServersPage
from gui.companions.window import CompanionWindow
from gui.labels.server_manager import ServerManagerText
from gui.models.places import ALL_SERVERS, server_place
from gui.theme import icons, metrics
from gui.widgets.menu_item import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.powershell.looks import Look
    from gui.session.session import Session

_TREE_WIDTH = 200
_SIZE = (900, 620)
_PAGE = Qt.ItemDataRole.UserRole


class ServerManager(CompanionWindow):
    """Pages on the left; the tools are opened from the menu."""

    title = ServerManagerText.title
    icon = "all-servers"
    help_topic = "server-manager"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._text = session.labels.server_manager
        self._stack = QStackedWidget(self.inside)
        self._tree = self._build_tree()
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._tree)
        row.addWidget(self._stack, 1)
        self._build_menus()
        self._tree.currentItemChanged.connect(self._on_page_chosen)
        self._tree.setFocus()
        self.resize(*_SIZE)

    @property
    def page(self) -> int:
        current = self._tree.currentItem()
        assert current is not None  # one is chosen from the beginning on
        return self._items.index(current)

    def show_page(self, number: int) -> None:
        self._tree.setCurrentItem(self._items[number])

    @property
    def _items(self) -> list[QTreeWidgetItem]:
        flag = Qt.MatchFlag
        return self._tree.findItems("", flag.MatchContains | flag.MatchRecursive)

    def refresh(self) -> None:
        """Show the page that is chosen as it is now."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        page.refresh()
        for action in (self._add_roles, self._remove_roles):
            action.setEnabled(not self.session.lab.is_read_only)

    def look(self) -> Look | None:
        """Return what lists the role services of the servers that answer."""
        found = [c.name for c in self.session.lab.computers() if c.is_reachable]
        return looks.roles(dict.fromkeys(found)) if found else None

    def _build_tree(self) -> QTreeWidget:
        text = self._text
        tree = QTreeWidget(self.inside)
        tree.setObjectName("tree")
        tree.setAccessibleName(text.tree)
        tree.setHeaderHidden(True)
        tree.setIndentation(metrics.TREE_INDENTATION)
        tree.setFixedWidth(_TREE_WIDTH)
        dashboard = Dashboard(self.session, self._stack)
        overview = OverviewPage(self.session, self._stack)
        for title, icon, page in (
            (text.dashboard, "properties", dashboard),
            (text.all_servers, "all-servers", self._servers_page(text.all_servers)),
            (text.services, "server", overview),
        ):
            top = self._add_page(tree, title, icon, page)
        self._add_page(top, text.overview, "report", overview)
        servers = self._servers_page(text.servers)
        self._add_page(top, text.servers, "all-servers", servers)
        dashboard.page_requested.connect(self._go_to)
        dashboard.roles_requested.connect(self._on_add_roles)
        tree.expandAll()
        tree.setCurrentIndex(tree.model().index(0, 0))
        return tree

    def _servers_page(self, heading: str) -> ServersPage:
        page = ServersPage(heading, self.session, self._stack)
        page.manager_requested.connect(
            lambda name: self.session.manager.show_at(server_place(name))
        )
        page.install_requested.connect(self._on_install)
        return page

    def _add_page(
        self, above: QTreeWidget | QTreeWidgetItem, title: str, icon: str, page: Page
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setIcon(0, icons.icon(icon))
        item.setData(0, _PAGE, page)
        if isinstance(above, QTreeWidget):
            above.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._stack.addWidget(page)
        return item

    def _build_menus(self) -> None:
        text = self._text
        manage = self._add_menu(text.manage_menu, "manage_menu")
        self._add_roles = self._add_action(
            manage, text.add_roles, "add_roles", self._on_add_roles
        )
        self._remove_roles = self._add_action(
            manage, text.remove_roles, "remove_roles", self._on_remove_roles
        )
        tools = self._add_menu(text.tools_menu, "tools_menu")
        services = Menu(text.tools_services, "tools_services", tools)
        tools.addMenu(services)
        show = partial(self.session.manager.show_at, ALL_SERVERS)
        self._add_action(services, text.licensing_manager, "manager", show)
        for menu, label, name in (
            (services, text.diagnoser, "diagnoser"),
            (tools, text.event_viewer, "events"),
            (tools, text.policy_editor, "policy"),
        ):
            self._add_action(
                menu, label, name, partial(self.session.manager.open_window, name)
            )
        view = self._add_menu(text.view_menu, "view_menu")
        view.addAction(self.refresh_action)
        helping = self._add_menu(text.help_menu, "help_menu")
        helping.addAction(self.help_action)

    def _add_menu(self, label: str, name: str) -> QMenu:
        menu = Menu(label, name, self.menuBar())
        self.menuBar().addMenu(menu)
        return menu

    def _add_action(
        self, menu: QMenu, label: str, name: str, call: Callable[[], object]
    ) -> QAction:
        action = QAction(label, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _: call())
        menu.addAction(action)
        return action

    def _on_page_chosen(self, item: QTreeWidgetItem) -> None:
        self._stack.setCurrentWidget(item.data(0, _PAGE))
        self.refresh()

    def _go_to(self, page: str) -> None:
        (item,) = self._tree.findItems(page, Qt.MatchFlag.MatchExactly)
        self._tree.setCurrentItem(item)
        self._tree.setFocus()

    def _on_add_roles(self) -> None:
        self.session.manager.add_roles(self)

    def _on_install(self, server: str) -> None:
        self.session.manager.show_at(server_place(server))
        self.session.manager.install_licenses(server)

    def _on_remove_roles(self) -> None:
        self.session.manager.remove_roles(self)
