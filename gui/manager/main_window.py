"""The main window: tree, list, menus, toolbar and status bar, kept in step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.characters import on_one_line
from core.errors import LabError
from gui.labels import words
from gui.labels.read_only import read_only_sentence
from gui.manager import menus
from gui.manager.action_state import ActionState
from gui.manager.actions import Action, ActionContext, Actions, ViewState
from gui.manager.handlers.help import HelpHandlers
from gui.manager.handlers.labs import LabHandlers
from gui.manager.handlers.lessons import LessonHandlers
from gui.manager.handlers.lists import ListHandlers
from gui.manager.handlers.navigation import NavigationHandlers
from gui.manager.handlers.network import NetworkHandlers
from gui.manager.handlers.orders import OrderHandlers
from gui.manager.handlers.packs import PackHandlers
from gui.manager.handlers.panels import PanelHandlers
from gui.manager.handlers.reports import ReportHandlers
from gui.manager.handlers.servers import ServerHandlers
from gui.manager.handlers.themes import ThemeHandlers
from gui.manager.handlers.view import ViewHandlers
from gui.manager.handlers.windows import WindowHandlers
from gui.manager.list_controller import ListController
from gui.manager.menu_bar import MenuBar, build_toolbar
from gui.manager.models.server_tree import ServerTreeModel
from gui.manager.navigation import Navigation
from gui.manager.panes.list_pane import ListPane
from gui.manager.panes.tree import TreePane
from gui.manager.status_bar import StatusBar
from gui.models.places import ALL_SERVERS, Place, PlaceKind, several_place
from gui.session import window_place
from gui.session.lab_check import LabCheck, is_about_check
from gui.session.lab_files import dropped_files
from gui.tables.filter_bar import FilterBar
from gui.theme import icons, metrics
from gui.widgets.help_request import HelpRequest
from gui.widgets.kept_place import PlaceRequest
from gui.widgets.menu_item import ContextMenu
from gui.widgets.on_screen import come_to_front, fit_to_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from core.bus import Event
    from core.catalog import LicenseProgram
    from core.lab import Lab
    from core.powershell.looks import Look
    from gui.models.drawing import Drawing
    from gui.models.sheet import HandOver, Sheet
    from gui.session.labs import Labs
    from gui.session.session import Session

_NAME = "window"
_SIZE = QSize(1130, 650)
_TREE_WIDTH = 340
_AFTERWARDS = Qt.ConnectionType.QueuedConnection


class MainWindow(QMainWindow):
    """RD Licensing Manager's window on one open lab: a `Console` and a `Manager`."""

    refreshed = Signal()
    actions_: Actions
    _context: ActionContext

    def __init__(self, session: Session, labs: Labs) -> None:
        """Show the lab of a session; another one is shown by `labs`."""
        super().__init__()
        self.session = session
        self.show_lab: Callable[[Lab], None] = labs.show_lab
        self.work_on = labs.work_on
        self.record_in = labs.record_in
        self.show_own_lab = labs.show_own_lab
        self.show_beside = labs.show_beside
        self.close_beside = labs.close_beside
        self.lab = session.lab
        self._labels = session.labels.console
        self._navigation = Navigation()
        self._state = ActionState(
            self.lab, self._navigation, tells_faults=not session.hides_causes
        )
        self._menu_places: list[Place] = []  # of the context menu, while it is open
        self.setObjectName("main-window")
        self.setWindowIcon(icons.icon("app"))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._build_panes()
        self._build_handlers()
        self._build_actions()
        self._connect()
        self._restore_what_is_remembered()
        self.tree.select(ALL_SERVERS)
        self.tree.setFocus()

    @property
    def parent_window(self) -> QWidget:
        """The parent of what handlers open."""
        return self

    @property
    def place(self) -> Place:
        """What commands act on: the selected row of the focused list, or the tree's."""
        there, count = self._navigation.place, self.list.selected_count
        if count == 1 and self.list.view.hasFocus():
            return self.list.selected[0]
        if count > 1 and self.list.view.hasFocus() and self._takes_several:
            return several_place(there.server, there.pack_id)
        return there

    @property
    def _takes_several(self) -> bool:
        """Tell whether commands act on several rows; the genuine tool's do not."""
        of_pack = self._navigation.place.kind is PlaceKind.PACK
        return of_pack and not self.view.is_classic

    def refresh(self) -> None:
        """Read everything again from the lab; during a command show what was."""
        if not self.lab.is_at_work:
            self._attempt(self._read_again)

    def go(self, place: Place) -> None:
        """Select a place in the tree and show its contents."""
        self.tree.select(place)

    def go_back(self) -> None:
        """Return to the place before."""
        self.go(self._navigation.back())

    def go_forward(self) -> None:
        """Go to the place that was left by going back."""
        self.go(self._navigation.forward())

    def go_up(self) -> None:
        """Go one level up and select there where the person came from."""
        came_from = self._navigation.place
        if came_from.parent is not None:
            self.go(came_from.parent)
            self.list.select(came_from)

    def add_panel(self, panel: QDockWidget) -> None:
        """Show a panel below the list."""
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, panel)

    def show_training(self, *, shown: bool) -> None:
        """Show or hide what the genuine manager never had."""
        self._menus.show_training(shown=shown)

    def update_actions(self) -> None:
        """Enable actions and write the status bar for what is selected now."""
        if self.lab.is_at_work:
            context = replace(self._context, is_at_work=True)
        else:
            context = self._read_context()
        self._context = context
        self.actions_.update(context)
        self._show_state(context)

    def _read_context(self) -> ActionContext:
        place = self._menu_places[-1] if self._menu_places else self.place
        return self._state.context(
            place, self._view_state(), has_selected_rows=self.list.selected_count > 0
        )

    def remember(self) -> None:
        """Keep for the next start how the window looks."""
        settings = self.session.settings
        window_place.remember_place(self, _NAME, settings)
        window_place.remember_panes(self._splitter, _NAME, settings)
        self.list.remember()
        settings.save()

    # What other windows ask of the manager

    def show_at(self, place: Place | None = None) -> None:
        """Come to front; with a place, go there."""
        if place is not None:
            self.go(place)
        come_to_front(self)

    def open_companions(self) -> dict[str, int]:
        """Name the companion windows that are open, and the page that each shows."""
        return self.windows.pages()

    def open_behind(self, name: str, page: int) -> None:
        """Open a companion window at a page, and stay in front of it."""
        self.windows.open_behind(name, page)

    def open_window(self, name: str, choices: Mapping[str, str] | None = None) -> None:
        """Open a companion window by its name in `companions.table`, with choices."""
        self.windows.open(name, choices)

    def open_lessons(self, file: Path | None = None) -> None:
        """Open the lessons, or a lesson's or an attempt's file there."""
        self.lessons.open(file)

    def install_licenses(self, server: str) -> None:
        """Open the Install Licenses Wizard for a license server."""
        self.servers.install_on(server)

    def review(self, server: str, parent: QWidget) -> None:
        """Open Review Configuration for a license server."""
        self.servers.review(server, parent)

    def confirm_order(self, program: LicenseProgram, parent: QWidget) -> None:
        """Show what a reseller sends after an order under a license program."""
        self.orders.confirm(program, parent)

    def add_roles(self, parent: QWidget) -> None:
        """Open the Add Roles and Features Wizard."""
        self.servers.add_roles(parent)

    def remove_roles(self, parent: QWidget) -> None:
        """Open the Remove Roles and Features Wizard."""
        self.servers.remove_roles(parent)

    def add_licensing(self, parent: QWidget) -> None:
        """Open the wizard that adds a license server to the deployment."""
        self.servers.add_licensing(parent)

    def save_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a file, and write a drawing as PNG or SVG."""
        self.lists.save_drawing(drawing, parent)

    def print_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a printer, and print a drawing."""
        self.lists.print_drawing(drawing, parent)

    def show_problems(self, day: str) -> None:
        """Open Event Viewer at warnings and errors alone, of a day or of all."""
        self.windows.show_problems(day)

    def looked_at(self, read: Callable[[], Look | None]) -> None:
        """Show what reads the same as a window in PowerShell View, while it is open."""
        self._attempt(partial(self.panels.show_look, read))

    def save_sheet(self, title: str, hand_over: HandOver, parent: QWidget) -> None:
        """Ask for a file named after a title; the sheet is handed over afterwards."""
        self.lists.save_sheet(title, hand_over, parent)

    def print_sheet(self, sheet: Sheet, parent: QWidget) -> None:
        """Ask for a printer, and print a sheet."""
        self.lists.print_sheet(sheet, parent)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, and close those around it."""
        self._list_controller.stop()
        self._check.stop()
        for window in self.findChildren(QWidget):
            if window.isWindow() and window.isVisible() and not window.isModal():
                window.close()
        self.remember()
        self.lab.bus.unsubscribe(self._on_events)
        super().closeEvent(event)

    def customEvent(self, event: QEvent) -> None:
        """Answer what this window, or one that it owns, asks for."""
        if isinstance(event, HelpRequest):
            self.help.show(event.topic, event.asker)
        elif isinstance(event, PlaceRequest):
            name, settings = event.window.objectName(), self.session.settings
            if event.is_left:
                window_place.remember_place(event.window, name, settings)
            else:
                window_place.restore_place(event.window, name, settings)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a file of ours."""
        if dropped_files(event.mimeData()) and QApplication.activeModalWidget() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the lab, lesson or attempt that was dropped."""
        self.labs.open_lab_file(dropped_files(event.mimeData())[0])

    def _build_panes(self) -> None:
        labels = self._labels
        self._tree_model = ServerTreeModel(self.lab, self.session.labels, self)
        self._splitter = QSplitter(self)
        self._splitter.setHandleWidth(metrics.SPLITTER_WIDTH)
        self.tree = TreePane(self._tree_model, labels.tree, self._splitter)
        right = QWidget(self._splitter)
        self.list = ListPane(labels.list, labels, self.session.settings, right)
        self.filter_bar = FilterBar(labels.filter, self.list, right)
        self.filter_bar.typed.connect(self.list.filter)
        self.filter_bar.left.connect(self.list.focus)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.list, 1)
        self._list_controller = ListController(self.lab, self.session.labels, self.list)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_TREE_WIDTH, _SIZE.width() - _TREE_WIDTH])
        self._splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self._splitter)

    def _build_handlers(self) -> None:
        self.view = ViewHandlers(self, self.session, self._on_classic_changed)
        self.navigation = NavigationHandlers(self, self.session)
        self.servers = ServerHandlers(self, self.session)
        self.packs = PackHandlers(self, self.session)
        self.reports = ReportHandlers(self, self.session)
        self.lists = ListHandlers(self, self.session)
        self.labs = LabHandlers(self, self.session)
        self.lessons = LessonHandlers(self, self.session)
        self.network = NetworkHandlers(self, self.session)
        self.themes = ThemeHandlers(self, self.session)
        self.panels = PanelHandlers(self, self.session)
        self.orders = OrderHandlers(self, self.session)
        self.help = HelpHandlers(self, self.session)
        self.windows = WindowHandlers(self, self.session)

    def _build_actions(self) -> None:
        handlers = (
            *(self.view, self.navigation, self.servers, self.packs, self.reports),
            *(self.lists, self.labs, self.network, self.themes, self.panels),
            *(self.orders, self.help, self.windows, self.lessons),
        )
        records = [action for handler in handlers for action in handler.actions()]
        self.actions_ = Actions(records, self._labels, self._run, self)
        menu_bar = MenuBar(self, self.actions_, self._labels)
        self._menus = menu_bar
        self.training_menu = menu_bar.training_menu
        self.toolbar = build_toolbar(self, self.actions_, self._labels)
        self.status_bar = StatusBar(self._labels, self)
        self.setStatusBar(self.status_bar)
        menu_bar.fill_action_menu(self._navigation.place.kind)
        menu_bar.action_menu.aboutToShow.connect(self._fill_action_menu)
        training = menu_bar.training_menu
        training.aboutToShow.connect(self.labs.list_recent_labs)
        training.aboutToShow.connect(partial(menus.grey_submenus, training))

    def _connect(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.tree.place_selected.connect(self._on_place_selected)
        self.tree.menu_requested.connect(self._on_menu_requested)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.opened.connect(self._on_opened)
        self.list.link_clicked.connect(self._on_link_clicked)
        self.list.selection_changed.connect(self.update_actions)
        self.list.counted.connect(self._show_count)
        self.list.failed.connect(lambda error: self.session.tell(error, self))
        application.focusChanged.connect(self._on_focus_changed)
        menu_keys = QShortcut(QKeySequence("Shift+F10"), self)
        menu_keys.activated.connect(self._on_menu_keys)
        self.lab.bus.subscribe(self._on_events)
        self._check = LabCheck(self.lab, self)
        self._check.changed.connect(self.update_actions)
        self._check.failed.connect(self._on_check_failed)

    def _restore_what_is_remembered(self) -> None:
        self.resize(_SIZE)
        fit_to_screen(self)
        window_place.restore_place(self, _NAME, self.session.settings)
        window_place.restore_panes(self._splitter, _NAME, self.session.settings)
        self.view.restore()

    def _run(self, action: Action) -> None:
        """Do what was triggered, at the place that the actions were updated for."""
        self._attempt(partial(action.run, self._context.place))
        self.session.settings.save()  # a kill later takes nothing that was chosen
        if action.is_ticked is not None:
            self.update_actions()  # where it failed, the mark goes back

    def _attempt(self, call: Callable[[], object]) -> None:
        """Do what may need the lab file; where that fails say why, and go on."""
        try:
            call()
        except LabError as error:
            self.session.tell(error, self)

    def _read_again(self) -> None:
        self.lab.reload()
        self._show_again()

    def _show_again(self) -> None:
        """Show the lab as it is now; leave the place if it is gone."""
        self._state.read()
        with QSignalBlocker(self.tree):  # it selects a neighbour of what is removed
            self._tree_model.refresh()
        self._navigation.forget(self._is_gone)
        self.go(self._navigation.place)
        self._show_contents()
        self.refreshed.emit()

    def _is_gone(self, place: Place) -> bool:
        return not self._tree_model.index_of(place).isValid()

    def _show_contents(self) -> None:
        self._list_controller.show(self._navigation.place)
        self.update_actions()

    def _view_state(self) -> ViewState:
        return ViewState(
            mode=self.view.mode,
            has_toolbar=not self.toolbar.isHidden(),
            has_status_bar=not self.status_bar.isHidden(),
            has_powershell=self.panels.has_powershell,
            is_classic=self.view.is_classic,
            theme=self.themes.chosen,
        )

    def _show_state(self, context: ActionContext) -> None:
        status = self._labels.ready
        if context.server is not None and context.on_server:
            status = words.ACTIVATION[context.server.visible_status]
        if context.is_read_only:
            why = read_only_sentence(self.lab.read_only_because)
            status = f"{status} – {why}"
        self.status_bar.show_state(status)
        self.status_bar.show_time(context.settings.now)

    def _show_count(self) -> None:
        kind = self._navigation.place.kind
        self.status_bar.show_count(self.list.row_count, self.list.record_count, kind)

    def _fill_action_menu(self) -> None:
        self._menus.fill_action_menu(self.place.kind)

    def _on_classic_changed(self) -> None:
        title, file = self._labels.title, on_one_line(self.lab.path.name)
        named = self._labels.title_of_lab.format(title=title, file=file)
        self.setWindowTitle(title if self.view.is_classic else named)
        self.themes.apply(is_classic=self.view.is_classic)
        if self.view.is_classic:
            self.panels.hide()

    def _on_place_selected(self, place: Place) -> None:
        if place != self._navigation.place:
            self.filter_bar.close_filter()
            self.looked_at(partial(self.panels.look_at, place))
        self._navigation.visit(place)
        self._attempt(self._show_contents)

    def _on_opened(self, place: Place) -> None:
        if place.kind is PlaceKind.REPORT:
            self._attempt(partial(self.reports.open_report, place))
        elif self._tree_model.index_of(place).isValid():
            self.go(place)

    def _on_link_clicked(self, place: Place) -> None:
        if place.kind is PlaceKind.PACK:
            self.help.help_on_reports()
        else:
            self._attempt(partial(self.servers.review_configuration, place))

    def _on_menu_requested(self, place: Place | None, spot: QPoint) -> None:
        """Open the context menu of a place; its items act on it, whatever happens."""
        at = place or self._navigation.place
        if at.kind is PlaceKind.ISSUED and self.list.selected_count > 1:
            at = self.place
        menu = ContextMenu("context_menu", self)
        self._menu_places.append(at)
        self.update_actions()
        menus.fill(menu, menus.OF_PLACE[at.kind], self.actions_, self._labels)
        # What is chosen is triggered after the menu has gone.
        menu.aboutToHide.connect(self._on_menu_gone, _AFTERWARDS)
        menu.popup(spot)

    def _on_menu_gone(self) -> None:
        self._menu_places.pop(0)
        self.update_actions()

    def _on_menu_keys(self) -> None:
        """Ask for a context menu; only Windows turns Shift+F10 into that by itself."""
        target = QApplication.focusWidget() or self
        spot = target.rect().center()
        QApplication.sendEvent(
            target,
            QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, spot, target.mapToGlobal(spot)
            ),
        )

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new in (self.tree, self.list.table, self.list.icons):
            self.update_actions()

    def _on_events(self, events: Sequence[Event]) -> None:
        """Show what happened: icons, counts and what is possible may differ."""
        if not is_about_check(events):
            self._attempt(self._show_again)

    def _on_check_failed(self, error: LabError) -> None:
        self.session.tell(error, QApplication.activeModalWidget() or self)
