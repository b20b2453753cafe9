"""Properties of a license server (ui.md 3)."""

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.catalog import ConnectionMethod, Rights
from core.commands.properties import ChangeServerProperties
from core.flows.activate import OPTIONAL, REQUIRED
from core.numbers.kinds import shown
from core.problems import Problem, text_problem
from core.records import LicenseServer, Registration
from core.refusals import Reason
from core.text import clean
from gui.labels import words
from gui.labels.text import soften_breaks
from gui.session.lab_check import follow_check
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.method_chooser import MethodChooser
from gui.widgets.registration import add_registration_fields
from gui.widgets.telephone_country import TelephoneCountry
from gui.widgets.text import plain_label


class PropertiesDialog(Dialog):
    """Connection Method, Required Information and Optional Information."""

    help_topic = "properties"

    def __init__(
        self, server: LicenseServer, session: Session, parent: QWidget
    ) -> None:
        text = session.labels.console
        super().__init__(text.properties_title.format(server=server.name), parent)
        self._server = server
        self._session = session
        is_admin = session.lab.rights().covers(Rights.SERVER_ADMIN)
        self._is_admin = is_admin
        if not is_admin:
            why = Reason.NOT_ADMINISTRATOR.text.format(server=server.name)
            self.body.addWidget(plain_label(soften_breaks(why), self))
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("tabs")
        pages = self._tabs.findChild(QStackedWidget)
        assert pages is not None
        method, required, optional = (QWidget(pages) for _ in range(3))
        self._chooser = MethodChooser(text, method)
        self._required = Form(required)
        self._optional = Form(optional)
        values = server.registration.model_dump()
        labels = session.labels.registration
        self._read_required = add_registration_fields(
            self._required, tuple(REQUIRED), labels, values
        )
        self._read_optional = add_registration_fields(
            self._optional, OPTIONAL, labels, values
        )
        self._country = TelephoneCountry(text, method)
        facts = self._facts(method)
        self._add_tab(
            text.connection_method_tab, method, self._chooser, self._country, facts
        )
        self._add_tab(text.required_tab, required, self._required)
        self._add_tab(text.optional_tab, optional, self._optional)
        self.body.addWidget(self._tabs)
        self._build_buttons()
        self._chooser.choose(server.connection_method)
        self._country.changed.connect(self._on_country_chosen)
        for changed in (
            self._chooser.chosen,
            self._required.changed,
            self._optional.changed,
        ):
            changed.connect(self._on_changed)
        self._show_country()
        follow_check(session.lab, self, self._update_buttons)
        self.resize(470, 450)

    def accept(self) -> None:
        """Keep what was changed, and close."""
        if self._save():
            super().accept()

    def _build_buttons(self) -> None:
        box = self.add_buttons(
            Buttons.Ok | Buttons.Cancel | Buttons.Apply | Buttons.Help
        )
        self._apply = box.button(Buttons.Apply)
        self._apply.clicked.connect(self._save)
        self._ok = box.button(Buttons.Ok)

    def _add_tab(self, title: str, page: QWidget, *parts: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(14)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self._tabs.addTab(page, title)

    def _facts(self, page: QWidget) -> Form:
        text, server = self._session.labels.console, self._server
        facts = Form(page)
        facts.add_fact("product_id", text.product_id, shown(server.product_id))
        facts.add_fact(
            "license_server_id",
            text.license_server_id,
            shown(server.license_server_id) or text.not_yet,
        )
        scope = words.SCOPE[server.scope]
        facts.add_fact("discovery_scope", text.discovery_scope, scope)
        facts.add_fact("database_path", text.database_path, server.database_path)
        return facts

    def _save(self) -> bool:
        """Change the server, if anything differs; False if something is wrong."""
        if not self._differs():
            return True
        problem = self._problem()
        if problem is not None:
            self._show_problem(problem)
            return False
        done = self._session.do(self._command(), self)
        if done is None:
            return False
        self._server = self._session.lab.server(self._server.name)
        self._on_changed()
        return True

    def _command(self) -> ChangeServerProperties:
        return ChangeServerProperties(
            server=self._server.name,
            connection_method=self._chooser.method,
            registration=Registration(**self._typed()),
        )

    def _typed(self) -> dict[str, str]:
        typed = {**self._read_required(), **self._read_optional()}
        return {name: clean(value) for name, value in typed.items()}

    def _differs(self) -> bool:
        known = self._server.registration.model_dump()
        return (
            self._typed() != known
            or self._chooser.method is not self._server.connection_method
        )

    def _problem(self) -> Problem | None:
        """Check the texts; an activated server keeps its required information."""
        for name, value in self._typed().items():
            is_required = self._server.is_activated and name in REQUIRED
            was_given = getattr(self._server.registration, name)
            required = REQUIRED[name] if is_required and was_given else None
            problem = text_problem(name, value, required=required)
            if problem is not None:
                return problem
        return None

    def _show_problem(self, problem: Problem) -> None:
        form = self._required if problem.field in self._required else self._optional
        self._tabs.setCurrentIndex(1 if form is self._required else 2)
        form.say(problem.field, problem.text)

    def _on_country_chosen(self) -> None:
        """Keep one country: the registration's is the one the wizards call from."""
        self._required.fill({"country": self._country.country})

    def _on_changed(self) -> None:
        self._show_country()
        self._required.clear_problems()
        self._optional.clear_problems()
        self._update_buttons()

    def _show_country(self) -> None:
        """Ask for the country with the telephone alone; it is the registration's."""
        self._country.setVisible(self._chooser.method is ConnectionMethod.TELEPHONE)
        self._country.choose(self._read_required()["country"])

    def _update_buttons(self) -> None:
        can_change = self._is_admin and not self._session.lab.is_read_only
        self._ok.setEnabled(can_change)
        self._apply.setEnabled(can_change and self._differs())
