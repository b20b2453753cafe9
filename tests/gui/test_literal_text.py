"""What people type is shown as they typed it, wherever it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)

from core import scenarios
from core.commands.faults import SetServerReachable
from core.commands.history import CreateRestorePoint, Undo
from core.commands.reports import CreateReport
from core.errors import Refused
from core.lab import Lab
from core.records import Report
from core.refusals import Reason
from gui.dialogs.connect import ConnectDialog
from gui.driver.ui_driver import UiDriver
from gui.export.csv_file import write_csv
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, pack_place, report_place, server_place
from gui.reports.sheet import report_sheet
from gui.widgets.progress import ProgressDialog
from gui.wizards.install_wizard import InstallWizard
from tests.gui.acting import rows, tip
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.labs import sql

PAYLOADS = {
    "bold": "<b>R&D</b>",
    "image": "<img src=x>",
    "link": "<a href='file:///etc/passwd'>R&D</a>",
    "style": "<style>*{display:none}</style>R&D",
    "entity": "&lt;b&gt;",
    "ampersand": "A & B",
    "mnemonic": "&File && Co",
    "right to left": "חברת ר&ד בע״מ",
    "long": "W" * 255,
    "not html": "<Contoso>",
}
Sink = Callable[[MainWindow, str], str]
SINKS: dict[str, Sink] = {}


def sink(look: Sink) -> Sink:
    """Enter a place where a person's text is shown; it returns what is read there."""
    SINKS[look.__name__.replace("_", " ")] = look
    return look


@pytest.fixture(params=PAYLOADS)
def payload(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[request.param]


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    tmp_path: Path,
    payload: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """A window on a lab whose server, user and company have the text as a name."""
    office = scenarios.load("office")
    first = office.servers[0]
    registration = first.registration.changed(company=payload)
    server = first.model_copy(update={"name": payload, "registration": registration})
    hostile = office.model_copy(
        update={"servers": (server,), "users": (payload,), "session_hosts": ()}
    )
    monkeypatch.setattr(scenarios, "load", lambda _: hostile)
    lab = Lab.create(tmp_path / "office.rdlab", "office")
    window = open_window(lab, speed=1e-4)
    yield window
    close_all(window)


def read(widget: QWidget) -> str:
    """Read a widget as a screen reader does: what is HTML has lost its tags there."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def read_all(window: QWidget) -> str:
    """Read all labels of a window; a long word may be broken."""
    labels = [w for w in window.findChildren(QLabel) if w.isVisible()]
    return "\n".join(read(label) for label in labels).replace("\u200b", "")


def front() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


# Server names


@sink
def server_in_the_tree(window: MainWindow, name: str) -> str:
    tree = QAccessible.queryAccessibleInterface(window.tree)
    assert tree is not None
    return tree.child(tree.childCount() - 1).text(QAccessible.Text.Name)


@sink
def server_in_the_list(window: MainWindow, name: str) -> str:
    return rows(window)[0][0]


@sink
def server_in_the_title_of_properties(window: MainWindow, name: str) -> str:
    return SURFACES["properties, tab 1"](window).windowTitle()


@sink
def server_in_the_title_of_the_review(window: MainWindow, name: str) -> str:
    window.go(server_place(name))
    window.actions_["review_configuration"].trigger()
    return front().windowTitle()


@sink
def server_in_the_text_of_the_review(window: MainWindow, name: str) -> str:
    window.go(server_place(name))
    window.actions_["review_configuration"].trigger()
    return read_all(front())


@sink
def server_in_the_install_wizard(window: MainWindow, name: str) -> str:
    return _install_welcome(window).split("\n")[_line_of(window, "License server:") + 1]


@sink
def server_in_a_message(window: MainWindow, name: str) -> str:
    window.session.prompts.show_message(
        window, str(Refused(Reason.NO_SUCH_SERVER, server=name))
    )
    return read_all(front())


@sink
def server_in_a_question(window: MainWindow, name: str) -> str:
    window.session.prompts.ask(window, f"Revoke {name}?", [("&Yes", str)], "&No")
    return read_all(front())


@sink
def server_in_the_question_of_a_repair(window: MainWindow, name: str) -> str:
    sql(window.lab).execute("UPDATE license_server SET in_ad_group = 0")
    window.go(server_place(name))
    window.actions_["review_configuration"].trigger()
    button = front().findChild(QPushButton, "add-to-group")
    sql(window.lab).execute("UPDATE license_server SET in_ad_group = 1")
    assert isinstance(button, QPushButton)
    button.click()
    return read_all(front())


@sink
def server_in_the_scopes(window: MainWindow, name: str) -> str:
    return read_all(SURFACES["scope"](window))


@sink
def server_that_was_not_found(window: MainWindow, name: str) -> str:
    dialog = SURFACES["connect"](window)
    assert isinstance(dialog, ConnectDialog)
    window.lab.do(SetServerReachable(server=name, is_reachable=False))
    dialog._computer.setText(name)
    dialog.accept()
    dialog._on_given_up()
    window.lab.do(Undo())
    return read_all(dialog)


@sink
def server_in_a_tip(window: MainWindow, name: str) -> str:
    index = window.list.table.model().index(0, 0)
    window.list.table.setColumnWidth(0, 20)
    html = tip(window.list.table, index)
    return QTextDocumentFragment.fromHtml(html).toPlainText()


# Companies


@sink
def company_in_properties(window: MainWindow, name: str) -> str:
    field = SURFACES["properties, tab 2"](window).findChild(QLineEdit, "company")
    assert isinstance(field, QLineEdit)
    return field.displayText()


@sink
def company_in_the_activate_wizard(window: MainWindow, name: str) -> str:
    wizard = SURFACES["activate: company"](window)
    fields = [w for w in wizard.findChildren(QLineEdit, "company") if w.isVisible()]
    return fields[0].displayText()


@sink
def company_in_the_install_wizard(window: MainWindow, name: str) -> str:
    return _install_welcome(window)


# Users and restore points


@sink
def user_in_the_list(window: MainWindow, name: str) -> str:
    window.go(pack_place(name, 3))
    return rows(window)[0][0]


@sink
def restore_point_in_the_list(window: MainWindow, name: str) -> str:
    window.lab.do(CreateRestorePoint(point=name))
    points = SURFACES["restore points"](window).findChild(QListWidget)
    assert isinstance(points, QListWidget)
    return points.item(0).text()


@sink
def restore_point_in_a_message(window: MainWindow, name: str) -> str:
    reason = Reason.RESTORE_POINT_EXISTS
    window.session.prompts.show_message(window, str(Refused(reason, name=name)))
    return read_all(front())


# Ways out of the program


@sink
def server_on_the_clipboard(window: MainWindow, name: str) -> str:
    window.list.view.selectAll()
    window.lists._list.copy()
    return QGuiApplication.clipboard().text().split("\n")[1].split("\t")[0]


# Reports


@sink
def server_when_a_report_is_created(window: MainWindow, name: str) -> str:
    window.go(server_place(name))
    window.actions_["cal_usage"].trigger()
    return read_all(front())


@sink
def user_in_a_report(window: MainWindow, name: str) -> str:
    report = _report(window, name)
    window.reports.open_report(report_place(name, report.id))
    table = front().findChild(QTableView, "rows")
    assert isinstance(table, QTableView)
    return str(table.model().index(0, 1).data())


@sink
def user_in_a_saved_report(window: MainWindow, name: str) -> str:
    path = window.lab.path.with_name("report.csv")
    sheet = report_sheet(_report(window, name), window.lab, window.session.labels)
    for _ in write_csv(path, sheet):
        pass
    return path.read_text(encoding="utf-8-sig")


@sink
def file_in_the_progress_of_saving(window: MainWindow, name: str) -> str:
    sentence = window.session.labels.console.saving.format(file=name)
    ProgressDialog(sentence, window.session.labels, window).open()
    return read_all(front())


def _report(window: MainWindow, server: str) -> Report:
    window.lab.do(CreateReport(server=server))
    return window.lab.reports(server)[-1]


def _install_welcome(window: MainWindow) -> str:
    return read_all(SURFACES["install: welcome"](window))


def _line_of(window: MainWindow, label: str) -> int:
    wizard = window.findChild(InstallWizard)
    shown = wizard or SURFACES["install: welcome"](window)
    return read_all(shown).split("\n").index(label)


def test_a_name_is_shown_literally_everywhere(window: MainWindow, payload: str) -> None:
    wrong = {}
    for name, look in SINKS.items():
        shown = look(window, payload)
        if payload not in shown:
            wrong[name] = shown
        close_all(window)
        window.go(ALL_SERVERS)

    assert wrong == {}


@pytest.mark.parametrize("payload", ["long"], indirect=True)
def test_no_window_grows_out_of_the_screen(window: MainWindow, payload: str) -> None:
    room = window.screen().availableGeometry()
    too_wide = {}
    for name in (
        *("review", "install: welcome", "properties, tab 2", "restore points"),
        *("scope", "credentials", "sign in"),
    ):
        window.lab.do(CreateRestorePoint(point=f"{name} {payload}"[:255]))
        if name == "review":
            window.go(server_place(payload))
            window.actions_["review_configuration"].trigger()
            surface = front()
        else:
            surface = SURFACES[name](window)
        if surface.width() > room.width():
            too_wide[name] = surface.width()
        close_all(window)

    assert too_wide == {}


@pytest.mark.parametrize("payload", ["mnemonic"], indirect=True)
def test_undo_names_the_command_and_never_what_was_typed(
    window: MainWindow, payload: str, driver: UiDriver
) -> None:
    field = SURFACES["properties, tab 3"](window)
    driver.type({"City": "Oslo"})
    driver.press("OK")
    QTest.qWait(0)

    assert field is not None
    assert window.actions_["undo"].text() == "&Undo Change Server Properties"
