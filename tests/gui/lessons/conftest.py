"""The program with the lab that the person has open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.lab import Lab
from gui.app import App
from gui.session.delays import Delays
from gui.session.settings import Settings
from tests.gui.tripwires import delete_what_is_to_be_deleted


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    app = App(
        folder=tmp_path,
        settings=Settings(tmp_path / "settings.ini"),
        delays=Delays(speed=1e6),
    )
    app.show_lab(Lab.create(tmp_path / "mine.rdlab", "office"))
    yield app
    app.close()
    app.deleteLater()
    delete_what_is_to_be_deleted()
