"""A long list against a plain one: the same rows in the same order, always."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from core.store.long_list.long_list import Change, LongList, Sorting
from core.store.long_list.search import Wanted
from tests.helpers.long_lists import WORDS, Licensed, World

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.store.long_list.arrangement import Arrangement
    from core.store.long_list.order import Shift

NAMES = st.one_of(
    st.none(),
    st.sampled_from(
        ["Ann", "ann", "ANN", "bob", "Bob2", "b%b", "b_b", "ä", "Ä", "~", ""]
    ),
    st.text(alphabet="aAbBÄß_%", max_size=3),
)
STATES = st.sampled_from(sorted(WORDS))
DAYS = st.integers(1, 28).map(lambda day: f"2026-11-{day:02}T08:30:00Z")
SORTINGS = st.builds(
    Sorting,
    by=st.sampled_from(["", "user", "name", "status", "word", "issued_on"]),
    descending=st.booleans(),
    words=st.just(WORDS),
)
BY_LENGTH: Sorting[Licensed] = Sorting(key=lambda row: len(row[1] or ""))
TEXTS = st.sampled_from(["", "a", "B", "%", "_", "Ä", "act", "11-0", "zzz"])
REVOKE = "UPDATE issued_license SET status = 'revoked' WHERE id = ?"
INSERT = (
    "INSERT INTO issued_license VALUES "
    "(?, 'RDLIC01', ?, NULL, ?, NULL, ?, ?, '2027-01-01T00:00:00Z', 0)"
)


def folded(text: str) -> bytes:
    return text.encode().lower()


def sorted_plainly(rows: list[Licensed], sorting: Sorting[Licensed]) -> list[Licensed]:
    keys = {
        "": lambda r: b"",
        "user": lambda r: (r[1] is not None, folded(r[1] or "")),
        "name": lambda r: folded(r[1] or ""),
        "status": lambda r: folded(r[2]),
        "word": lambda r: folded(WORDS[r[2]]),
        "issued_on": lambda r: folded(r[3]),
    }
    key = sorting.key or keys[sorting.by]
    found = sorted(rows, key=lambda r: (key(r), r[0]))
    return found[::-1] if sorting.descending else found


def has(row: Licensed, text: str) -> bool:
    typed = text.casefold()
    shown = (row[1] or "", row[3].replace("T", " ")[:16])
    if text.isascii():
        in_text = folded(text) in folded(shown[0])
    else:
        in_text = typed in shown[0].casefold()
    return in_text or typed in WORDS[row[2]].casefold() or typed in shown[1]


class AgainstAPlainList(RuleBasedStateMachine):
    """Sorts, filters and changes; commits come also while the list is arranged."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.mirror: list[int] = []
        self.sorting: Sorting[Licensed] = Sorting("status")
        self.text = ""
        self.work: Generator[None, None, Arrangement] | None = None
        self.is_stale = False

    def teardown(self) -> None:
        self.world.link.close()

    @initialize(rows=st.lists(st.tuples(NAMES, STATES, DAYS), max_size=40))
    def fill(self, rows: list[tuple[str | None, str, str]]) -> None:
        self.world.fill((3 * n + 1, *row) for n, row in enumerate(rows))
        self.list: LongList[Licensed] = self.world.list()
        assert self.list.begin(self.sorting)
        self.arrange()

    @rule(sorting=st.one_of(SORTINGS, st.just(BY_LENGTH)))
    def sort(self, sorting: Sorting[Licensed]) -> None:
        self.sorting = sorting
        self.arrange()

    @rule(text=TEXTS)
    def filter(self, text: str) -> None:
        self.text = text
        self.arrange()

    @rule()
    def work_a_little(self) -> None:
        if self.work is None:
            return
        try:
            next(self.work)
        except StopIteration as end:
            self.list.show(end.value)
            self.work = None
            if self.is_stale:
                self.arrange()

    @rule()
    def work_to_the_end(self) -> None:
        while self.work is not None:
            self.work_a_little()

    @rule(
        number=st.integers(1, 150),
        name=NAMES,
        status=STATES,
        day=DAYS,
        pack=st.sampled_from([1, 1, 1, 2]),
    )
    def insert(
        self, number: int, name: str | None, status: str, day: str, pack: int
    ) -> None:
        taken = self.world.link.execute(
            "SELECT 1 FROM issued_license WHERE id = ?", (number,)
        )
        if taken.fetchone() is None:
            self.world.commit((INSERT, (number, pack, name, status, day)))
            self.look()

    @rule(data=st.data(), count=st.integers(1, 5), name=NAMES)
    def change_several(self, data: st.DataObject, count: int, name: str | None) -> None:
        rows = self.world.rows()
        if not rows:
            return
        changes: list[tuple[str, tuple[object, ...]]] = []
        for _ in range(count):
            (number, *_) = data.draw(st.sampled_from(rows))
            changes.append(
                data.draw(
                    st.sampled_from(
                        [
                            ("DELETE FROM issued_license WHERE id = ?", (number,)),
                            (
                                "UPDATE issued_license SET user = ? WHERE id = ?",
                                (name, number),
                            ),
                            (REVOKE, (number,)),
                            (
                                "UPDATE issued_license SET pack_id = 2 WHERE id = ?",
                                (number,),
                            ),
                            (
                                "UPDATE issued_license SET validated = 1 WHERE id = ?",
                                (number,),
                            ),
                        ]
                    )
                )
            )
        self.world.commit(*changes)
        self.look()

    @rule()
    def change_nothing_here(self) -> None:
        self.world.commit()
        self.look()

    def arrange(self) -> None:
        self.is_stale = False
        wanted = Wanted(self.text, ("user", "status", "issued_on"), {"status": WORDS})
        self.work = self.list.arrange(self.sorting, wanted if self.text else None)

    def look(self) -> None:
        change = self.list.look()
        if isinstance(change, list):
            self.take_all(change)
        elif change is Change.BEGINNING:
            self.list.begin(self.sorting)
        elif change is Change.EVERYTHING:
            self.is_stale = True
            if self.work is None:
                self.arrange()

    def take_all(self, shifts: list[Shift]) -> None:
        """Do to a mirror of the list what a window does to its rows."""
        mirror: list[int | None] = [*self.mirror]
        for shift in shifts:
            row = self.list.shown_row(shift)
            if shift.is_new:
                mirror.insert(row, None)
            else:
                del mirror[row]
            self.list.take(shift)
        now = [*self.list.numbers(0, 1000)]
        assert len(mirror) == len(now)
        stayed = [(m, n) for m, n in zip(mirror, now, strict=True) if m is not None]
        assert [m for m, _ in stayed] == [n for _, n in stayed]

    @invariant()
    def shows_what_a_plain_list_shows(self) -> None:
        self.mirror = [*self.list.numbers(0, 1000)]
        if self.work is not None:
            return
        rows = [
            row for row in self.world.rows() if not self.text or has(row, self.text)
        ]
        wanted = sorted_plainly(rows, self.sorting)
        assert len(self.list) == len(wanted)
        assert [self.list.record(row) for row in range(len(wanted))] == wanted
        for place, row in enumerate(wanted):
            assert self.list.rows_of([row[0]]) == [place]


@pytest.mark.usefixtures("small_pages")
def test_it_shows_the_rows_of_a_plain_list_whatever_happens() -> None:
    run_state_machine_as_test(
        AgainstAPlainList,
        settings=settings(
            max_examples=60,
            stateful_step_count=30,
            deadline=None,
            phases=[p for p in Phase if p is not Phase.explain],
            suppress_health_check=[*HealthCheck],
        ),
    )
