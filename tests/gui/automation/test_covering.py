from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from gui.automation.camera import take
from gui.automation.covering import covered
from gui.automation.seen import controls


def test_nothing_of_the_name_of_a_folder_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    """Names of many widths: letters may end at any pixel beside the arrow.

    The first dialog of a program has no way back, those after it have one.
    """
    folders = [tmp_path / (letter * 90) for letter in "abmilw8_"]
    pictures, clickable = [], []
    for folder in folders:
        folder.mkdir()
        dialog = QFileDialog(None, "Save As", str(folder))
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.resize(620, 400)
        dialog.show()
        with covered(dialog, str(folder)):
            pictures.append(take(dialog, 1).image)
            clickable.append([control.name for control in controls(dialog)])
        dialog.close()

    assert all(picture == pictures[0] for picture in pictures)
    assert all(names == clickable[0] for names in clickable)
    back = dialog.findChild(QToolButton, "backButton")
    assert back is not None
    assert back.isEnabled()
