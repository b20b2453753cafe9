"""Record a Lesson: which world the recording begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import outside, scenarios
from core.catalog import SERVER_VERSIONS
from core.errors import LabError
from core.file_names import file_name
from core.lab import Lab
from gui.labels.recorder import RecorderText as Text
from gui.lessons.attempt_files import folder_of_attempts
from gui.session.lab_files import free_file
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session

_SCENARIO, _EDITION = "scenario", "edition"


class BeginDialog(Dialog):
    """Chooses a scenario, makes its lab, and begins to record in that."""

    help_topic = "recorder"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.begin_title, parent)
        self._session = session
        self._form = Form(self)
        described = {name: scenarios.describe(name) for name in scenarios.names()}
        self._scenario = self._form.add_choice(
            _SCENARIO, Text.scenario, [(d.title, name) for name, d in described.items()]
        )
        editions: list[tuple[str, object]] = [
            (v.server_name, v) for v in SERVER_VERSIONS
        ]
        self._edition = self._form.add_choice(_EDITION, Text.edition, editions)
        self._scenario.currentIndexChanged.connect(self._on_scenario_chosen)
        about = plain_label(Text.begin_text, self)
        about.setWordWrap(True)
        self.body.addWidget(about)
        self.body.addWidget(self._form)
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        box.button(Buttons.Ok).setText(Text.begin)
        self._on_scenario_chosen()
        self.resize(560, 200)

    def accept(self) -> None:
        """Make the lab and show it with the recorder; stay open where that fails."""
        folder = folder_of_attempts(self._session.data_folder)
        if reason := outside.make_private_folder(folder):
            self._form.say(_SCENARIO, reason)
            return
        name = file_name(Text.begin_title, "")
        try:
            lab = Lab.create(
                free_file(folder, name),
                self._scenario.currentData(),
                edition=self._edition.currentData(),
            )
        except (LabError, ValueError) as error:
            self._form.say(_SCENARIO, str(error))
            return
        super().accept()
        self._session.manager.record_in(lab)

    def _on_scenario_chosen(self) -> None:
        edition = scenarios.load(self._scenario.currentData()).edition
        self._edition.setCurrentIndex(self._edition.findData(edition))
