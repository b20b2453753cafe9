"""All actions of the manager, made once; menus and the toolbar only refer to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from core.catalog import ClearinghouseCondition
from core.command_line.parser import WINDOW_NAMES
from core.records import LicenseServer
from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import PlaceKind
from gui.theme import icons
from gui.theme.colours import Theme

Keys = QKeySequence.StandardKey | QKeyCombination | Qt.Key
SHORTCUTS: dict[str, list[Keys]] = {
    "refresh": [QKeySequence.StandardKey.Refresh],
    "properties": [Qt.Modifier.ALT | Qt.Key.Key_Return],
    "up": [Qt.Key.Key_Backspace, Qt.Modifier.ALT | Qt.Key.Key_Up],
    "back": [Qt.Modifier.ALT | Qt.Key.Key_Left],
    "forward": [Qt.Modifier.ALT | Qt.Key.Key_Right],
    "help_topics": [QKeySequence.StandardKey.HelpContents],
    "copy": [QKeySequence.StandardKey.Copy],
    "delete_report": [QKeySequence.StandardKey.Delete],
    "copy_cell": [Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_C],
    "undo": [QKeySequence.StandardKey.Undo],
    "redo": [
        Qt.Modifier.CTRL | Qt.Key.Key_Y,
        Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Z,
    ],
    "filter_list": [QKeySequence.StandardKey.Find],
    "powershell_view": [Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_P],
    "save_copy": [Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_S],
    "open_lab": [QKeySequence.StandardKey.Open],
    "new_lab": [QKeySequence.StandardKey.New],
    # No menu lists this one, and the keyboard reaches no toolbar.
    "show_tree": [Qt.Modifier.CTRL | Qt.Key.Key_T],
    "export_list": [Qt.Modifier.CTRL | Qt.Key.Key_E],
}
ICONS = {
    "back": "back",
    "forward": "forward",
    "up": "up",
    "show_tree": "show-tree",
    "properties": "properties",
    "refresh": "refresh",
    "export_list": "export",
    "help_topics": "help",
}
VIEW_MODES = {
    "large_icons": ViewMode.LARGE_ICONS,
    "small_icons": ViewMode.SMALL_ICONS,
    "list_view": ViewMode.LIST,
    "details": ViewMode.DETAILS,
}
CONDITIONS = {
    "reachable": ClearinghouseCondition.REACHABLE,
    "slow": ClearinghouseCondition.SLOW,
    "unreachable": ClearinghouseCondition.UNREACHABLE,
    "wrong_date": ClearinghouseCondition.WRONG_DATE,
}
WINDOWS = dict(
    zip(
        (
            "server_manager",
            "policy_editor",
            "diagnoser",
            "event_viewer",
            "command_prompt",
            "remote_connection",
            "world",
        ),
        WINDOW_NAMES,
        strict=True,
    )
)
"""The companion windows' names by their actions (design.md)."""
THEMES = {
    "look_windows": Theme.WINDOWS,
    "look_dark": Theme.DARK,
    "look_high_contrast": Theme.HIGH_CONTRAST,
    "look_system": Theme.SYSTEM,
}
FAULTS = {"server_unreachable", "directory_unreachable"}
CHECKABLE = {
    *("toolbar", "status_bar", "classic", "powershell_view"),
    *(*VIEW_MODES, *CONDITIONS, *FAULTS, *THEMES),
}


@dataclass(frozen=True)
class ActionContext:
    """What decides which actions are possible."""

    kind: PlaceKind
    server: LicenseServer | None
    is_convertible: bool  # the selected license pack has licenses to convert
    is_revocable: bool  # the selected license can be revoked
    is_in_domain: bool
    is_read_only: bool
    undoable: str | None  # what undo would take back
    redoable: str | None  # what redo would bring back
    has_up: bool
    has_back: bool
    has_forward: bool
    has_selected_rows: bool


class Actions(QObject):
    """The actions by name; the name is also the label's name and the object name."""

    def __init__(
        self,
        handlers: dict[str, Callable[..., object]],
        labels: Console,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._actions = {name: self._make(name) for name in handlers}
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _, call=handler: call())
        self._make_exclusive(VIEW_MODES)
        self._make_exclusive(CONDITIONS)
        self._make_exclusive(THEMES)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def update(self, situation: ActionContext) -> None:
        """Enable what the selected object and the lab allow (ui.md 2)."""
        server = situation.server
        on_server = situation.kind is PlaceKind.SERVER
        is_activated = server is not None and server.is_activated
        has_id = server is not None and server.license_server_id is not None
        on_report = situation.kind is PlaceKind.REPORT
        can_change = not situation.is_read_only
        can_report = (
            situation.kind in {PlaceKind.SERVER, PlaceKind.PACK}
            and situation.is_in_domain
            and can_change
        )
        can_undo = can_change and situation.undoable is not None
        can_redo = can_change and situation.redoable is not None
        for name, is_possible in {
            "activate_server": on_server and not has_id and can_change,
            "reactivate_server": on_server and has_id and can_change,
            "deactivate_server": on_server and has_id and can_change,
            "install_licenses": on_server and is_activated and can_change,
            "manage_licenses": on_server and is_activated and can_change,
            "review_configuration": on_server,
            "convert_licenses": situation.is_convertible and can_change,
            "revoke_license": situation.is_revocable and can_change,
            "cal_usage": can_report,
            "per_user_cal_usage": can_report,
            "save_report": on_report,
            "print_report": on_report,
            "delete_report": on_report and can_change,
            "properties": on_server,
            "connect": can_change,
            "sign_in_as": can_change,
            "server_unreachable": server is not None and can_change,
            "directory_unreachable": situation.is_in_domain and can_change,
            "up": situation.has_up,
            "back": situation.has_back,
            "forward": situation.has_forward,
            "copy": situation.has_selected_rows,
            "copy_cell": situation.has_selected_rows,
            "undo": can_undo,
            "redo": can_redo,
            "reset_lab": can_undo,
        }.items():
            self[name].setEnabled(is_possible)
        for name in CONDITIONS:
            self[name].setEnabled(can_change)
        undo, redo = self._labels.undo, self._labels.redo
        self["undo"].setText(f"{undo} {situation.undoable}" if can_undo else undo)
        self["redo"].setText(f"{redo} {situation.redoable}" if can_redo else redo)

    def _make(self, name: str) -> QAction:
        action = QAction(getattr(self._labels, name), self)
        action.setObjectName(name)
        action.setCheckable(name in CHECKABLE)
        if name in ICONS:
            action.setIcon(icons.icon(ICONS[name]))
            action.setIconVisibleInMenu(False)
        if name in SHORTCUTS:
            action.setShortcutVisibleInContextMenu(False)  # as in the genuine menus
            action.setShortcuts([QKeySequence(key) for key in SHORTCUTS[name]])
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            keys = keys.replace("Return", "Enter")  # as the key is called today
            action.setToolTip(f"{strip_mnemonic(action.text())} ({keys})")
        return action

    def _make_exclusive(self, names: Iterable[str]) -> None:
        group = QActionGroup(self)
        for name in names:
            group.addAction(self[name])
