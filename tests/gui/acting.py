"""What changes a lab and what a list shows, in few words."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QToolTip,
)

from core.catalog import ClearinghouseCondition
from core.commands.command import Command
from core.commands.convert import ConvertLicenses
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import CreateRestorePoint, ReturnToRestorePoint, Undo
from core.commands.properties import ChangeServerProperties
from core.commands.revoke import RevokeLicense
from core.lab import Lab
from gui.manager.main_window import MainWindow
from gui.models.places import Place
from tests.helpers.labs import REGISTRATION, activation, installation, retail

FIRST_DEVICE = 19
"""The first license of `office` that is issued to a device."""
HORIZONTAL = Qt.Orientation.Horizontal
Change = Callable[[Lab], Command]


def _changed_properties(lab: Lab) -> Command:
    server = lab.servers()[0]
    return ChangeServerProperties(
        server=server.name,
        connection_method=server.connection_method,
        registration=REGISTRATION.changed(city="Oslo"),
    )


CHANGES: tuple[Change, ...] = (
    activation,
    lambda _: CreateRestorePoint(point="activated"),
    lambda _: installation(retail(1, 2)),
    lambda _: installation(retail(3)),
    _changed_properties,
    lambda _: Undo(),
    lambda _: Undo(),
    lambda _: SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW),
    lambda _: installation(retail(4)),
    lambda _: ReturnToRestorePoint(point="activated"),
    lambda _: Undo(),
)
"""What happens to a lab whose first server is not activated."""

OFFICE_CHANGES: tuple[Change, ...] = (
    lambda _: RevokeLicense(server="RDLIC01", license_id=FIRST_DEVICE),
    lambda _: CreateRestorePoint(point="revoked"),
    lambda _: ConvertLicenses(server="RDLIC01", pack_id=4, quantity=38),
    lambda _: installation(retail(9)),
    lambda _: ConvertLicenses(server="RDLIC01", pack_id=6, quantity=20),
    lambda _: ReturnToRestorePoint(point="revoked"),
    lambda _: Undo(),
    lambda _: Undo(),
    lambda _: SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW),
)
"""What happens to the lab of the scenario `office`, with every other kind of event."""


def tree_texts(
    model: QAbstractItemModel, parent: QModelIndex | None = None
) -> dict[str, object]:
    """Read a tree as nested dictionaries of texts."""
    above = parent or QModelIndex()
    indexes = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return {i.data(): tree_texts(model, i) for i in indexes}


def file_dialog() -> QFileDialog:
    """Return the file dialog that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    return dialog


def choose_file(name: object) -> None:
    """Type a name into the open file dialog, and accept."""
    edit = file_dialog().findChild(QLineEdit, "fileNameEdit")
    assert isinstance(edit, QLineEdit)
    edit.setText(str(name))
    file_dialog().accept()


def tip(view: QAbstractItemView, index: QModelIndex) -> str:
    """Rest the pointer on a cell and read the tip that comes; empty if none does."""
    spot = view.visualRect(index).center()
    viewport = view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    text = QToolTip.text() if QToolTip.isVisible() else ""
    for window in QApplication.topLevelWidgets():
        if window.metaObject().className() == "QTipLabel":
            window.hide()  # QToolTip itself takes its time
    return text


def select_row(window: MainWindow, place: Place) -> None:
    """Select the row of a place, and wait until a slow machine has read that far."""
    window.list.select(place)
    for _ in range(5000):
        if window.list.selected == [place]:
            return
        QTest.qWait(1)
    raise AssertionError(f"{place} was not selected")


def rows(window: MainWindow) -> list[list[str]]:
    """Read the rows of the list as they are shown."""
    model, shown = window.list.table.model(), _columns(window)
    return [
        [model.index(row, c).data() for c in shown] for row in range(model.rowCount())
    ]


def titles(window: MainWindow) -> list[str]:
    """Read the headers of the list as they are shown."""
    model = window.list.table.model()
    return [str(model.headerData(c, HORIZONTAL)) for c in _columns(window)]


def _columns(window: MainWindow) -> list[int]:
    header = window.list.table.horizontalHeader()
    visual = (header.logicalIndex(v) for v in range(header.count()))
    return [c for c in visual if not header.isSectionHidden(c)]


def column(window: MainWindow, title: str) -> list[str]:
    """Read one column of the list from top to bottom."""
    place = titles(window).index(title)
    return [row[place] for row in rows(window)]
