"""Everything can be reached by keyboard and read by a screen reader."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QProgressBar,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QToolBar,
    QWidget,
)

from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import select_row
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.test_print_keys import WITH_BUTTON, print_buttons

OpenWindow = Callable[..., MainWindow]
INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QTextEdit,
    QProgressBar,
    QRadioButton,
    QTabBar,
)
FIELDS = (QLineEdit, QComboBox, QAbstractItemView)
QTS_OWN = re.compile("qt_|Scroll(Left|Right)Button")
WITHOUT_LABEL = re.compile(
    "tree|list|icons"  # the panes of the main window: they have no label in any manager
    "|topics"  # the list of the help
    "|group-[2-9]"  # of a long number; its label belongs to the first group
)
IN_COLUMNS = re.compile(  # where Tab goes down one column, and then the next
    "diagnoser|events|license monitor|tasks|policy setting, with .*"
    "|window at PowerShell View"
)
KEY_IN_TEXT = re.compile(r"\((Space|P|Esc)\)$")
A_LINE = 12
HOURS = 1e-4
"""A speed at which no wait of a wizard ends."""
A_LOT = 60

TITLES = {
    "activate": "Activate Server Wizard",
    "install": "Install Licenses Wizard",
    "manage": "Manage Licenses Wizard",
    "properties": "RDLIC01 Properties",
    "review": "RDLIC01 Configuration",
    "about": "About RD Licensing Manager",
    "message": "RD Licensing Manager",
    "message on a saved file": "RD Licensing Manager",
    "question": "RD Licensing Manager",
    "message that offers a copy": "RD Licensing Manager",
    "question whether to open a copy": "RD Licensing Manager",
    "help": "RD Licensing Manager Help",
    "policy": "Local Group Policy Editor",
    "prompt": "Administrator: Command Prompt",
}


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office", speed=HOURS)
    yield window
    close_all(window)


def interactive(surface: QWidget) -> list[QWidget]:
    """List what a person can work with on a surface, without Qt's own parts."""
    return [
        w
        for w in surface.findChildren(QWidget)
        if isinstance(w, INTERACTIVE)
        and w.isVisible()
        and w.window() is surface
        and not QTS_OWN.match(w.objectName())
        and not isinstance(w, QHeaderView)
        and w.metaObject().className() != "QTableCornerButton"
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{widget.metaObject().className()} {widget.objectName()!r}"


def mnemonic(text: str) -> str | None:
    found = re.search("&([^&])", text.replace("&&", ""))
    return found.group(1).upper() if found else None


def labels(surface: QWidget) -> list[QLabel]:
    return [
        w
        for w in surface.findChildren(QLabel)
        if w.isVisible() and w.window() is surface
    ]


def mnemonics(surface: QWidget) -> list[str]:
    """List the access keys that work while this surface is in front."""
    texts = [w.text() for w in labels(surface) if w.buddy() is not None]
    for widget in surface.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not surface:
            continue
        if isinstance(widget, QAbstractButton) and not isinstance(
            widget.parent(), QToolBar
        ):
            texts.append(widget.text())
        elif isinstance(widget, QGroupBox):
            texts.append(widget.title())
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(i) for i in range(widget.count())]
        elif isinstance(widget, QMenuBar):
            texts += [a.text() for a in widget.actions() if a.isVisible()]
    return [key for text in texts if (key := mnemonic(text))]


def doubled(things: list[str]) -> list[str]:
    return sorted(t for t, count in Counter(things).items() if count > 1)


def flaws_of_access(surface: QWidget, name: str) -> Iterator[str]:
    """Say what cannot be read or reached; see tests/gui/test_every_surface.py."""
    flaws = {
        "its title is another": wrong_title(surface, name),
        "controls without a name for a screen reader": nameless(surface),
        "controls whose name does not contain their visible text": called_otherwise(
            surface
        ),
        "controls without an object name of their own": without_own_name(surface),
        "fields that are the buddy of no label": without_label(surface),
        "access keys that belong to several controls": doubled(mnemonics(surface)),
        "choices without an access key": without_access_key(surface),
        "labels with an access key for no field": without_buddy(surface),
        "controls that Tab does not reach": missed_by_tab(surface),
        "controls from which Tab goes up": goes_up(surface, name),
        "buttons that print, though Ctrl+P is not tried": printing(surface, name),
    }
    yield from (f"{flaw}: {what}" for flaw, what in flaws.items() if what)


def printing(surface: QWidget, name: str) -> list[str]:
    found = [described(button) for button in print_buttons(surface)]
    if name in WITH_BUTTON:
        return [] if found else ["none"]
    return found


def wrong_title(surface: QWidget, name: str) -> list[str]:
    title = surface.windowTitle()
    kind = name.split(":")[0].split(",")[0]
    return [] if title and title == TITLES.get(kind, title) else [title]


def nameless(surface: QWidget) -> list[str]:
    return [described(w) for w in interactive(surface) if not name_of(w)]


def called_otherwise(surface: QWidget) -> list[str]:
    """List buttons that who sees them, and who speaks to them, calls otherwise."""
    return [
        f"{described(w)}: {w.text()!r} is called {name_of(w)!r}"
        for w in interactive(surface)
        if isinstance(w, QAbstractButton)
        and " ".join(strip_mnemonic(w.text()).strip("< >").split()) not in name_of(w)
    ]


def without_own_name(surface: QWidget) -> list[str]:
    controls = interactive(surface)
    unnamed = [described(w) for w in controls if not w.objectName()]
    return [*unnamed, *doubled([w.objectName() for w in controls if w.objectName()])]


def without_label(surface: QWidget) -> list[str]:
    buddies: list[QWidget | None] = [w.buddy() for w in labels(surface)]
    proxies = [w.focusProxy() for w in buddies if w is not None]
    return [
        described(w)
        for w in interactive(surface)
        if isinstance(w, FIELDS)
        and w not in [*buddies, *proxies]
        and not WITHOUT_LABEL.fullmatch(w.objectName())
    ]


def without_access_key(surface: QWidget) -> list[str]:
    """List radio buttons and check boxes that no letter leads to."""
    return [
        described(w)
        for w in interactive(surface)
        if isinstance(w, QRadioButton | QCheckBox) and not mnemonic(w.text())
    ]


def without_buddy(surface: QWidget) -> list[str]:
    alone = [w.text() for w in labels(surface) if w.buddy() is None]
    return [text for text in alone if mnemonic(text)]


def is_never_in_use(surface: QWidget) -> bool:
    """Tell whether a window leaves the focus where it is; keys work in any case."""
    return bool(surface.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus)


def missed_by_tab(surface: QWidget) -> list[str]:
    if is_never_in_use(surface):
        buttons = surface.findChildren(QAbstractButton)
        return [described(w) for w in buttons if not KEY_IN_TEXT.search(w.text())]
    reached = tabbed_through(surface)
    return [
        described(w)
        for w in interactive(surface)
        if w.isEnabled()
        and w not in reached
        and not is_beside_reached_radio_button(w, reached)
        and not isinstance(w, QProgressBar)
        and not isinstance(w.parent(), QToolBar)  # see the test of the toolbar
        and not by_arrow_keys(w)
    ]


def goes_up(surface: QWidget, name: str) -> list[str]:
    """List where Tab goes up; once it has to, from the last control to the first."""
    if is_never_in_use(surface):
        return []
    around = [*dict.fromkeys(tabbed(surface, Qt.Key.Key_Tab))]
    tops = [w.mapTo(surface, QPoint()).y() for w in around]
    ups = [
        f"from {described(one)} to {described(after)}"
        for (one, top), (after, after_top) in pairwise(zip(around, tops, strict=True))
        if after_top < top - A_LINE
    ]
    return ups if len(ups) > 1 and not IN_COLUMNS.fullmatch(name) else []


def is_beside_reached_radio_button(widget: QWidget, reached: set[QWidget]) -> bool:
    """Tell whether the arrow keys lead here: Tab goes to the chosen one alone."""
    return isinstance(widget, QRadioButton) and any(
        isinstance(w, QRadioButton) and w.parent() is widget.parent() for w in reached
    )


def by_arrow_keys(widget: QWidget) -> bool:
    """Tell whether it is a radio button that the chosen one of its group leads to."""
    group = widget.group() if isinstance(widget, QRadioButton) else None
    return group is not None and group.checkedButton() not in {None, widget}


def tabbed_through(surface: QWidget) -> set[QWidget]:
    """Press Tab until it comes round again, forwards and backwards."""
    return {w for k in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) for w in tabbed(surface, k)}


def tabbed(surface: QWidget, key: Qt.Key) -> Iterator[QWidget]:
    """Go on with a key, many times, from what has the focus."""
    for _ in range(A_LOT):
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        assert surface.isAncestorOf(focus), f"the focus left for {described(focus)}"
        yield focus
        if isinstance(focus, QTextEdit):
            focus.setTabChangesFocus(True)
        QTest.keyClick(focus, key)


def test_every_button_of_the_toolbar_has_a_key_of_its_own(window: MainWindow) -> None:
    toolbar = window.findChild(QToolBar, "toolbar")
    assert isinstance(toolbar, QToolBar)
    actions = [a for a in toolbar.actions() if not a.isSeparator()]
    keys = [a.shortcut().toString() for a in actions]

    assert "" not in keys
    assert doubled(keys) == []


@pytest.mark.parametrize("edition", ["2008", "2008r2", "2022"])
@pytest.mark.parametrize(
    "place",
    [
        ALL_SERVERS,
        server_place("RDLIC01"),
        pack_place("RDLIC01", 3),
        Place(PlaceKind.REPORTS, "RDLIC01"),
        Place(PlaceKind.ISSUED, "RDLIC01", 4, 19),
    ],
    ids=lambda p: p.kind,
)
def test_every_access_key_belongs_to_one_item_of_a_menu(
    open_window: OpenWindow, place: Place, edition: str
) -> None:
    window = open_window("office", edition=edition)
    window.go(place.parent if place.kind is PlaceKind.ISSUED else place)  # type: ignore[arg-type]
    if place.kind is PlaceKind.ISSUED:
        window.list.view.setFocus()
        select_row(window, place)
    window._fill_action_menu()
    flaws = {}
    for menu in window.findChildren(QMenu):
        texts = [a.text() for a in menu.actions() if not a.isSeparator()]
        keys = [mnemonic(text) for text in texts]
        if None in keys or doubled([k or "" for k in keys]):
            flaws[menu.objectName()] = texts

    assert flaws == {}


# What the tree and the lists tell


def test_a_screen_reader_finds_headers_and_cells_of_the_list(
    window: MainWindow,
) -> None:
    window.go(server_place("RDLIC01"))
    table = QAccessible.queryAccessibleInterface(window.list.table)
    assert table is not None
    texts = [
        table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())
    ]

    assert "License Version and Type" in texts
    assert "Windows Server 2022 - Installed RDS Per User CAL" in texts
    assert "Unlimited" in texts


def test_a_screen_reader_finds_the_nodes_of_the_tree_and_which_are_open(
    window: MainWindow,
) -> None:
    tree = QAccessible.queryAccessibleInterface(window.tree)
    assert tree is not None
    nodes = [tree.child(n) for n in range(tree.childCount())]
    names = [node.text(QAccessible.Text.Name) for node in nodes]

    assert names[-3:] == ["All servers", "RDLIC01", "RDLIC02"]
    assert nodes[-3].state().expanded
    assert not nodes[-2].state().expanded
    assert nodes[-2].state().expandable


def test_a_field_that_is_wrong_says_why_to_a_screen_reader(
    window: MainWindow,
) -> None:
    surface = SURFACES["properties, tab 2"](window)
    field = surface.findChild(QLineEdit, "company")
    assert isinstance(field, QLineEdit)
    field.setText("x" * 300)
    QTest.keyClick(field, Qt.Key.Key_Return)
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface is not None

    assert "at most 255" in interface.text(QAccessible.Text.Description)
