"""Connect to License Server: by its name or IP address (ui.md 2.1)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from core.commands.network import ConnectToServer
from core.errors import LabError, Refused
from core.events import ServerConnected
from core.problems import text_problem
from gui.models.places import Place, server_place
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from gui.session.delays import Wait

_COMPUTER = "computer"
_PATIENCE = 4.0
"""Seconds until a search is given up."""


class ConnectDialog(Dialog):
    """The name, and the progress of a search that takes its time."""

    help_topic = "connect"

    def __init__(
        self, session: Session, parent: QWidget, then: Callable[[Place], object]
    ) -> None:
        text = session.labels.console
        super().__init__(text.connect_title, parent)
        self._session = session
        self._then = then
        self._search: Wait | None = None
        self._form = Form(self)
        self._computer = self._form.add_text(_COMPUTER, text.computer)
        self._form.changed.connect(self._on_changed)
        self._state = plain_label(text.searching, self)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(text.search_progress)
        self._progress.setTextVisible(False)
        for widget in (self._form, self._state, self._progress):
            self.body.addWidget(widget)
        self.body.addStretch()
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self._ok = box.button(Buttons.Ok)
        self._stop_search()
        self._computer.setFocus()
        self.resize(440, 170)

    def accept(self) -> None:
        """Connect, at once or after a search; what is wrong is said at the field."""
        computer = self._computer.text()
        required = self._session.labels.console.computer_required
        problem = text_problem(_COMPUTER, computer, required=required)
        if problem is not None:
            self._form.say(_COMPUTER, problem.text)
        elif self._answers(computer):
            self._connect()
        else:
            self._start_search()

    def reject(self) -> None:
        """Stop the search, and close."""
        self._stop_search()
        super().reject()

    def _answers(self, computer: str) -> bool:
        """Tell whether a license server answers at once."""
        lab = self._session.lab
        server = lab.find_server(computer, seen_from=lab.console())
        return server is not None and server.is_available

    def _start_search(self) -> None:
        self._computer.setFocus()  # with OK off it would go to Cancel
        self._show_search(is_on=True)
        self._search = self._session.delays.wait(
            _PATIENCE, self._progress.setValue, self._on_given_up, self
        )

    def _stop_search(self) -> None:
        if self._search is not None:
            self._search.cancel()
            self._search = None
        self._show_search(is_on=False)

    def _show_search(self, *, is_on: bool) -> None:
        self._state.setVisible(is_on)
        self._progress.setValue(0)
        self._progress.setVisible(is_on)
        self._ok.setEnabled(not is_on)

    def _connect(self) -> None:
        try:
            events = self._session.lab.do(
                ConnectToServer(computer=self._computer.text())
            )
        except Refused as refused:
            self._form.say(_COMPUTER, str(refused))
            return
        except LabError as error:
            self._session.tell(error, self)
            return
        (server,) = [e.server for e in events if isinstance(e, ServerConnected)]
        super().accept()
        self._then(server_place(server))

    def _on_given_up(self) -> None:
        self._search = None  # it ended by itself
        self._show_search(is_on=False)
        self._connect()  # refused, with the reason

    def _on_changed(self) -> None:
        """Search no more for what is typed no more."""
        self._form.clear_problems()
        self._stop_search()
