"""The surfaces show every window and every page that the program has."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget, QWizard, QWizardPage

from gui.companions.window import CompanionWindow
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import SURFACES, close_all, subclasses
from tests.gui.tripwires import delete_what_is_to_be_deleted

HOURS = 1e-4


@pytest.fixture
def shown(open_window: Callable[..., MainWindow]) -> set[type[QWidget]]:
    """Open one surface after the other, and tell the classes of what is seen."""
    window = open_window("office", speed=HOURS)
    seen: set[type[QWidget]] = set()
    for name, surface in SURFACES.items():
        if not name.startswith("window at"):
            surface(window)
            seen |= {type(w) for w in QApplication.allWidgets() if w.isVisible()}
            close_all(window)
            delete_what_is_to_be_deleted()
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window)
    return seen


def test_every_window_and_every_page_is_a_surface(shown: set[type[QWidget]]) -> None:
    bases = (QDialog, QWizard, QWizardPage, CompanionWindow)
    kinds = {kind for base in bases for kind in subclasses(base)}
    last = {kind for kind in kinds if not subclasses(kind)}  # others have their like

    assert len(last) > 60
    assert {kind.__name__ for kind in last - shown} == set()
