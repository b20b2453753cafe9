"""Information Needed: who asks, and with the Reactivate wizard for what reason."""

from enum import StrEnum

from core.flows.contact import CONTACT_FIELDS
from core.problems import Problem
from gui.widgets.form import Form
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import F, FlowPage, FlowWizard


class ContactPage(FlowPage[F]):
    """Names, telephone and e-mail, filled in with what the server knows."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: F,
        step: StrEnum,
        contact: dict[str, str],
        intro: str,
    ) -> None:
        text = wizard.session.labels.contact
        super().__init__(wizard, flow, step, text.title, text.subtitle)
        self._contact = contact
        self.form = Form(self)
        for name in CONTACT_FIELDS:
            self.form.add_text(name, getattr(text, name), contact[name])
        self.form.changed.connect(self._on_changed)
        if intro:
            self.body.addWidget(plain_label(intro, self))
        self.body.addWidget(self.form)
        self.body.addStretch()

    def add_note(self, text: str) -> None:
        """Add a sentence at the bottom of the page."""
        self.body.addWidget(plain_label(text, self))

    def show_problem(self, problem: Problem) -> None:
        self.form.say(problem.field, problem.text)

    def clear_problems(self) -> None:
        self.form.clear_problems()

    def _on_changed(self) -> None:
        self._contact.update({n: self.form.text(n) for n in CONTACT_FIELDS})
        self.form.clear_problems()
