from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from gui.automation.camera import take
from gui.automation.covering import covered
from gui.automation.seen import controls
from gui.driver.input import wait_until_idle


def test_nothing_of_the_name_of_a_folder_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    """Names of many widths: letters may end at any pixel beside the arrow.

    A dialog has a way back where another one was shown before in some other folder.
    """
    pictures, clickable = [], []
    for letter, has_way_back in zip("abmilw8_", cycle([False, True]), strict=False):
        folder = tmp_path / (letter * 90)
        folder.mkdir()
        dialog = QFileDialog(None, "Save As", str(folder))
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.resize(620, 400)
        dialog.show()
        wait_until_idle()
        back = dialog.findChild(QToolButton, "backButton")
        assert back is not None
        back.setEnabled(has_way_back)
        with covered(dialog, str(folder)):
            pictures.append(take(dialog, 1).image)
            clickable.append([control.name for control in controls(dialog)])
        assert back.isEnabled() is has_way_back
        dialog.close()

    assert all(picture == pictures[0] for picture in pictures)
    assert all(names == clickable[0] for names in clickable)
