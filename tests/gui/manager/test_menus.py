from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolBar

from core.commands.membership import SetDomainMembership
from core.commands.sign_in import SignIn
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import select_row
from tests.helpers.labs import activation, installation, retail

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")
PACK = pack_place("RDLIC01", 2)
BOUGHT = pack_place("RDLIC01", 3)
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
ISSUED_TO_USER = Place(PlaceKind.ISSUED, "RDLIC01", 3, 1)
ISSUED = Place(PlaceKind.ISSUED, "RDLIC01", 4, 19)
ITEMS = {
    PlaceKind.ALL_SERVERS: ["Connect…", "Refresh All", "Help"],
    PlaceKind.SERVER: [
        "Activate Server",
        "Install Licenses",
        "Manage Licenses",
        "Review Configuration…",
        "Create Report > CAL Usage",
        "Create Report > Per User CAL Usage",
        "Advanced > Reactivate Server",
        "Advanced > Deactivate Server",
        "-",
        "Refresh",
        "-",
        "Properties",
        "Help",
    ],
    PlaceKind.PACK: [
        "Convert Licenses…",
        "Create Report > CAL Usage",
        "Create Report > Per User CAL Usage",
        "Refresh",
        "Help",
    ],
    PlaceKind.REPORTS: ["Refresh", "Help"],
    PlaceKind.ISSUED: ["Revoke License"],
}
ALWAYS = {
    PlaceKind.ALL_SERVERS: {"Refresh All", "Help"},
    PlaceKind.SERVER: {"Review Configuration…", "Refresh", "Properties", "Help"},
    PlaceKind.PACK: {"Refresh", "Help"},
    PlaceKind.REPORTS: {"Refresh", "Help"},
    PlaceKind.ISSUED: set[str](),
}
THEMES = [
    "Look > Windows Server 2022",
    "Look > Dark",
    "Look > High Contrast",
    "Look > Follow System",
    "Look > -",
    "Look > Underline Access Keys",
]
REPORT = {"Create Report > CAL Usage", "Create Report > Per User CAL Usage"}
WINDOWS = [
    "Windows > Server Manager",
    "Windows > Local Group Policy Editor",
    "Windows > RD Licensing Diagnoser",
    "Windows > Event Viewer",
    "Windows > Command Prompt",
    "Windows > Windows PowerShell",
    "Windows > Registry Editor",
    "Windows > Task Scheduler",
    "Windows > Remote Desktop Connection",
    "Windows > World",
    "Windows > Licensing Website",
]
ADVANCED = {"Advanced > Reactivate Server", "Advanced > Deactivate Server"}
ACTIVATED = {"Install Licenses", "Manage Licenses", *ADVANCED, *REPORT}
POSSIBLE = [
    # place, scenario, read-only, what can be chosen beside what always can
    (ALL_SERVERS, "fresh", False, {"Connect…"}),
    (ALL_SERVERS, "office", False, {"Connect…"}),
    (ALL_SERVERS, "office", True, set()),
    (SERVER, "fresh", False, {"Activate Server", *REPORT}),
    (SERVER, "workgroup", False, {"Activate Server"}),
    (SERVER, "fresh", True, set()),
    (SERVER, "activated", False, ACTIVATED),
    (SERVER, "office", False, ACTIVATED),
    (SERVER, "office", True, set()),
    (PACK, "fresh", False, REPORT),
    (PACK, "office", False, REPORT),
    (BOUGHT, "office", False, {"Convert Licenses…", *REPORT}),
    (BOUGHT, "office", True, set()),
    (PACK, "office", True, set()),
    (REPORTS, "fresh", False, set()),
    (REPORTS, "office", True, set()),
    (SERVER, "trouble-certificate", False, {*ADVANCED, *REPORT}),
    (PACK, "workgroup", False, set()),
    (ISSUED_TO_USER, "office", False, set()),
    (ISSUED, "office", False, {"Revoke License"}),
    (ISSUED, "office", True, set()),
]
by_situation = pytest.mark.parametrize(
    ("place", "scenario", "read_only", "possible"),
    POSSIBLE,
    ids=lambda value: value.kind if isinstance(value, Place) else None,
)


def opened(keys: str) -> QMenu:
    """Open a menu with keys, as a person without a mouse does."""
    window = QApplication.focusWidget() or QApplication.activeWindow()
    assert window is not None
    QTest.keySequence(window, keys)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def listed(menu: QMenu, above: str = "") -> dict[str, bool]:
    """Name the items with those of submenus, and say which can be chosen."""
    found: dict[str, bool] = {}
    for action in menu.actions():
        text = above + (action.text().replace("&", "") or "-")
        below = action.menu()
        if isinstance(below, QMenu):
            items = listed(below, f"{text} > ")
            assert action.isEnabled() is any(items.values())
            found |= items
        elif action.isVisible():
            found[text if text != "-" else f"-{len(found)}"] = action.isEnabled()
    return found


def names(menu: QMenu) -> list[str]:
    return ["-" if name.startswith("-") else name for name in listed(menu)]


def possible_items(menu: QMenu) -> set[str]:
    return {n for n, on in listed(menu).items() if on and not n.startswith("-")}


def select(window: MainWindow, place: Place) -> None:
    if place.kind is PlaceKind.ISSUED:
        assert place.parent is not None
        window.go(place.parent)
        window.list.view.setFocus()
        select_row(window, place)
    else:
        window.go(place)


@pytest.mark.parametrize("place", [server_place("RDLIC02"), SERVER, REPORTS, PACK])
def test_a_right_click_looks_once_at_what_is_possible(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    window = open_window("office")
    window.go(BOUGHT)
    window.tree.expandAll()
    looked: list[Place] = []
    look = window._state._possible_at

    def counted(at: Place) -> tuple[bool, bool]:
        looked.append(at)
        return look(at)

    monkeypatch.setattr(window._state, "_possible_at", counted)
    spot = window.tree.visualRect(window._tree_model.index_of(place)).center()
    viewport = window.tree.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=spot)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    QApplication.processEvents()

    assert looked == [place]


def test_an_item_acts_on_the_place_that_its_menu_was_opened_for(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("office")
    window.go(BOUGHT)
    done: list[Place] = []
    monkeypatch.setattr(window, "_attempt", lambda call: done.append(*call.args))
    window._on_menu_requested(SERVER, window.mapToGlobal(window.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    review = next(a for a in menu.actions() if a.objectName() == "review_configuration")
    window.list.view.setFocus()  # what has the focus does not matter

    review.trigger()
    menu.close()

    assert done == [SERVER]


@by_situation
def test_the_menus_offer_what_the_selected_object_can(
    open_window: OpenWindow,
    place: Place,
    scenario: str,
    read_only: bool,
    possible: set[str],
) -> None:
    window = open_window(scenario, read_only=read_only)
    select(window, place)
    context = opened("Shift+F10")

    assert names(context) == ITEMS[place.kind]
    assert possible_items(context) == ALWAYS[place.kind] | possible
    context.close()
    action_menu = opened("Alt+A")
    assert names(action_menu) == [*ITEMS[place.kind], "-", "Exit"]
    assert possible_items(action_menu) == ALWAYS[place.kind] | possible | {"Exit"}
    action_menu.close()


def test_a_server_selected_in_the_list_has_the_menu_of_a_server(
    open_window: OpenWindow,
) -> None:
    window = open_window("office")
    window.list.view.setFocus()
    select_row(window, SERVER)
    menu = opened("Alt+A")

    assert names(menu)[:-2] == ITEMS[PlaceKind.SERVER]
    assert "Install Licenses" in possible_items(menu)
    menu.close()


@pytest.mark.parametrize("focus", ["tree", "list"])
def test_the_menu_key_opens_the_menu_where_the_focus_is(
    open_window: OpenWindow, focus: str
) -> None:
    window = open_window("office")
    select_row(window, SERVER)
    view = window.tree if focus == "tree" else window.list.view
    view.setFocus()
    spot = view.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard  # as the window system sends it
    event = QContextMenuEvent(reason, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    kind = PlaceKind.ALL_SERVERS if focus == "tree" else PlaceKind.SERVER
    assert names(menu) == ITEMS[kind]
    menu.close()


def test_a_license_server_outside_the_domain_creates_no_report(
    window: MainWindow,
) -> None:
    select(window, SERVER)
    reports = {"Create Report > CAL Usage", "Create Report > Per User CAL Usage"}
    window.lab.do(SignIn(account="d.diaz"))
    menu = opened("Alt+A")
    assert reports <= possible_items(menu)
    menu.close()
    window.lab.do(SetDomainMembership(computer="RDLIC01", is_member=False))
    menu = opened("Alt+A")
    assert not reports & possible_items(menu)
    menu.close()


def test_the_menus_follow_what_happens(window: MainWindow) -> None:
    window.go(SERVER)
    window.lab.do(activation(window.lab))
    menu = opened("Alt+A")

    assert {"Install Licenses"} < possible_items(menu)
    assert "Activate Server" not in possible_items(menu)
    menu.close()


def test_opening_the_action_menu_again_and_again_leaves_nothing_behind(
    window: MainWindow,
) -> None:
    window.go(SERVER)
    counts = []
    for _ in range(4):
        opened("Alt+A").close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(window.findChildren(QMenu)))

    assert counts == counts[:1] * 4


def test_a_context_menu_is_gone_once_it_is_closed(window: MainWindow) -> None:
    before = len(window.findChildren(QMenu))
    opened("Shift+F10").close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(window.findChildren(QMenu)) == before


@pytest.mark.parametrize(
    ("keys", "items"),
    [
        (
            "Alt+V",
            [
                *("Large Icons", "Small Icons", "List", "Details", "-"),
                *("Toolbar", "Status Bar", "-", "Customize Columns…", "Refresh", "-"),
                "Classic",
            ],
        ),
        ("Alt+H", ["Help Topics", "-", "About RD Licensing Manager"]),
        (
            "Alt+T",
            [
                *("Lessons…", "-", "Undo", "Redo", "Restore Points…", "Reset Lab", "-"),
                *WINDOWS,
                *("License Monitor", "Order Confirmation…", "About This Scenario…"),
                "-",
                *("New Lab from Scenario…", "Open Lab…", "Recent Labs > Clear List"),
                *("Save a Copy of the Lab…", "-"),
                *("Filter List", "Export List…", "PowerShell View", "-"),
                "Sign In As…",
                "Simulated Faults > Clearinghouse > Reachable",
                "Simulated Faults > Clearinghouse > Slow",
                "Simulated Faults > Clearinghouse > Unreachable",
                "Simulated Faults > Clearinghouse > Does Not Accept the Date",
                "Simulated Faults > License Server Unreachable",
                "Simulated Faults > Domain Controller Unreachable",
                "-",
                *THEMES,
            ],
        ),
    ],
)
def test_the_other_menus_list_their_items(
    window: MainWindow, keys: str, items: list[str]
) -> None:
    menu = opened(keys)

    assert names(menu) == items
    menu.close()


def test_the_training_menu_of_a_read_only_lab_changes_nothing(
    open_window: OpenWindow,
) -> None:
    open_window("office", read_only=True)
    menu = opened("Alt+T")

    assert possible_items(menu) == {
        "Lessons…",
        "Restore Points…",
        *WINDOWS,
        "License Monitor",
        "Order Confirmation…",
        "About This Scenario…",
        "New Lab from Scenario…",
        "Open Lab…",
        "Save a Copy of the Lab…",
        "Filter List",
        "Export List…",
        "PowerShell View",
        *THEMES,
    }
    menu.close()


def test_undo_names_what_it_would_take_back(window: MainWindow) -> None:
    def undo() -> tuple[str, bool]:
        action = window.actions_["undo"]
        return action.text(), action.isEnabled()

    assert undo() == ("&Undo", False)
    window.lab.do(activation(window.lab))
    assert undo() == ("&Undo Activate Server", True)
    window.lab.do(installation(retail()))
    assert undo() == ("&Undo Install Licenses", True)
    window.labs.undo()
    assert undo() == ("&Undo Activate Server", True)
    window.labs.undo()
    assert undo() == ("&Undo", False)


def test_redo_names_what_it_would_bring_back(window: MainWindow) -> None:
    def redo() -> tuple[str, bool]:
        action = window.actions_["redo"]
        return action.text(), action.isEnabled()

    window.lab.do(activation(window.lab))
    assert redo() == ("R&edo", False)
    window.labs.undo()
    assert redo() == ("R&edo Activate Server", True)
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert redo() == ("R&edo", False)
    assert window.lab.servers()[0].is_activated


def test_the_menu_bar_has_the_genuine_menus_and_training(
    open_window: OpenWindow,
) -> None:
    def bar(window: MainWindow) -> list[str]:
        actions = window.menuBar().actions()
        return [a.text().replace("&", "") for a in actions if a.isVisible()]

    assert bar(open_window("fresh")) == ["Action", "View", "Help", "Training"]
    assert bar(open_window("office", classic=True)) == ["Action", "View", "Help"]


def test_the_toolbar_has_its_buttons_in_order(window: MainWindow) -> None:
    toolbar = window.findChild(QToolBar, "toolbar")
    assert isinstance(toolbar, QToolBar)

    assert [a.text() or "-" for a in toolbar.actions()] == [
        *("Back", "Forward", "-", "Up One Level", "Show/Hide Tree", "-"),
        *("Propertie&s", "&Refresh", "E&xport List…", "-", "&Help Topics"),
    ]
    tips = {a.text().replace("&", ""): a.toolTip() for a in toolbar.actions()}
    assert tips["Properties"] == "Properties (Alt+Enter)"
    assert tips["Export List…"] == "Export List… (Ctrl+E)"


def test_frame_and_bars_have_no_context_menu_of_their_own(window: MainWindow) -> None:
    assert window.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
