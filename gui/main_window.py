"""The main window: tree, list, menus, toolbar and status bar, kept in step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from core.bus import Event
from core.errors import LabError
from core.lab import Lab
from core.records import JournalEntry
from core.rules.conversion import can_be_converted
from core.rules.revocation import can_be_revoked
from gui import look, menus, window_place
from gui.actions import CONDITIONS, VIEW_MODES, Actions, Situation
from gui.contents import Contents
from gui.desk import Desk
from gui.errands.companions import CompanionErrands
from gui.errands.errand import Handlers
from gui.errands.helping import HelpErrands
from gui.errands.labs import LabErrands
from gui.errands.lists import ListErrands
from gui.errands.looks import LookErrands
from gui.errands.network import NetworkErrands
from gui.errands.packs import PackErrands
from gui.errands.panels import PanelErrands
from gui.errands.reports import ReportErrands
from gui.errands.servers import ServerErrands
from gui.item_models.server_tree import ServerTree
from gui.labels import words
from gui.labels.editions import Labels
from gui.navigation import Navigation
from gui.on_screen import keep_on_screen
from gui.places import ALL_SERVERS, Place, PlaceKind
from gui.prompts import Prompts
from gui.status_bar import StatusBar
from gui.views.filter_bar import FilterBar
from gui.views.list_pane import ListPane, ViewMode
from gui.views.tree import TreePane

_SIZE = QSize(1000, 650)
_TREE_WIDTH = 216


class MainWindow(QMainWindow):
    """RD Licensing Manager's window on one open lab."""

    shown_again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._labels = desk.labels.console
        self._navigation = Navigation()
        self.setObjectName("main-window")
        self.setWindowTitle(self._labels.title)
        self.setWindowIcon(look.icon("app"))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._build_panes()
        self.servers = ServerErrands(self, desk)
        self.packs = PackErrands(self, desk)
        self.reports = ReportErrands(self, desk)
        self.lists = ListErrands(self, desk)
        self.labs = LabErrands(self, desk)
        self.network = NetworkErrands(self, desk)
        self.looks = LookErrands(self, desk)
        self.panels = PanelErrands(self, desk)
        self.helping = HelpErrands(self, desk)
        self.companions = CompanionErrands(self, desk)
        self.actions_ = Actions(self._handlers(), self._labels, self)
        self._build_menus()
        self._build_toolbar()
        self._bar = StatusBar(self._labels, self)
        self.setStatusBar(self._bar)
        self._connect()
        self._read_state()
        self._restore_what_is_remembered()
        self.tree.select(ALL_SERVERS)
        self.tree.setFocus()

    @property
    def prompts(self) -> Prompts:
        """Where this window asks and tells."""
        return self._desk.prompts

    @property
    def labels(self) -> Labels:
        """The labels of the lab's edition."""
        return self._desk.labels

    @property
    def desk(self) -> Desk:
        """What this window shares with those it opens."""
        return self._desk

    @property
    def lab(self) -> Lab:
        """The open lab."""
        return self._desk.lab

    @property
    def place(self) -> Place:
        """What commands act on: the selected row of the focused list, or the tree's."""
        if self.list.selected_count == 1 and self.list.view.hasFocus():
            return self.list.selected[0]
        return self._navigation.place

    def refresh(self) -> None:
        """Read everything again from the lab."""
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, and close those around it."""
        window_place.remember(self, self._splitter, self._desk.settings)
        self.list.remember()
        self._desk.settings.save()
        self._contents.stop()
        for companion in self.findChildren(QMainWindow):
            companion.close()
        self.lab.bus.unsubscribe(self._on_event)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a lab file."""
        if _lab_files(event) and QApplication.activeModalWidget() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the lab file that was dropped."""
        self.labs.open_lab_file(_lab_files(event)[0])

    def _handlers(self) -> Handlers:
        view_modes = {n: partial(self._set_mode, m) for n, m in VIEW_MODES.items()}
        handlers: Handlers = {
            "refresh": self.refresh,
            "refresh_all": self.refresh,
            "exit": self.close,
            "back": self.go_back,
            "forward": self.go_forward,
            "up": self.go_up,
            "show_tree": self._toggle_tree,
            "toolbar": self._toggle_toolbar,
            "status_bar": self._toggle_status_bar,
            "classic": self._toggle_classic,
            **view_modes,
        }
        for errands in (
            self.servers,
            self.packs,
            self.reports,
            self.lists,
            self.labs,
            self.network,
            self.looks,
            self.panels,
            self.helping,
            self.companions,
        ):
            handlers |= errands.handlers()
        return {n: partial(self._attempt, call) for n, call in handlers.items()}

    def _build_panes(self) -> None:
        labels = self._labels
        self._tree_model = ServerTree(self.lab, self._desk.labels, self)
        self._splitter = QSplitter(self)
        self._splitter.setHandleWidth(look.SPLITTER_WIDTH)
        self.tree = TreePane(self._tree_model, labels.tree, self._splitter)
        right = QWidget(self._splitter)
        self.list = ListPane(labels.list, labels, self._desk.settings, right)
        self.filter_bar = FilterBar(labels.filter, self.list, right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.list, 1)
        self._contents = Contents(self.lab, self._desk.labels, self.list)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_TREE_WIDTH, _SIZE.width() - _TREE_WIDTH])
        self._splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self._splitter)

    def _build_menus(self) -> None:
        labels = self._labels
        bar = self.menuBar()
        self._action_menu = bar.addMenu(labels.action_menu)
        self._action_menu.setObjectName("action_menu")
        self._action_menu.aboutToShow.connect(self._fill_action_menu)
        self._fill_action_menu()
        for label, name, entries in (
            (labels.view_menu, "view_menu", menus.VIEW),
            (labels.help_menu, "help_menu", menus.HELP),
        ):
            menu = bar.addMenu(label)
            menu.setObjectName(name)
            menus.fill(menu, entries, self.actions_, labels)
        self._training_menu = bar.addMenu(labels.training_menu)
        self._training_menu.setObjectName("training_menu")
        menus.fill(self._training_menu, menus.TRAINING, self.actions_, labels)
        menu = self._training_menu
        menu.aboutToShow.connect(partial(self.labs.list_recent_labs, menu))
        menu.aboutToShow.connect(partial(menus.grey_submenus, menu))
        places = ("up", "back", "forward")
        for name in ("copy", "copy_cell", "delete_report", *places, "properties"):
            self.addAction(self.actions_[name])

    def _build_toolbar(self) -> None:
        self._toolbar = QToolBar(self)
        self._toolbar.setObjectName("toolbar")
        self._toolbar.setAccessibleName(self._labels.toolbar.replace("&", ""))
        self._toolbar.setMovable(False)
        self._toolbar.setIconSize(QSize(look.ICON_SIZE, look.ICON_SIZE))
        self._toolbar.toggleViewAction().setEnabled(False)
        for entry in menus.TOOLBAR:
            if entry == menus.LINE:
                self._toolbar.addSeparator()
                continue
            self._toolbar.addAction(self.actions_[entry])
            button = self._toolbar.widgetForAction(self.actions_[entry])
            button.setObjectName(f"toolbar_{entry}")
            button.setAccessibleName(self.actions_[entry].text().replace("&", ""))
        self.addToolBar(self._toolbar)

    def _connect(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.tree.place_selected.connect(self._on_place_selected)
        self.tree.menu_requested.connect(self._on_menu_requested)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.opened.connect(self._on_opened)
        self.list.link_clicked.connect(self._on_link_clicked)
        self.list.selection_changed.connect(self.show_what_is_possible)
        self.list.counted.connect(self._show_count)
        self.list.failed.connect(partial(self.prompts.tell, self))
        application.focusChanged.connect(self._on_focus_changed)
        menu_keys = QShortcut(QKeySequence("Shift+F10"), self)
        menu_keys.activated.connect(self._on_menu_keys)
        self.lab.bus.subscribe(Event, self._on_event)

    def _restore_what_is_remembered(self) -> None:
        settings = self._desk.settings
        self.resize(_SIZE)
        keep_on_screen(self)
        window_place.restore(self, self._splitter, settings)
        self._set_toolbar(visible=settings.flag("view/toolbar", default=True))
        self._set_status_bar(visible=settings.flag("view/status-bar", default=True))
        classic = self._desk.classic or settings.flag("view/classic", default=False)
        self._set_classic(classic=classic)
        mode = settings.text("view/mode", ViewMode.DETAILS)
        self._set_mode(ViewMode(mode) if mode in set(ViewMode) else ViewMode.DETAILS)

    def _attempt(self, call: Callable[[], object]) -> None:
        """Do what may need the lab file; where that fails say why, and go on."""
        try:
            call()
        except LabError as error:
            self.prompts.tell(self, str(error))

    def _read_again(self) -> None:
        self.lab.reload()
        self._show_again()

    def _show_again(self) -> None:
        """Show the lab as it is now; leave the place if it is gone."""
        self._read_state()
        with QSignalBlocker(self.tree):  # it selects a neighbour of what is removed
            self._tree_model.refresh()
        self._navigation.forget(self._is_gone)
        self.go(self._navigation.place)
        self._show_contents()
        self.shown_again.emit()

    def _is_gone(self, place: Place) -> bool:
        return not self._tree_model.index_of(place).isValid()

    def _read_state(self) -> None:
        """Read what the actions depend on; moving the focus reads nothing."""
        self._servers = {s.name: s for s in self.lab.servers()}
        self._settings = self.lab.settings()
        self._undoable = self.lab.undoable()
        self._redoable = self.lab.redoable()

    def _possible_at(self, place: Place) -> tuple[bool, bool]:
        """Tell whether the license pack can be converted, the license revoked."""
        server = self._servers.get(place.server)
        try:
            pack = self.lab.pack(place.server, place.pack_id) if server else None
            if server is None or pack is None:
                return False, False
            if place.kind is PlaceKind.PACK:
                return bool(pack.available) and can_be_converted(pack, server), False
            issued = self.lab.issued_license(place.server, place.issued_id)
            return False, issued is not None and can_be_revoked(issued, pack)
        except LabError:
            return False, False  # refused again, with a message, when it is tried

    def _show_contents(self) -> None:
        self._contents.show(self._navigation.place)
        self.show_what_is_possible()

    def show_what_is_possible(self) -> None:
        """Enable actions and write the status bar for what is selected now."""
        place = self.place
        server = self._servers.get(place.server)
        convertible, revocable = self._possible_at(place)
        self.actions_.update(
            Situation(
                kind=place.kind,
                server=server,
                is_convertible=convertible,
                is_revocable=revocable,
                is_in_domain=self._settings.domain is not None,
                is_read_only=self.lab.is_read_only,
                undoable=_name_of(self._undoable),
                redoable=_name_of(self._redoable),
                has_up=self._navigation.place.parent is not None,
                has_back=self._navigation.has_back,
                has_forward=self._navigation.has_forward,
                has_selected_rows=self.list.selected_count > 0,
            )
        )
        condition = self._settings.clearinghouse
        for action, stands_for in CONDITIONS.items():
            self.actions_[action].setChecked(condition is stands_for)
        is_gone = server is not None and not server.is_reachable
        self.actions_["server_unreachable"].setChecked(is_gone)
        is_alone = not self._settings.directory_reachable
        self.actions_["directory_unreachable"].setChecked(is_alone)
        status = self._labels.ready
        if server is not None and place.kind is PlaceKind.SERVER:
            status = words.ACTIVATION[server.visible_status]
        self._bar.show_state(status, is_read_only=self.lab.is_read_only)

    def _show_count(self) -> None:
        kind = self._navigation.place.kind
        self._bar.show_count(self.list.row_count, self.list.record_count, kind)

    def _fill_action_menu(self) -> None:
        """Give the Action menu the entries of what is selected, and Exit."""
        menu = self._action_menu
        menus.fill(menu, menus.OF_PLACE[self.place.kind], self.actions_, self._labels)
        menu.addSeparator()
        menu.addAction(self.actions_["exit"])

    def _set_mode(self, mode: ViewMode) -> None:
        self.list.set_mode(mode)
        for name, stands_for in VIEW_MODES.items():
            self.actions_[name].setChecked(mode is stands_for)
        self.actions_["customize_columns"].setEnabled(mode is ViewMode.DETAILS)
        self._desk.settings.remember("view/mode", mode.value)

    def _toggle_tree(self) -> None:
        self.tree.setVisible(self.tree.isHidden())

    def _toggle_toolbar(self) -> None:
        self._set_toolbar(visible=self._toolbar.isHidden())

    def _toggle_status_bar(self) -> None:
        self._set_status_bar(visible=self._bar.isHidden())

    def _toggle_classic(self) -> None:
        self._set_classic(classic=self._training_menu.menuAction().isVisible())

    def _set_toolbar(self, *, visible: bool) -> None:
        self._toolbar.setVisible(visible)
        self.actions_["toolbar"].setChecked(visible)
        self._desk.settings.remember("view/toolbar", visible)

    def _set_status_bar(self, *, visible: bool) -> None:
        self._bar.setVisible(visible)
        self.actions_["status_bar"].setChecked(visible)
        self._desk.settings.remember("view/status-bar", visible)

    def _set_classic(self, *, classic: bool) -> None:
        self._training_menu.menuAction().setVisible(not classic)
        self._bar.show_mark(shown=not classic)
        self.looks.wear(classic=classic)
        if classic:
            self.filter_bar.put_away()
            self.panels.hide()
        self.actions_["classic"].setChecked(classic)
        self._desk.settings.remember("view/classic", classic)

    def _on_place_selected(self, place: Place) -> None:
        if place != self._navigation.place:
            self.filter_bar.put_away()
        self._navigation.visit(place)
        self._attempt(self._show_contents)

    def _on_opened(self, place: Place) -> None:
        if place.kind is PlaceKind.REPORT:
            self._attempt(partial(self.reports.open_report, place))
        elif self._tree_model.index_of(place).isValid():
            self.go(place)

    def _on_link_clicked(self, place: Place) -> None:
        if place.kind is PlaceKind.PACK:
            self.helping.help_on_reports()
        else:
            self._attempt(partial(self.servers.review_place, place))

    def _on_menu_requested(self, place: Place | None, spot: QPoint) -> None:
        kind = (place or self._navigation.place).kind
        self.show_what_is_possible()
        menu = QMenu(self)
        menu.setObjectName("context_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus.fill(menu, menus.OF_PLACE[kind], self.actions_, self._labels)
        menu.popup(spot)

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
            self.show_what_is_possible()

    def _on_event(self, event: Event) -> None:
        """Show what happened: icons, counts and what is possible may differ."""
        self._attempt(self._show_again)


def _name_of(entry: JournalEntry | None) -> str | None:
    """Name the command of a journal row as a person reads it."""
    return None if entry is None else entry.command.replace("-", " ").title()


def _lab_files(event: QDropEvent) -> list[str]:
    """Name the lab files among what is dragged."""
    names = [url.toLocalFile() for url in event.mimeData().urls()]
    return [name for name in names if name.lower().endswith(".rdlab")]
