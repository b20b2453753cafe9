"""Revoke License for several rows: what is revoked, what is left, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.revoke import RevokeLicenses
from core.events import LicensesRevoked
from core.reads.revoking import Preview, preview
from core.rules.revocation import Hindrance
from gui.labels import words
from gui.labels.dates import date
from gui.labels.text import strip_mnemonic
from gui.session.prompts import Tone
from gui.tables.record_table import RecordTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.catalog import ProductVersion
    from core.rules.revocation import Allowance
    from gui.session.session import Session


class RevokeDialog(Dialog):
    """The preview follows the lab; OK does just what it says, in one transaction."""

    help_topic = "license-packs"

    def __init__(
        self,
        server: str,
        chosen: Callable[[], Iterator[Sequence[int]]],
        session: Session,
        parent: QWidget,
    ) -> None:
        """Ask `chosen` for the IDs of the selected licenses, in parts."""
        self._text = session.labels.console
        super().__init__(strip_mnemonic(self._text.revoke_license), parent)
        self._server = server
        self._ask_chosen = chosen
        self._session = session
        self._window = parent
        self._found = Preview()
        self._count = 0
        self._build()
        self._task = ChunkedTask(self)
        self._task.finished.connect(self._show)
        self._task.failed.connect(lambda error: session.tell(error, self))
        session.lab.bus.subscribe(self._on_events)
        self.finished.connect(self._on_finished)
        self.resize(470, 330)
        self._look()

    def accept(self) -> None:
        """Close, revoke what the preview says, and tell what came of it."""
        command = RevokeLicenses(
            server=self._server, license_ids=tuple(self._found.chosen)
        )
        super().accept()
        self._session.do_in_slices(command, self._window, self._tell)

    def _build(self) -> None:
        text = self._text
        self._said = plain_label(text.revoke_counting, self)
        self._said.setObjectName("preview")
        titles = [text.revoke_reason, text.revoke_count]
        kind = text_rows("left", titles, {text.revoke_count: 80})
        label = strip_mnemonic(text.revoke_left)
        self._left = RecordTable(kind, label, self._session, self, lines=4, empty="")
        title = plain_label(text.revoke_left, self)
        title.setBuddy(self._left)
        self.body.addWidget(self._said)
        self.body.addWidget(title)
        self.body.addWidget(self._left, 1)
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self._ok = box.button(Buttons.Ok)
        self._ok.setText(text.revoke)

    def _look(self) -> None:
        self._ok.setEnabled(False)
        self._task.start(self._looking(), at_once=False)

    def _looking(self) -> Iterator[int]:
        self._count = 0
        steps = preview(self._session.lab, self._server, self._counted())
        self._found = yield from steps

    def _counted(self) -> Iterator[Sequence[int]]:
        for some in self._ask_chosen():
            self._count += len(some)
            yield some

    def _show(self) -> None:
        found, text = self._found, self._text
        said = [text.revoke_several.format(count=self._count)]
        said += [self._allowed(*pair) for pair in found.allowed.items()]
        count = len(found.chosen)
        said.append(
            text.revoke_chosen.format(count=count) if count else text.revoke_none
        )
        self._said.setText("\n\n".join(said))
        self._left.show_records(self._rows())
        self._ok.setEnabled(count > 0 and not self._session.lab.is_read_only)
        self._ok.setDefault(True)

    def _allowed(self, version: ProductVersion, allowed: Allowance) -> str:
        return self._text.revoke_allowed.format(
            product=self._session.labels.words.product(version),
            left=allowed.left,
            limit=allowed.limit,
            revoked=allowed.revoked,
        )

    def _rows(self) -> list[Row]:
        """List the reasons; the licenses are of one pack, and so of one version."""
        left, until = self._found.left, [*self._found.next_allowed.values()]
        day = date(until[0]) if until else ""
        return [
            Row(reason, "", [words.LEFT[reason].format(date=day), f"{left[reason]:,}"])
            for reason in Hindrance
            if left[reason]
        ]

    def _tell(self, events: list[Event]) -> None:
        (done,) = (e for e in events if isinstance(e, LicensesRevoked))
        told = self._text.revoked_several.format(count=done.count, all=self._count)
        self._session.prompts.show_message(self._window, told, Tone.INFORMATION)

    def _on_events(self, _: Sequence[Event]) -> None:
        self._look()

    def _on_finished(self) -> None:
        self._task.stop()
        self._session.lab.bus.unsubscribe(self._on_events)
