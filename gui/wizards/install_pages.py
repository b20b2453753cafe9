"""The pages of the Install Licenses Wizard that ask for one thing each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from core.catalog import (
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.clearinghouse_contact import Asked, Purpose
from core.flows.install import InstallFlow, InstallStep
from core.numbers import pasted
from core.problems import Problem
from core.rules.compatibility import versions_offered
from gui.labels import words
from gui.labels.text import strip_mnemonic
from gui.widgets.form import Form
from gui.widgets.text import plain_label
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.number_page import NumberPage, Sources
from gui.wizards.order_link import order_link


class ProgramPage(FlowPage[InstallFlow]):
    """License Program: the list, and what the chosen program is."""

    help_topic = "license-programs"

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard, flow, InstallStep.PROGRAM, text.program_title, text.program_subtitle
        )
        self._combo = QComboBox(self)
        self._combo.setObjectName("program")
        self._combo.setAccessibleName(strip_mnemonic(text.program))
        for program in PURCHASE_PROGRAMS:
            self._combo.addItem(words.PROGRAM[program], program)
        title = QLabel(text.program, self)
        title.setBuddy(self._combo)
        self._description = plain_label("", self)
        self._format = plain_label("", self)
        self._sample = plain_label("", self)
        self.body.setSpacing(4)
        self.body.addWidget(title)
        self.body.addWidget(self._combo)
        for about, what in (
            (text.program_description, self._description),
            (text.program_format, self._format),
            (text.program_sample, self._sample),
        ):
            self.body.addSpacing(8)
            self.body.addWidget(plain_label(about, self))
            self.body.addWidget(what)
        self.body.addStretch()
        self._combo.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()

    def _on_chosen(self) -> None:
        program = LicenseProgram(self._combo.currentData())
        self.flow.draft.program = program
        self._description.setText(words.PROGRAM_DESCRIPTION[program])
        self._format.setText(words.program_format(program))
        self._sample.setText(words.program_sample(program))


class FormPage(FlowPage[InstallFlow]):
    """A page of one form whose fields are the draft's fields of the same name."""

    def __init__(
        self,
        wizard: FlowWizard,
        flow: InstallFlow,
        step: InstallStep,
        title: str,
        subtitle: str,
    ) -> None:
        super().__init__(wizard, flow, step, title, subtitle)
        self.form = Form(self)
        self.form.changed.connect(self._on_changed)

    def add_order_link(self) -> None:
        """Offer to order licenses under the chosen program."""
        made = order_link(
            lambda: self.flow.draft.program, self.flow_wizard.session, self
        )
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def take(self) -> None:
        """Put what is typed and chosen into the draft."""
        raise NotImplementedError

    def show_problem(self, problem: Problem) -> None:
        self.form.say(problem.field, problem.text)

    def clear_problems(self) -> None:
        self.form.clear_problems()

    def _on_changed(self) -> None:
        self.take()
        self.form.clear_problems()


class OpenLicensePage(FormPage):
    """The two numbers of an Open License."""

    help_topic = "license-programs"

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard,
            flow,
            InstallStep.OPEN_LICENSE,
            text.program_title,
            text.numbers_subtitle,
        )
        self.form.add_number(
            "authorization_number",
            text.authorization_number,
            pasted.AUTHORIZATION_NUMBER,
        )
        self.form.add_number(
            "license_number", text.license_number, pasted.LICENSE_NUMBER
        )
        self.body.addWidget(plain_label(text.open_text, self))
        self.body.addWidget(self.form)
        self.add_order_link()
        self.body.addStretch()

    def take(self) -> None:
        draft = self.flow.draft
        draft.authorization_number = self.form.text("authorization_number")
        draft.license_number = self.form.text("license_number")


class AgreementPage(FormPage):
    """The agreement number, or product keys instead of it (seed 002)."""

    help_topic = "license-programs"

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard,
            flow,
            InstallStep.AGREEMENT,
            text.agreement_title,
            text.numbers_subtitle,
        )
        self._program = plain_label("", self)
        self.form.add_number(
            "agreement_number", text.agreement_number, pasted.AGREEMENT_NUMBER
        )
        self._keys = QPushButton(text.add_product_keys, self)
        self._keys.setObjectName("add_product_keys")
        self._keys.clicked.connect(self._on_keys_wanted)
        self._added = plain_label("", self)
        self._added.setObjectName("keys-added")
        beside = QHBoxLayout()
        beside.addWidget(self._keys)
        beside.addWidget(self._added, 1)
        self.body.addWidget(self._program)
        self.body.addWidget(plain_label(text.agreement_text, self))
        self.body.addWidget(self.form)
        self.body.addLayout(beside)
        self.add_order_link()
        self.body.addStretch()

    def initializePage(self) -> None:
        self._program.setText(words.PROGRAM[self.flow.draft.program])
        self._show_keys()

    def take(self) -> None:
        self.flow.draft.agreement_number = self.form.text("agreement_number")

    def _on_keys_wanted(self) -> None:
        from gui.wizards.product_keys import ProductKeysDialog

        dialog = ProductKeysDialog(self.flow, self.flow_wizard.session, self)
        dialog.accepted.connect(self._show_keys)
        dialog.open()

    def _show_keys(self) -> None:
        keys = self.flow.draft.product_keys
        text = self.flow_wizard.session.labels.install.keys_added
        total = sum(k.quantity for k in keys)
        shown = text.format(count=len(keys), quantity=total) if keys else ""
        self._added.setText(shown)
        self.form.enable("agreement_number", on=not keys)
        self.form.clear_problems()
        self.completeChanged.emit()


class VersionPage(FormPage):
    """Product Version and License Type."""

    help_topic = "compatibility"

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard,
            flow,
            InstallStep.VERSION_AND_TYPE,
            text.version_title,
            text.version_subtitle,
        )
        names = wizard.session.labels.words
        self._version = self.form.add_choice(
            "version",
            text.product_version,
            [(names.product(v), v) for v in versions_offered(flow.server.version)],
        )
        self._type = self.form.add_choice("type", text.license_type, [])
        self.form.add_number("quantity", text.quantity, pasted.WHOLE_NUMBER)
        self.body.addWidget(self.form)
        self.body.addWidget(plain_label(text.quantity_note, self))
        self.body.addStretch()
        self._version.currentIndexChanged.connect(self._name_types)
        self._name_types()
        self.take()

    def take(self) -> None:
        draft = self.flow.draft
        # Qt hands a StrEnum back as a plain string.
        draft.version = ProductVersion(self._version.currentData())
        if self._type.currentData() is not None:
            draft.type = LicenseType(self._type.currentData())
        draft.quantity = self.form.text("quantity")

    def _name_types(self) -> None:
        """Name the license types for the chosen version; keep the chosen one."""
        names = self.flow_wizard.session.labels.words
        chosen = self.flow.draft.type
        self._type.blockSignals(True)
        self._type.clear()
        for type_ in (LicenseType.PER_DEVICE, LicenseType.PER_USER):
            version = ProductVersion(self._version.currentData())
            self._type.addItem(names.type(version, type_), type_)
        self._type.setCurrentIndex(self._type.findData(chosen))
        self._type.blockSignals(False)


class KeyPackPage(NumberPage[InstallFlow]):
    """Obtain Client License Key Pack, for the web and telephone methods."""

    def __init__(self, wizard: FlowWizard, flow: InstallFlow, purpose: Purpose) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard,
            flow,
            InstallStep.KEY_PACK,
            text.key_pack_title,
            Sources(
                web_subtitle=text.key_pack_web_subtitle,
                telephone_subtitle=text.key_pack_telephone_subtitle,
                purpose=purpose,
                given={
                    Asked.LICENSE_SERVER_ID: (
                        text.when_asked_server_id,
                        flow.server.license_server_id or "",
                    )
                },
                typed_label=text.type_key_pack_id,
                typed_field="key_pack_id",
            ),
        )
        order = order_link(lambda: flow.draft.program, wizard.session, self)
        self.body.addWidget(order, 0, Qt.AlignmentFlag.AlignLeft)

    def initializePage(self) -> None:
        server = self.flow.server
        self.show_source(server.connection_method, server.registration.country)

    def keep(self, typed: str) -> None:
        self.flow.draft.key_pack_id = typed
