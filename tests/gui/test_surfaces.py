"""The surfaces show every window and every page that the program has."""

from collections.abc import Callable, Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget, QWizard, QWizardPage

from gui.companions.window import CompanionWindow
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import SURFACES, close_all, subclasses
from tests.gui.test_tables import tables, titles
from tests.gui.tripwires import delete_what_is_to_be_deleted

HOURS = 1e-4


def opened(window: MainWindow) -> Iterator[QWidget]:
    """Open one surface after the other."""
    for name, surface in SURFACES.items():
        if not name.startswith("window at"):
            yield surface(window)
            close_all(window)
            delete_what_is_to_be_deleted()
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window)


def test_every_window_and_page_is_a_surface_and_no_two_tables_share_a_key(
    open_window: Callable[..., MainWindow],
) -> None:
    """A key of the settings belongs to one table, wherever it is shown."""
    bases = (QDialog, QWizard, QWizardPage, CompanionWindow)
    kinds = {kind for base in bases for kind in subclasses(base)}
    last = {kind for kind in kinds if not subclasses(kind)}  # others have their like
    shown: set[type[QWidget]] = set()
    keys: dict[str, list[str]] = {}
    for surface in opened(open_window("office", speed=HOURS)):
        shown |= {type(w) for w in QApplication.allWidgets() if w.isVisible()}
        for table in tables(surface):
            key = str(table.property("settings-key"))
            assert keys.setdefault(key, titles(table)) == titles(table)

    assert len(last) > 60
    assert {kind.__name__ for kind in last - shown} == set()
    assert len(keys) > 20
