"""A wizard on a flow of core: pages per step, a commit, a page that shows progress."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QProgressBar,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from gui.labels.text import strip_mnemonic
from gui.session.prompts import Tone
from gui.widgets.help_request import ask_for_help
from gui.widgets.text import plain_label
from gui.wizards.shell import WizardShell

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from core.bus import Event
    from core.errors import LabError
    from core.flows.flow import Flow
    from core.problems import Problem
    from gui.labels.wizards import Contacting
    from gui.session.delays import Wait
    from gui.session.session import Session


_Button = QWizard.WizardButton
F = TypeVar("F", bound="Flow[Any]")


class FlowWizard(WizardShell):
    """Walks the pages in the order of its flow and carries its command out once."""

    help_topic = ""
    """The topic that F1 opens where a page has none; every wizard names one."""

    def __init__(
        self, flow: Flow[Any], title: str, logo: str, session: Session, parent: QWidget
    ) -> None:
        super().__init__(title, logo, parent, has_help=True)
        self.flow = flow
        self.session = session
        self.events: list[Event] = []
        self._is_committed = False
        self._ids: dict[StrEnum, int] = {s: i for i, s in enumerate(flow.steps)}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("wizard")
        self.helpRequested.connect(self.ask_for_help)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, self)
        help_key.activated.connect(self.ask_for_help)
        parent.installEventFilter(self)
        self.currentIdChanged.connect(self._on_page_begun)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave with the main window: nothing may be carried out behind it."""
        if watched is self.parent() and event.type() is QEvent.Type.Close:
            self.reject()
        return super().eventFilter(watched, event)

    def add_step(self, step: StrEnum, page: QWizardPage) -> None:
        """Add the page of a step."""
        page.setObjectName(f"page-{step.value}")
        page.setCommitPage(self.flow.commits(step))  # there is no way back behind it
        self.setPage(self._ids[step], page)

    def next_id(self, step: StrEnum) -> int:
        """Return the id of the page after a step, -1 at the end."""
        after = self.flow.next_step(step)
        return -1 if after is None else self._ids[after]

    def leave(self, step: StrEnum, page: FlowPage[Any]) -> bool:
        """Check a page; carry the command out if this was the last to fill in."""
        page.clear_problems()
        problem = self.flow.problem(step)
        if problem is not None:
            page.show_problem(problem)
            if problem.box:
                self.session.prompts.show_message(self, problem.box, Tone.ERROR)
            return False
        if not self.flow.commits(step) or self._is_committed:
            return True
        self.commit()
        return False

    def commit(self, otherwise: Callable[[], object] = lambda: None) -> None:
        """Carry the command out and go on; where it fails say why, change nothing.

        It may be long: the wizard stays on its page meanwhile.
        """
        self.session.do_in_slices(
            self.flow.command(),
            self,
            self._on_committed,
            failed=partial(self._on_failed, otherwise),
            cancelled=otherwise,
        )

    def _on_committed(self, events: list[Event]) -> None:
        self.events = events
        self._is_committed = True
        self.next()

    def _on_failed(self, otherwise: Callable[[], object], error: LabError) -> None:
        self.session.tell(error, self, Tone.ERROR)
        otherwise()

    def _on_page_begun(self, page_id: int) -> None:
        """Put the focus where the person goes on; bar what cannot be done there."""
        contacting = self.flow.contacting
        if contacting is not None and page_id == self._ids[contacting]:
            self.button(_Button.BackButton).setEnabled(False)
        elif page_id == self._ids[self.flow.last]:
            self.button(_Button.CancelButton).setEnabled(False)
            is_end = self.nextId() == -1
            way_on = _Button.FinishButton if is_end else _Button.NextButton
            self.button(way_on).setFocus()
        page = self.currentPage()
        if isinstance(page, FlowPage) and page.first_field is not None:
            page.first_field.setFocus()

    def ask_for_help(self) -> None:
        """Ask for the help on the present page, or else on the wizard."""
        page = self.currentPage()
        of_page = page.help_topic if isinstance(page, FlowPage) else ""
        ask_for_help(self, of_page or self.help_topic)


class FlowPage(QWizardPage, Generic[F]):
    """A page of the grey kind: title, subtitle, content with room around it."""

    help_topic = ""
    """The topic that F1 opens, if it is not that of the wizard."""

    def __init__(
        self, wizard: FlowWizard, flow: F, step: StrEnum, title: str, subtitle: str
    ) -> None:
        """Fill in the flow of the wizard, or the one that it leaves a part to."""
        super().__init__(wizard.frame)
        self.flow_wizard = wizard
        self.flow = flow
        self.step = step
        self.first_field: QWidget | None = None  # if not the first that takes focus
        self.setTitle(title)
        self.setSubTitle(subtitle)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(36, 14, 36, 8)
        self.body.setSpacing(8)

    def nextId(self) -> int:
        return self.flow_wizard.next_id(self.step)

    def validatePage(self) -> bool:
        return self.flow_wizard.leave(self.step, self)

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong at its field."""

    def clear_problems(self) -> None:
        """Take what was said away."""


class ContactingPage(FlowPage["Flow[Any]"]):
    """Shows the connection to the Clearinghouse and moves on by itself."""

    help_topic = "clearinghouse"

    def __init__(
        self,
        wizard: FlowWizard,
        step: StrEnum,
        title: str,
        subtitle: str,
        labels: Contacting,
    ) -> None:
        super().__init__(wizard, wizard.flow, step, title, subtitle)
        self._wait: Wait | None = None
        self._bar = QProgressBar(self)
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(strip_mnemonic(labels.progress))
        self._bar.setTextVisible(False)
        self.body.addWidget(plain_label(labels.locating, self))
        self.body.addWidget(self._bar)
        self.body.addSpacing(8)
        self.body.addWidget(plain_label(labels.note, self))
        self.body.addStretch()

    def initializePage(self) -> None:
        self._bar.setValue(0)
        wizard = self.flow_wizard
        seconds = wizard.session.lab.connection_seconds()
        self._wait = wizard.session.delays.wait(
            seconds, self._bar.setValue, self._on_connected, self
        )

    def cleanupPage(self) -> None:
        self.stop()

    def isComplete(self) -> bool:
        return False

    def validatePage(self) -> bool:
        return True

    def stop(self) -> None:
        """Give the connection up."""
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None

    def _on_connected(self) -> None:
        self._wait = None
        wizard = self.flow_wizard
        wizard.commit(otherwise=wizard.back)
