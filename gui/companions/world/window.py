"""The window of the World panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from gui.companions.window import CompanionWindow
from gui.companions.world.clock_tab import ClockTab
from gui.companions.world.closed_tab import ClosedTab
from gui.companions.world.computers_tab import ComputersTab
from gui.companions.world.devices_tab import DevicesTab
from gui.companions.world.domains_tab import DomainsTab
from gui.companions.world.faults_tab import FaultsTab
from gui.companions.world.groups_tab import GroupsTab
from gui.companions.world.hosts_tab import HostsTab
from gui.companions.world.simulate_tab import SimulateTab
from gui.companions.world.tab import Tab
from gui.companions.world.users_tab import UsersTab
from gui.labels.world import WorldText as Text

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from core.powershell.looks import Look
    from gui.session.session import Session

TABS: dict[str, type[Tab]] = {
    Text.users_tab: UsersTab,
    Text.devices_tab: DevicesTab,
    Text.groups_tab: GroupsTab,
    Text.domains_tab: DomainsTab,
    Text.hosts_tab: HostsTab,
    Text.faults_tab: FaultsTab,
    Text.closed_tab: ClosedTab,
    Text.clock_tab: ClockTab,
    Text.simulate_tab: SimulateTab,
    Text.computers_tab: ComputersTab,
}
_MARGIN = 8
_SIZE = (780, 660)


class WorldPanel(CompanionWindow):
    """One tab for each part of the world; only the one that is seen is kept fresh."""

    title = Text.title
    help_topic = "world"
    opens_beside = True
    keeps_content = True

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._tabs = QTabWidget(self.inside)
        self._tabs.setObjectName("tabs")
        column.addWidget(self._tabs)
        pages = self._tabs.findChild(QStackedWidget)
        assert pages is not None
        for title, kind in TABS.items():
            number = self._tabs.addTab(kind(session, pages), title)
            is_hidden = kind.shows_faults and session.hides_causes
            self._tabs.setTabVisible(number, not is_hidden)
        self._tabs.currentChanged.connect(self._on_tab_shown)
        self.resize(*_SIZE)

    @property
    def page(self) -> int:
        return self._tabs.currentIndex()

    def show_page(self, number: int) -> None:
        if self._tabs.isTabVisible(number):
            self._tabs.setCurrentIndex(number)

    def refresh(self) -> None:
        """Show the world as it is now."""
        self._tab.refresh()

    def look(self) -> Look | None:
        """Return what reads the same as the tab that is seen."""
        return self._tab.look()

    @property
    def _tab(self) -> Tab:
        tab = self._tabs.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def _on_tab_shown(self) -> None:
        self.help_topic = "simulate" if isinstance(self._tab, SimulateTab) else "world"
        self.refresh()
        if self.isVisible():
            self.tell_look()

    def closeEvent(self, event: QCloseEvent) -> None:
        simulation = self.findChild(SimulateTab)
        if simulation is not None:
            simulation.stop()
        super().closeEvent(event)
