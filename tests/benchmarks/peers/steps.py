"""What is done with a list, in which order, whatever shows it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTableView

from tests.benchmarks import peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.peers.loop import Loop, Measured
from tests.benchmarks.peers.memory import peak_mib

SEARCHED = "larsen"
JUMPS = 20
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
PACK = "server = 'RDLIC01' AND pack_id = 3"


class Columns(NamedTuple):
    """Where a table shows whom a license was issued to, and when it expires."""

    user: int
    expiry: int


class Peer(Protocol):
    """A table of all issued licenses of a pack, and what can be done with it."""

    columns: Columns

    @property
    def table(self) -> QTableView: ...

    @property
    def rows(self) -> int:
        """Rows that can be scrolled to by now."""
        ...

    @property
    def is_busy(self) -> bool:
        """Tell whether what was asked for is still going on."""
        ...

    def open(self) -> None:
        """Begin to show the list."""
        ...

    def reach(self, row: int) -> None:
        """Do what is needed before this row can be scrolled to."""
        ...

    def sort(self, column: int, order: Qt.SortOrder) -> None: ...

    def filter(self, text: str) -> None: ...

    def copy(self) -> None:
        """Copy all rows, which are selected."""
        ...

    def save(self, path: Path) -> None:
        """Save all rows as CSV."""
        ...


class Steps:
    """One peer goes through all steps once."""

    def __init__(self, peer: Peer, lab: Path, folder: Path) -> None:
        self._peer = peer
        self._folder = folder
        self._loop = Loop(peer.table.viewport())
        self._figures = Figures()
        with closing(sqlite3.connect(lab)) as bare:
            users = f"FROM issued_license WHERE {PACK}"
            self._length, self._last = bare.execute(
                f"SELECT count(*), max(user COLLATE NOCASE) {users}"
            ).fetchone()

    def measure(self) -> Figures:
        before = peak_mib()
        self._session()
        self._figures.memory = peak_mib() - before
        self._afterwards()
        self._figures.sum_up()
        return self._figures

    def _session(self) -> None:
        peer, user = self._peer, self._peer.columns.user
        self._do(peers.FIRST_PAINT, peer.open, lambda: peer.rows > 0)
        self._note(peers.MIDDLE, self._jump(self._length // 2))
        self._note(peers.END, self._jump(self._length - 1))
        self._do(peers.SORT_USER, partial(peer.sort, user, _DOWN))
        top = peer.table.model().index(0, user).data()
        if top != self._last:
            raise AssertionError(f"{top} is on top and not {self._last}")
        self._do(peers.FILTER, partial(peer.filter, SEARCHED))
        self._figures.hits = peer.rows

    def _afterwards(self) -> None:
        peer, table = self._peer, self._peer.table
        self._loop.run(partial(peer.filter, ""), self._is_quiet)
        self._jump(self._length - 1)
        random = Random(1)
        jumps = [self._jump(random.randrange(self._length)) for _ in range(JUMPS)]
        self._note(peers.JUMP, max(jumps))
        self._do(peers.SORT_DATE, partial(peer.sort, peer.columns.expiry, _UP))
        self._jump(self._length - 1)
        self._do(peers.SELECT, table.selectAll)
        self._do(peers.COPY, peer.copy)
        self._do(peers.CSV, partial(peer.save, self._folder / "list.csv"))
        self._loop.run(table.clearSelection)
        QAccessible.setActive(True)
        self._do(peers.READ_ALOUD, table.selectAll)

    def _do(
        self,
        what: str,
        call: Callable[[], object],
        is_done: Callable[[], bool] | None = None,
    ) -> None:
        self._note(what, self._loop.run(call, is_done or self._is_quiet))

    def _note(self, what: str, measured: Measured) -> None:
        self._figures.times[what] = measured.milliseconds
        self._figures.gaps[what] = measured.gap

    def _jump(self, row: int) -> Measured:
        """Go to a row, as soon as it can be scrolled to."""
        peer, table = self._peer, self._peer.table

        def is_there() -> bool:
            if peer.rows <= row:
                return False
            table.scrollTo(table.model().index(row, peer.columns.user))
            return True

        return self._loop.run(partial(peer.reach, row), is_there)

    def _is_quiet(self) -> bool:
        return not self._peer.is_busy
