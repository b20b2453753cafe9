from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.automation.camera import take


def test_nothing_of_the_name_of_a_folder_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    """Names of many widths: letters may end at any pixel beside the arrow."""
    folders = [tmp_path / (letter * 90) for letter in "abmilw8_"]
    pictures = []
    for folder in folders:
        folder.mkdir()
        dialog = QFileDialog(None, "Save As", str(folder))
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.resize(620, 400)
        dialog.show()
        pictures.append(take(dialog, 1).image)
        dialog.close()

    assert all(picture == pictures[0] for picture in pictures)
