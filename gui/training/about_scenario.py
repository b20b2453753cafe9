"""About This Scenario: what New Lab told of it, as long as the lab is worked in."""

from PySide6.QtWidgets import QWidget

from core import scenarios
from core.scenarios.plans import Group
from gui.session.session import Session
from gui.training.scenario_text import ScenarioText
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label


class AboutScenarioDialog(Dialog):
    """The title of the lab's scenario, what its users say, and the cause."""

    help_topic = "labs"

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Show it; LabMissing where this version has no such scenario."""
        text = session.labels.console
        described = scenarios.describe(session.lab.settings().scenario)
        super().__init__(text.about_scenario_title, parent)
        title = plain_label(described.title, self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.body.addWidget(title)
        if described.group is Group.TROUBLES:
            self.body.addWidget(plain_label(text.users_say, self))
        told = ScenarioText(text, self)
        told.show_description(described)
        self.body.addWidget(told)
        self.body.addStretch()
        box = self.add_buttons(Buttons.Close)
        # A key that is pressed at random does not show the cause.
        box.button(Buttons.Close).setFocus()
        self.resize(480, 220)
