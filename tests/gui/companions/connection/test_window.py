from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QMessageBox,
    QPushButton,
)

from core.catalog import LicensingMode
from core.commands.clients import DeleteClientLicense
from core.commands.faults import SetServerReachable
from core.commands.history import Undo
from core.commands.policy import ConfigureSessionHost
from core.commands.time import MoveClock
from core.commands.world import SetSessionHostReachable
from core.rules.issuance.model import Rule
from core.rules.notifications import Notification
from gui.companions.connection.window import RemoteConnection
from gui.companions.table import open_companion
from gui.driver.finding import texts
from gui.labels.connection import BALLOON as BALLOONS
from gui.labels.connection import NOTICE, RULE
from gui.manager.main_window import MainWindow
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]
BALLOON = "Remote Desktop licensing mode is not configured."


def client(window: MainWindow) -> RemoteConnection:
    found = open_companion("connection", window.session, window)
    assert isinstance(found, RemoteConnection)
    return found


def combo(window: RemoteConnection, name: str) -> QComboBox:
    found = window.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def button(window: RemoteConnection, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def box(window: RemoteConnection, name: str) -> QCheckBox:
    found = window.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def test_people_and_devices_are_offered_without_reading_their_records(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = open_window("office")
    users = [user.name for user in main.lab.users()]
    devices = [device.name for device in main.lab.devices()]

    def unwanted(*_: object, **__: object) -> None:
        raise AssertionError("records were read")

    for name in ("users", "devices", "people"):
        monkeypatch.setattr(main.lab, name, unwanted)
    window = client(main)
    main.actions_["slow"].trigger()

    for name, wanted in (("user", users), ("device", devices)):
        choice = combo(window, name)
        assert [choice.itemText(i) for i in range(choice.count())] == wanted


def connect(
    window: RemoteConnection, user: str = "y.yilmaz", device: str = "PC-0015"
) -> None:
    combo(window, "user").setCurrentText(user)
    combo(window, "device").setCurrentText(device)
    button(window, "connect").click()


def seen(window: RemoteConnection) -> str:
    return "\n".join(texts(window))


def message() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def end_grace(window: MainWindow) -> None:
    now = window.lab.settings().now
    window.lab.do(MoveClock(until=now + timedelta(days=120)))


def test_a_connected_user_has_a_session_until_it_is_disconnected(
    open_window: OpenWindow,
) -> None:
    window = open_window("office")
    shown = client(window)
    connect(shown)

    assert "Connected to RDSH01 from PC-0015 as CORP\\y.yilmaz" in seen(shown)
    assert [s.user for s in window.lab.sessions("RDSH01")] == ["CORP\\y.yilmaz"]

    button(shown, "disconnect").click()

    assert "Not connected" in seen(shown)
    assert window.lab.sessions("RDSH01") == []
    assert not button(shown, "disconnect").isEnabled()


def test_undo_takes_the_session_off_the_window_too(open_window: OpenWindow) -> None:
    window = open_window("office")
    shown = client(window)
    connect(shown)
    window.lab.do(Undo())

    assert "Not connected" in seen(shown)


def test_only_the_chosen_session_is_ended(open_window: OpenWindow) -> None:
    window = open_window("office")
    shown = client(window)
    connect(shown, "a.adams")
    connect(shown, "b.baker")  # the newest is selected
    button(shown, "disconnect").click()

    assert [s.user for s in window.lab.sessions("RDSH01")] == ["CORP\\a.adams"]


def test_a_refusal_is_told_as_the_client_tells_it(window: MainWindow) -> None:
    shown = client(window)
    end_grace(window)
    connect(shown)

    assert message().windowTitle() == "Remote Desktop Connection"
    assert message().text() == (
        "The remote session was disconnected because there are no Remote Desktop "
        "License Servers available to provide a license."
    )
    message().close()
    assert "CORP\\y.yilmaz was not connected to RDSH01 from PC-0015" in seen(shown)


def test_an_administrative_session_is_let_in_after_the_grace_period(
    window: MainWindow,
) -> None:
    shown = client(window)
    end_grace(window)
    box(shown, "administrative").click()
    connect(shown, "a.adams")

    assert "past its licensing grace period" in seen(shown)
    (session,) = window.lab.sessions("RDSH01")
    assert session.is_administrative


def crowd(open_window: OpenWindow) -> tuple[MainWindow, RemoteConnection]:
    """Let f.fischer be the third administrator who wants a session."""
    window = open_window("trouble-two-administrators")
    shown = client(window)
    box(shown, "administrative").click()
    connect(shown, "f.fischer")
    return window, shown


def test_a_third_administrator_is_offered_to_end_one_of_the_two(
    open_window: OpenWindow,
) -> None:
    window, shown = crowd(open_window)

    assert "Two administrative sessions are open on RDSH01" in message().text()
    assert message().windowTitle() == "Remote Desktop Connection"
    choices = {b.text().replace("&", ""): b for b in message().buttons()}
    assert set(choices) == {
        "CORP\\e.evans (Console, since 2026-11-16 06:30)",
        "CORP\\d.diaz (PC-0004, since 2026-11-16 06:30)",
        "Cancel",
    }
    assert message().defaultButton() is choices["Cancel"]
    choices["CORP\\e.evans (Console, since 2026-11-16 06:30)"].click()
    users = [s.user for s in window.lab.sessions("RDSH01")]
    assert users == ["CORP\\d.diaz", "CORP\\f.fischer"]
    assert "Connected to RDSH01 from PC-0015 as CORP\\f.fischer" in seen(shown)


def test_who_cancels_ends_no_session_and_has_none(open_window: OpenWindow) -> None:
    window, shown = crowd(open_window)
    before = window.lab.sessions("RDSH01")
    QTest.keyClick(message(), Qt.Key.Key_Escape)

    assert window.lab.sessions("RDSH01") == before
    assert "Not connected" in seen(shown)


def test_a_session_at_the_console_is_listed_as_one(open_window: OpenWindow) -> None:
    shown = client(open_window("trouble-two-administrators"))
    assert "Console" in seen(shown)


def test_who_has_no_rights_reads_so_and_no_word_of_licensing(
    window: MainWindow,
) -> None:
    """domain.md 13.2."""
    shown = client(window)
    end_grace(window)
    box(shown, "administrative").click()
    connect(shown, "c.clark")

    assert message().text() == (
        "The connection was denied because the user account is not authorized for "
        "remote login."
    )
    assert message().detailedText().startswith("Error code: 0x9 ")
    message().close()
    button(shown, "why").click()
    assert RULE[Rule.NO_RIGHTS] in seen(shown)
    assert window.lab.sessions("RDSH01") == []


def test_details_tell_the_documented_code(window: MainWindow) -> None:
    """domain.md 1.10."""
    shown = client(window)
    end_grace(window)
    connect(shown)
    (details,) = [b for b in message().buttons() if "Details" in b.text()]
    QTest.keyClick(details, Qt.Key.Key_Space)

    assert "Error code: 0x101 (257, no license server)" in texts(message())
    message().close()


def test_the_client_runs_as_administrator_of_the_device(
    open_window: OpenWindow,
) -> None:
    """domain.md 13.1."""
    window = open_window("trouble-one-client")
    window.lab.do(DeleteClientLicense(device="PC-0001"))
    shown = client(window)
    connect(shown, device="PC-0001")
    assert "error in the licensing protocol" in message().text()
    message().close()
    box(shown, "elevated").click()
    connect(shown, device="PC-0001")
    assert "Connected to RDSH01 from PC-0001" in seen(shown)


def test_who_does_not_sign_in_has_no_session(open_window: OpenWindow) -> None:
    window = open_window("office")
    shown = client(window)
    box(shown, "sign-in").click()
    connect(shown)

    assert "nobody signed in" in seen(shown)
    assert window.lab.sessions("RDSH01") == []


@pytest.mark.parametrize(("user", "warned"), [("a.adams", True), ("b.baker", False)])
def test_administrators_see_the_balloon(
    window: MainWindow, user: str, *, warned: bool
) -> None:
    shown = client(window)
    connect(shown, user)

    assert (BALLOON in seen(shown)) is warned
    assert ("will stop working in 120 days" in seen(shown)) is warned


def test_the_balloon_goes_once_the_mode_is_set(window: MainWindow) -> None:
    shown = client(window)
    connect(shown, "a.adams")
    window.lab.do(ConfigureSessionHost(host="RDSH01", mode=LicensingMode.PER_USER))

    assert BALLOON not in seen(shown)


@pytest.mark.parametrize(
    "name", ["rdsh01", "RDSH01.corp.example", "rdsh01.corp.example.", "10.0.0.21"]
)
def test_the_computer_may_be_typed(window: MainWindow, name: str) -> None:
    shown = client(window)
    combo(shown, "computer").setEditText(name)
    connect(shown)

    assert "Connected to RDSH01" in seen(shown)


@pytest.mark.parametrize("name", ["", "RDSH09", "x" * 300, "localhost", "127.0.0.1"])
def test_an_unknown_computer_is_told_at_the_field_and_journaled_nowhere(
    window: MainWindow, name: str
) -> None:
    shown = client(window)
    field = combo(shown, "computer")
    field.setEditText(name)
    connect(shown)

    assert "There is no session host of this name" in field.accessibleDescription()
    assert field.currentText() == name
    assert list(window.lab.journal()) == []


def test_a_computer_off_the_network_is_told_at_the_field(window: MainWindow) -> None:
    shown = client(window)
    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    connect(shown)

    assert "can't connect" in combo(shown, "computer").accessibleDescription()


def test_an_hour_instead_of_a_refusal_is_told_in_the_session(
    open_window: OpenWindow,
) -> None:
    window = open_window("trouble-grace-over")
    sql(window.lab).execute("UPDATE session_host SET version = '2019'")
    window.lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_USER, license_servers=("RDLIC09",)
        )
    )
    shown = client(window)
    connect(shown)

    assert "your session will be disconnected in 60 minutes" in seen(shown)
    assert "Remote Desktop, until" in seen(shown)
    assert QApplication.activeModalWidget() is None


def test_why_names_the_rule_on_demand(window: MainWindow) -> None:
    shown = client(window)
    assert not button(shown, "why").isVisible()
    connect(shown)
    assert RULE[Rule.GRACE] not in seen(shown)
    button(shown, "why").click()

    assert RULE[Rule.GRACE] in seen(shown)


def test_classic_does_not_explain(open_window: OpenWindow) -> None:
    shown = client(open_window("fresh", classic=True))
    connect(shown)

    assert "Connected to RDSH01" in seen(shown)
    assert not button(shown, "why").isVisible()


def test_nothing_can_be_done_in_a_lab_for_reading(open_window: OpenWindow) -> None:
    shown = client(open_window("office", read_only=True))

    assert not button(shown, "connect").isEnabled()


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_words(rule: Rule) -> None:
    assert RULE[rule].endswith(".")


def test_connecting_reads_little(open_window: OpenWindow) -> None:
    window = open_window("office")
    shown = client(window)
    said: list[str] = []
    sql(window.lab).set_trace_callback(said.append)
    connect(shown)
    QApplication.processEvents()
    sql(window.lab).set_trace_callback(None)
    read = [s for s in said if s.lstrip().upper().startswith(("SELECT", "PRAGMA"))]

    assert "Connected to RDSH01" in seen(shown)
    assert any(s.startswith("INSERT INTO journal") for s in said)
    assert any(s.startswith("INSERT INTO running") for s in said)  # undo is watching
    assert len(read) <= 20, "\n".join(read)


def test_the_windows_read_nothing_twice_after_a_commit(open_window: OpenWindow) -> None:
    window = open_window("office")
    client(window)
    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    said: list[str] = []
    sql(window.lab).set_trace_callback(said.append)
    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=True))
    QApplication.processEvents()
    sql(window.lab).set_trace_callback(None)
    after = said[said.index("COMMIT") + 1 :]

    assert len(after) >= 5
    assert sorted(after) == sorted(set(after))


def test_a_server_that_does_not_answer_is_no_mode_that_is_not_set(
    open_window: OpenWindow,
) -> None:
    window = open_window("office")
    end_grace(window)
    window.lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    shown = client(window)
    box(shown, "administrative").click()
    connect(shown, "a.adams")
    button(shown, "why").click()

    assert "No Remote Desktop license server is available." in seen(shown)
    assert "past its licensing grace period" in seen(shown)
    assert BALLOON not in seen(shown)
    assert "in 0 days" not in seen(shown)
    assert "may be ignored" not in seen(shown)


def test_only_where_all_is_well_a_balloon_may_be_ignored(
    open_window: OpenWindow,
) -> None:
    window = open_window("office")
    end_grace(window)
    shown = client(window)
    box(shown, "administrative").click()
    connect(shown, "a.adams")
    button(shown, "why").click()

    assert BALLOON in seen(shown)
    assert "past its licensing grace period" in seen(shown)
    assert "may be ignored" in seen(shown)


@pytest.mark.parametrize("kind", Notification)
def test_every_balloon_has_words_and_a_reason(kind: Notification) -> None:
    assert all(BALLOONS[kind].written(7))
    assert NOTICE[kind, False].endswith(".")


def test_an_administrator_reaches_a_license_server_and_is_not_warned(
    window: MainWindow,
) -> None:
    """domain.md 13.12: without the role there is no grace period to warn of."""
    shown = client(window)
    offered = combo(shown, "computer")
    assert [offered.itemText(n) for n in range(offered.count())] == [
        "RDSH01",
        "RDLIC01",
    ]
    offered.setCurrentText("RDLIC01")
    connect(shown, "a.adams")

    assert "Connected to RDLIC01" in seen(shown)
    assert BALLOON not in seen(shown)
    assert "Administrative" in seen(shown)
