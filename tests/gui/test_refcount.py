"""PySide6 6.12 on Python 3.11 loses references to None; these paintings would tell."""

import sys
from collections.abc import Callable

import pytest

from gui.manager.main_window import MainWindow
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import server_place

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal there"
)
REPAINTS = 50


@pytest.mark.parametrize("mode", ViewMode)
def test_painting_tree_and_list_loses_no_reference_to_none(
    open_window: Callable[..., MainWindow], mode: ViewMode
) -> None:
    window = open_window("office")
    window.go(server_place("RDLIC01"))
    window.list.set_mode(mode)
    window.repaint()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        window.tree.viewport().repaint()
        window.list.view.viewport().repaint()

    assert sys.getrefcount(None) >= before - REPAINTS // 10
