"""About: what this is, what it is not, and where its data lies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QWidget

import core
from core import outside
from gui.session.desktop import open_file
from gui.session.session import Session
from gui.theme import icons
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.path_line import PathLine
from gui.widgets.text import plain_label


class AboutDialog(Dialog):
    """The disclaimer, the version, the lab file and the data folder."""

    help_topic = "labs"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.about_title, parent)
        self._session = session
        self._folder = session.data_folder
        picture = QLabel(self)
        picture.setPixmap(icons.picture("app", 48, 48))
        picture.setAccessibleName(text.title)
        about = plain_label(text.about_text.format(version=core.VERSION), self)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(about, 1)
        places = Form(self)
        for name, label, path in (
            ("lab_file", text.lab_file, outside.absolute(session.lab.path)),
            ("data_folder", text.data_folder, session.data_folder),
        ):
            places.add(name, label, PathLine(path, places))
        self.body.addLayout(top)
        self.body.addSpacing(6)
        self.body.addWidget(places)
        self.body.addStretch()
        box = self.add_buttons(Buttons.Ok)
        box.button(Buttons.Ok).setFocus()
        open_folder = box.addButton(
            text.open_folder, QDialogButtonBox.ButtonRole.ActionRole
        )
        open_folder.setObjectName("open_folder")
        open_folder.clicked.connect(self._on_open_folder)
        self.resize(480, 240)

    def _on_open_folder(self) -> None:
        open_file(self._folder, self._session, self)
