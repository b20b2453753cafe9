"""The World panel, open on a lab."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest

from gui.companions.table import open_companion
from gui.companions.world.window import WorldPanel
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(
    open_window: OpenWindow, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    window = open_window(getattr(request, "param", "office"))
    yield window
    close_all(window)


@pytest.fixture
def panel(window: MainWindow) -> WorldPanel:
    panel = open_companion("world", window.session, window)
    assert isinstance(panel, WorldPanel)
    assert QTest.qWaitForWindowActive(panel)
    return panel
