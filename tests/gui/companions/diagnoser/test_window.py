from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton

from core.catalog import LicensingMode
from core.commands.policy import ConfigureSessionHost
from core.rules.diagnosis import Diagnosis, ProblemKind
from gui.companions.diagnoser.provide_credentials import ProvideCredentialsDialog
from gui.companions.diagnoser.rows import GRACE, host_facts
from gui.companions.diagnoser.window import Diagnoser
from gui.companions.table import open_companion
from gui.driver.finding import texts
from gui.labels.diagnoser import PROBLEM, RESOLUTION
from gui.manager.main_window import MainWindow
from gui.tables.row_table import RowTable

OpenWindow = Callable[..., MainWindow]
OK = "did not identify any licensing problems"
BAD = "Licenses are not available for this Remote Desktop Session Host server, and"


def diagnoser(window: MainWindow) -> Diagnoser:
    found = open_companion("diagnoser", window.session, window)
    assert isinstance(found, Diagnoser)
    return found


def seen(window: Diagnoser) -> str:
    return "\n".join(texts(window))


def rows(window: Diagnoser, name: str) -> list[list[str]]:
    table = window.findChild(RowTable, name)
    assert isinstance(table, RowTable)
    columns = range(table.model().columnCount())
    return [
        [str(table.model().index(row, column).data()) for column in columns]
        for row in range(table.model().rowCount())
    ]


def fact(window: Diagnoser, name: str) -> str:
    field = window.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    return field.text()


def button(window: Diagnoser, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def configure(window: MainWindow, mode: LicensingMode, *servers: str) -> None:
    window.lab.do(
        ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=servers)
    )


def test_a_sound_host_has_no_problems(open_window: OpenWindow) -> None:
    shown = diagnoser(open_window("office"))

    assert OK in seen(shown)
    assert "Number of licenses available for clients: 82" in seen(shown)
    assert rows(shown, "problems") == []
    assert rows(shown, "servers") == [
        ["RDLIC01", "Available", "Activated", "Windows Server 2022"]
    ]
    assert ["Windows Server 2022 - Installed RDS Per User CAL", "100", "82"] in rows(
        shown, "packs"
    )
    assert fact(shown, "mode-source") == "Deployment properties"


def test_a_fresh_host_is_bad_and_its_first_problem_is_explained(
    window: MainWindow,
) -> None:
    shown = diagnoser(window)

    assert BAD in seen(shown)
    assert "Information - 1 error(s), 1 warning(s)" in seen(shown)
    assert [level for _, level in rows(shown, "problems")] == ["Error", "Warning"]
    assert RESOLUTION[ProblemKind.MODE_NOT_CONFIGURED] in seen(shown)
    assert fact(shown, "licensing-mode") == "Not configured"
    assert fact(shown, "grace") == "120 days left"
    assert not button(shown, "provide-credentials").isEnabled()


@pytest.mark.parametrize(
    ("days", "said"), [(120, "120 days left"), (1, "1 day left"), (0, "Expired")]
)
def test_the_days_of_the_grace_period_are_said(
    window: MainWindow, days: int, said: str
) -> None:
    found = Diagnosis(window.lab.session_hosts()[0], days, 0, (), ())

    assert host_facts(found, None)[GRACE] == said


def test_the_selected_problem_is_explained(window: MainWindow) -> None:
    shown = diagnoser(window)
    table = shown.findChild(RowTable, "problems")
    assert isinstance(table, RowTable)
    table.selectRow(1)

    assert RESOLUTION[ProblemKind.IN_GRACE_NO_SERVER] in seen(shown)
    assert RESOLUTION[ProblemKind.MODE_NOT_CONFIGURED] not in seen(shown)


def test_it_follows_the_lab(window: MainWindow) -> None:
    shown = diagnoser(window)
    configure(window, LicensingMode.PER_USER, "RDLIC01", "RDLIC09")

    assert [problem for problem, _ in rows(shown, "problems")] == [
        "License server RDLIC01 is not activated.",
        PROBLEM[ProblemKind.SERVER_NOT_AVAILABLE].format(server="RDLIC09"),
    ]
    assert rows(shown, "servers")[1] == ["RDLIC09", "Available", "Not available", ""]
    assert fact(shown, "licensing-mode") == "Per User"


def test_a_problem_beside_available_licenses_is_another_verdict(
    open_window: OpenWindow,
) -> None:
    window = open_window("office")
    shown = diagnoser(window)
    configure(window, LicensingMode.PER_USER, "RDLIC01", "RDLIC09")

    assert "Licenses are available for this Remote Desktop Session Host" in seen(shown)


@pytest.mark.parametrize("name", ["R&D", "<b>bold</b>", "x" * 255])
def test_a_name_is_shown_as_it_is(open_window: OpenWindow, name: str) -> None:
    window = open_window("office")
    shown = diagnoser(window)
    configure(window, LicensingMode.PER_USER, name)

    assert f"License packs on {name}" in seen(shown).replace("\u200b", "")
    assert rows(shown, "servers")[0][0] == name
    assert shown.minimumSizeHint().width() < 1000


def test_the_first_session_host_is_chosen(open_window: OpenWindow) -> None:
    shown = diagnoser(open_window("office"))
    hosts = shown.findChild(QComboBox, "computer")
    assert isinstance(hosts, QComboBox)

    assert hosts.currentText() == "RDSH01"


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words_and_a_way_out(kind: ProblemKind) -> None:
    facts = {"server": "LS", "mode": "Per User", "product": "Windows Server 2022"}

    assert PROBLEM[kind].format(**facts).endswith(".")
    assert RESOLUTION[kind].format(**facts).endswith(".")


# Provide Credentials


@pytest.fixture
def asked(
    open_window: OpenWindow,
) -> tuple[Diagnoser, ProvideCredentialsDialog]:
    shown = diagnoser(open_window("trouble-credentials"))
    button(shown, "provide-credentials").click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProvideCredentialsDialog)
    return shown, dialog


def fill(dialog: ProvideCredentialsDialog, user_name: str, password: str) -> None:
    for name, text in (("user_name", user_name), ("password", password)):
        field = dialog.findChild(QLineEdit, name)
        assert isinstance(field, QLineEdit)
        field.setText(text)
    dialog.accept()


def test_credentials_show_what_only_an_administrator_sees(
    asked: tuple[Diagnoser, ProvideCredentialsDialog],
) -> None:
    shown, dialog = asked
    assert BAD in seen(shown)
    assert rows(shown, "packs") == []
    before = shown.session.lab.snapshot()
    fill(dialog, "a.adams", "training")

    assert OK in seen(shown)
    assert rows(shown, "servers")[0][:3] == [
        "RDLIC01",
        "Provided (a.adams)",
        "Activated",
    ]
    assert len(rows(shown, "packs")) == 3
    assert shown.session.lab.snapshot() == before
    assert shown.session.lab.settings().signed_in == "b.baker"


def test_credentials_are_forgotten_with_the_window(
    asked: tuple[Diagnoser, ProvideCredentialsDialog],
) -> None:
    shown, dialog = asked
    fill(dialog, "a.adams", "training")
    window = shown.parentWidget()
    assert isinstance(window, MainWindow)
    shown.close()

    assert BAD in seen(diagnoser(window))


@pytest.mark.parametrize(
    ("user_name", "password", "field", "why"),
    [
        ("", "training", "user_name", "Enter the user name."),
        ("nobody", "training", "user_name", "There is no account"),
        ("b.baker", "training", "user_name", "not a member of the Administrators"),
        ("a.adams", "", "password", "Enter the password."),
        ("a.adams", "secret", "password", "not correct"),
    ],
)
def test_wrong_credentials_are_told_at_their_field(
    asked: tuple[Diagnoser, ProvideCredentialsDialog],
    user_name: str,
    password: str,
    field: str,
    why: str,
) -> None:
    shown, dialog = asked
    fill(dialog, user_name, password)
    editor = dialog.findChild(QLineEdit, field)
    assert isinstance(editor, QLineEdit)

    assert dialog.isVisible()
    assert why in editor.accessibleDescription()
    assert BAD in seen(shown)
