"""The group of session hosts has the name of the edition (domain.md 6, 13.10)."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabWidget

from core.catalog import PolicyName, ProductVersion
from core.reads.best_practices import analyze
from gui.companions.policy.setting_dialog import SettingDialog
from gui.companions.server_manager.servers_page import ServersPage
from gui.companions.table import open_companion
from gui.dialogs.review import ReviewDialog
from gui.driver.finding import texts
from gui.manager.main_window import MainWindow
from gui.tables.table_shape import select_row
from gui.widgets.dialog import Dialog

OpenWindow = Callable[..., MainWindow]
OLD, NEW = "Terminal Server Computers", "RDS Endpoint Servers"
LABELS = Path(__file__).parents[3] / "gui" / "labels"


def world(window: MainWindow) -> str:
    shown = open_companion("world", window.session, window)
    tabs = shown.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    (groups,) = [n for n in range(tabs.count()) if "Groups" in tabs.tabText(n)]
    tabs.setCurrentIndex(groups)
    return "\n".join(texts(shown))


def diagnoser(window: MainWindow) -> str:
    return "\n".join(texts(open_companion("diagnoser", window.session, window)))


def server_manager(window: MainWindow) -> str:
    shown = open_companion("server-manager", window.session, window)
    said = []
    for page in shown.findChildren(ServersPage):
        page.refresh()
        for violation in analyze(window.lab):
            (row,) = page._broken.records.rows_of([violation])
            select_row(page._broken, row)
            said += [page._details.toPlainText(), *texts(page)]
    return "\n".join(said)


def policy(window: MainWindow) -> str:
    name = PolicyName.SECURITY_GROUP
    server = window.lab.server("RDLIC01")
    dialog = SettingDialog(server, name, (name,), window.session, window)
    return _read(dialog)


def review(window: MainWindow) -> str:
    return _read(ReviewDialog("RDLIC01", window.session, window))


def _read(dialog: Dialog) -> str:
    dialog.open()
    said = "\n".join(texts(dialog))
    dialog.reject()
    return said


@pytest.mark.parametrize(
    ("edition", "name", "other"),
    [
        (ProductVersion.W2022, NEW, OLD),
        (ProductVersion.W2012, NEW, OLD),
        (ProductVersion.W2008R2, OLD, NEW),
        (ProductVersion.W2008, OLD, NEW),
    ],
)
@pytest.mark.parametrize("read", [world, diagnoser, server_manager, policy, review])
def test_each_window_names_the_group_as_its_edition_does(
    open_window: OpenWindow,
    read: Callable[[MainWindow], str],
    edition: ProductVersion,
    name: str,
    other: str,
) -> None:
    said = read(open_window("trouble-security-group", edition=edition))

    assert name in said
    assert other not in said


def test_labels_have_the_name_of_today_and_one_place_has_the_older_one() -> None:
    """However the lines of a text are broken."""
    older = re.compile(r"Terminal[\s\"]+Server[\s\"]+Computers")
    found = [p.name for p in LABELS.glob("*.py") if older.search(p.read_text("utf-8"))]

    assert found == ["words.py"]
