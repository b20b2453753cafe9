"""All actions of the manager: one record for each, and the QAction made of it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.labels.text import strip_mnemonic
from gui.models.places import Place, PlaceKind
from gui.theme import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.records import LabSettings, LicenseServer
    from gui.labels.console import Console
    from gui.manager.panes.view_mode import ViewMode
    from gui.theme.colours import Theme

Keys = QKeySequence.StandardKey | QKeyCombination | Qt.Key


@dataclass(frozen=True)
class ViewState:
    """What the window shows around the list."""

    mode: ViewMode
    has_toolbar: bool
    has_status_bar: bool
    has_powershell: bool
    is_classic: bool
    theme: Theme


@dataclass(frozen=True)
class ActionContext:
    """What decides which actions are possible, and which are ticked (ui.md 2)."""

    place: Place
    server: LicenseServer | None
    settings: LabSettings
    is_convertible: bool  # the selected license pack has licenses to convert
    is_revocable: bool  # the selected license can be revoked
    is_read_only: bool
    is_attempt: bool  # at a lesson, which says itself what it is about
    tells_faults: bool  # unless a cause is to be found
    is_at_work: bool  # a long command is under way: nothing else can be done
    undoable: str  # what undo would take back, empty if nothing
    redoable: str  # what redo would bring back, empty if nothing
    has_up: bool
    has_back: bool
    has_forward: bool
    has_selected_rows: bool
    view: ViewState

    @property
    def can_change(self) -> bool:
        """Tell whether commands can change the lab."""
        return not self.is_read_only

    @property
    def can_plant(self) -> bool:
        """Tell whether faults can be planted, and taken away."""
        return self.can_change and self.tells_faults

    @property
    def is_in_domain(self) -> bool:
        """Tell whether the lab has a domain."""
        return self.settings.domain is not None

    @property
    def on_server(self) -> bool:
        """Tell whether a license server is selected."""
        return self.place.kind is PlaceKind.SERVER

    @property
    def on_report(self) -> bool:
        """Tell whether a report is selected."""
        return self.place.kind is PlaceKind.REPORT

    @property
    def on_activated(self) -> bool:
        """Tell whether an activated license server is selected."""
        return self.on_server and self.server is not None and self.server.is_activated

    @property
    def on_identified(self) -> bool:
        """Tell whether the selected license server has a license server ID."""
        server = self.server
        return (
            self.on_server
            and server is not None
            and server.license_server_id is not None
        )

    @property
    def can_report(self) -> bool:
        """Tell whether reports can be created from here; they need a domain."""
        on_server_or_pack = self.place.kind in {PlaceKind.SERVER, PlaceKind.PACK}
        server = self.server if on_server_or_pack else None
        is_member = server is not None and self.settings.has_member(server)
        return is_member and self.can_change


def _always(_: ActionContext) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """One action: its name is also its label's name and its object name."""

    name: str
    handler: Callable[..., object]
    _: KW_ONLY
    is_possible: Callable[[ActionContext], bool] = _always
    is_ticked: Callable[[ActionContext], bool] | None = None
    group: str = ""
    """Of the actions of one group exactly one is ticked."""
    object_of: Callable[[ActionContext], str] | None = None
    """What the label goes on with, as in Undo Install Licenses."""
    shortcuts: tuple[Keys, ...] = ()
    icon: str = ""

    def run(self, place: Place) -> None:
        """Do it; where it acts on nothing selected, the place does not matter."""
        self.handler()


@dataclass(frozen=True)
class PlaceAction(Action):
    """An action on what is selected: the handler is told which place that is."""

    handler: Callable[[Place], object]

    def run(self, place: Place) -> None:
        """Do it at a place."""
        self.handler(place)


class Actions(QObject):
    """The actions by name, made once; menus and the toolbar only refer to them."""

    def __init__(
        self,
        actions: Iterable[Action],
        labels: Console,
        run: Callable[[Action], object],
        parent: QObject,
    ) -> None:
        """Make all actions; `run` is called with the one that was triggered."""
        super().__init__(parent)
        self._labels = labels
        self._records = {action.name: action for action in actions}
        self._actions = {a.name: self._make(a, run) for a in self._records.values()}
        self._make_exclusive()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Return all actions."""
        return list(self._actions.values())

    def update(self, context: ActionContext) -> None:
        """Enable and tick what the selected object, the lab and the window allow."""
        for name, record in self._records.items():
            action = self._actions[name]
            is_possible = not context.is_at_work and record.is_possible(context)
            action.setEnabled(is_possible)
            if record.is_ticked is not None:
                action.setChecked(record.is_ticked(context))
            if record.object_of is not None:
                label = getattr(self._labels, name)
                action.setText(f"{label} {record.object_of(context)}".rstrip())

    def _make(self, record: Action, run: Callable[[Action], object]) -> QAction:
        action = QAction(getattr(self._labels, record.name), self)
        action.setObjectName(record.name)
        action.setCheckable(record.is_ticked is not None)
        action.triggered.connect(lambda _: run(record))
        if record.icon:
            action.setIcon(icons.icon(record.icon))
            action.setIconVisibleInMenu(False)
        if record.shortcuts:
            action.setShortcutVisibleInContextMenu(False)  # as in the genuine menus
            action.setShortcuts([QKeySequence(key) for key in record.shortcuts])
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            keys = keys.replace("Return", "Enter")  # as the key is called today
            action.setToolTip(f"{strip_mnemonic(action.text())} ({keys})")
        return action

    def _make_exclusive(self) -> None:
        for group in sorted({r.group for r in self._records.values()} - {""}):
            exclusive = QActionGroup(self)
            for record in self._records.values():
                if record.group == group:
                    exclusive.addAction(self._actions[record.name])
