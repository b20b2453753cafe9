"""The Connection Method page, and the chooser that Properties shows too."""

from enum import StrEnum

from gui.widgets.method_chooser import MethodChooser
from gui.wizards.flow_wizard import F, FlowPage, FlowWizard


class ConnectionMethodPage(FlowPage[F]):
    """The wizard page around the chooser."""

    help_topic = "connection-methods"

    def __init__(
        self, wizard: FlowWizard, flow: F, step: StrEnum, title: str, subtitle: str
    ) -> None:
        super().__init__(wizard, flow, step, title, subtitle)
        self.chooser = MethodChooser(wizard.session.labels.console, self)
        self.body.addWidget(self.chooser)
        self.body.addStretch()
