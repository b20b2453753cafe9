"""The menus as data; the Action menu is the context menu of what is selected."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from gui.companions.table import COMPANIONS
from gui.labels.console import Console
from gui.manager.actions import Actions
from gui.models.places import PlaceKind
from gui.widgets.menu_item import Menu, MenuItem

LINE = "-"


@dataclass(frozen=True)
class Sub:
    """A submenu: the name of its label, and its entries."""

    label: str
    entries: tuple["str | Sub", ...]


Entries = tuple[str | Sub, ...]

_MONITOR = COMPANIONS["monitor"].label  # a part of the daily work, not of the world
_CREATE_REPORT = Sub("create_report", ("cal_usage", "per_user_cal_usage"))
_SERVER: Entries = (
    "activate_server",
    "install_licenses",
    "manage_licenses",
    "review_configuration",
    _CREATE_REPORT,
    Sub("advanced", ("reactivate_server", "deactivate_server")),
    LINE,
    "refresh",
    LINE,
    "properties",
    "help",
)
OF_PLACE: dict[PlaceKind, Entries] = {
    PlaceKind.ALL_SERVERS: ("connect", "refresh_all", "help"),
    PlaceKind.SERVER: _SERVER,
    PlaceKind.PACK: ("convert_licenses", _CREATE_REPORT, "refresh", "help"),
    PlaceKind.REPORTS: ("refresh", "help"),
    PlaceKind.ISSUED: ("revoke_license",),
    PlaceKind.SEVERAL_ISSUED: ("revoke_license",),
    PlaceKind.REPORT: ("save_report", "delete_report", LINE, "print_report"),
}
VIEW: Entries = (
    "large_icons",
    "small_icons",
    "list_view",
    "details",
    LINE,
    "toolbar",
    "status_bar",
    LINE,
    "customize_columns",
    "refresh",
    LINE,
    "classic",
)
HELP: Entries = ("help_topics", LINE, "about")
TRAINING: Entries = (
    "lessons",
    LINE,
    "undo",
    "redo",
    "restore_points",
    "reset_lab",
    LINE,
    Sub("windows", tuple(c.label for c in COMPANIONS.values() if c.label != _MONITOR)),
    _MONITOR,
    "order_confirmation",
    "about_scenario",
    LINE,
    "new_lab",
    "open_lab",
    Sub("recent_labs", ("clear_list",)),
    "save_copy",
    LINE,
    "filter_list",
    "export_list",
    "powershell_view",
    LINE,
    "sign_in_as",
    Sub(
        "simulated_faults",
        (
            Sub("clearinghouse", ("reachable", "slow", "unreachable", "wrong_date")),
            "server_unreachable",
            "directory_unreachable",
        ),
    ),
    LINE,
    Sub(
        "look",
        (
            "look_windows",
            "look_dark",
            "look_high_contrast",
            "look_system",
            LINE,
            "underline_access_keys",
        ),
    ),
)
TOOLBAR: tuple[str, ...] = (
    "back",
    "forward",
    LINE,
    "up",
    "show_tree",
    LINE,
    "properties",
    "refresh",
    "export_list",
    LINE,
    "help_topics",
)


def names(entries: Entries) -> Iterator[str]:
    """Name the actions of a menu and of its submenus."""
    for entry in entries:
        if isinstance(entry, Sub):
            yield from names(entry.entries)
        elif entry != LINE:
            yield entry


def fill(menu: QMenu, entries: Entries, actions: Actions, labels: Console) -> None:
    """Put the entries into a menu, in place of what it has."""
    for sub in _submenus(menu):
        sub.deleteLater()
    menu.clear()
    for entry in entries:
        if isinstance(entry, Sub):
            sub = Menu(getattr(labels, entry.label), entry.label, menu)
            menu.addMenu(sub)
            fill(sub, entry.entries, actions, labels)
        elif entry == LINE:
            menu.addSeparator()
        elif actions[entry].text():  # an edition has no label for what it cannot do
            MenuItem(actions[entry], menu)
    grey_submenus(menu)


def grey_submenus(menu: QMenu) -> None:
    """Grey the submenus in which nothing can be chosen."""
    for sub in _submenus(menu):
        grey_submenus(sub)
        sub.menuAction().setEnabled(any(a.isEnabled() for a in sub.actions()))


def _submenus(menu: QMenu) -> list[QMenu]:
    return [sub for a in menu.actions() if isinstance(sub := a.menu(), QMenu)]
