"""New Lab from Scenario: choose a scenario and where to keep the lab."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from core import scenarios
from core.catalog import SERVER_VERSIONS
from core.errors import LabError
from core.lab import Lab
from core.text import problem_with
from gui.labels.text import strip_mnemonic
from gui.session.lab_files import LAB_SUFFIX, free_file, is_attempt
from gui.session.session import Session
from gui.training.scenario_list import ScenarioList
from gui.training.scenario_text import ScenarioText
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

_FILE, _EDITION = "file", "edition"


class NewLabDialog(Dialog):
    """The scenarios, what each is, and the file for the new lab."""

    help_topic = "labs"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.new_lab_title, parent)
        self._session = session
        self._has_chosen_edition = False
        title = QLabel(text.scenario, self)
        self._list = ScenarioList(strip_mnemonic(text.scenario), self)
        title.setBuddy(self._list)
        is_at_lesson = is_attempt(session.lab.path)
        self._told = ScenarioText(text, self, has_causes=not is_at_lesson)
        editions = Form(self)
        self._edition = self._add_edition(editions, text.edition)
        self._form = Form(self)
        self._file = self._form.add_text(_FILE, text.file)
        self._form.changed.connect(self._form.clear_problems)
        browse = push_button(text.browse, "browse", self._on_browse, self)
        row = QHBoxLayout()
        row.addWidget(self._form, 1)
        row.addWidget(browse)
        self.body.addWidget(title)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._told)
        self.body.addWidget(editions)
        self.body.addLayout(row)
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel)
        box.button(Buttons.Ok).setText(text.create)
        self._list.currentItemChanged.connect(self._on_scenario_chosen)
        self._on_scenario_chosen()
        self.resize(600, 540)

    def accept(self) -> None:
        """Make the lab and show it; stay open while the file cannot be made."""
        path = self._path()
        required = self._session.labels.console.file_required
        problem = problem_with(path.name) if path.name else required
        if problem:
            self._form.say(_FILE, problem)
            return
        try:
            edition = self._edition.currentData()
            lab = Lab.create(path, self._list.scenario, edition=edition)
        except (LabError, ValueError) as error:
            self._form.say(_FILE, str(error))
            return
        super().accept()
        self._session.manager.show_lab(lab)

    def _add_edition(self, form: Form, label: str) -> QComboBox:
        """Offer the versions of Windows Server whose labels and menus can be shown."""
        choices: list[tuple[str, object]] = [
            (version.server_name, version) for version in SERVER_VERSIONS
        ]
        built = form.add_choice(_EDITION, label, choices)
        built.activated.connect(self._on_edition_chosen)
        return built

    def _path(self) -> Path:
        """Return the typed file: in the data folder, and a lab file by its suffix."""
        typed = self._file.text().strip()
        path = self._session.data_folder / typed if typed else Path()
        is_named_so = path.suffix.lower() == LAB_SUFFIX or not path.name
        return path if is_named_so else path.with_name(f"{path.name}{LAB_SUFFIX}")

    def _on_scenario_chosen(self) -> None:
        self._told.show_description(self._list.description)
        if not self._has_chosen_edition:
            edition = scenarios.load(self._list.scenario).edition
            self._edition.setCurrentIndex(self._edition.findData(edition))
        if not self._file.isModified():
            self._file.setText(str(self._free_file()))

    def _free_file(self) -> Path:
        """Suggest a file; that of a trouble does not name the fault."""
        described = self._list.description
        name = described.title if described.cause else self._list.scenario
        return free_file(self._session.data_folder, name)

    def _on_edition_chosen(self) -> None:
        self._has_chosen_edition = True

    def _on_browse(self) -> None:
        typed = self._path()
        self._session.prompts.ask_where_to_save(
            self,
            typed if typed.name else self._free_file(),
            self._session.labels.console.lab_files,
            self._on_file_chosen,
        )

    def _on_file_chosen(self, path: Path) -> None:
        self._file.setText(str(path))
        self._file.setModified(True)
