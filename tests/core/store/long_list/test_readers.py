"""Who only reads a lab, while its owner changes it between two slices of the work."""

import pytest

from core.catalog import LicenseType
from core.commands.connect import Connect
from core.lab import Lab
from core.store.long_list.long_list import Change, LongList, Sorting
from core.store.long_list.search import Wanted
from core.store.slices import finish
from tests.helpers.labs import MakeLab
from tests.helpers.long_lists import Licensed, World
from tests.helpers.processes import another_process

NOW = "2026-11-16T08:30:00Z"
INSERT = (
    "INSERT INTO issued_license VALUES "
    "(?, 'RDLIC01', ?, NULL, ?, NULL, ?, ?, '2027-01-01T00:00:00Z', 0)"
)


def test_a_reader_finds_what_the_owner_commits_while_it_walks(
    make_lab: MakeLab, small_pages: None
) -> None:
    owner = make_lab("office")
    pack = next(p for p in owner.packs("RDLIC01") if p.type is LicenseType.PER_USER)
    with Lab.open(owner.path, read_only=True) as reader:
        rows = reader.issued_list("RDLIC01", pack.id, to_devices=False)
        for by in ("user", "expires_on"):
            work = rows.arrange(Sorting(by))
            next(work)
            change(owner, pack.id)
            rows.show(finish(work))

            numbers = {issued.id for issued in owner.issued("RDLIC01", pack.id)}
            assert {*rows.numbers(0, 1000)} == numbers
            assert rows.look() is Change.NONE


def change(owner: Lab, pack: int) -> None:
    """Issue a license: a row comes."""
    issued = owner.issued("RDLIC01", pack)
    held = {i.user for i in issued}
    user = next(
        u for u in owner.users() if owner.settings().account_of(u.name) not in held
    )
    owner.do(Connect(host="RDSH01", user=user.name, device="PC-0001"))
    assert len(owner.issued("RDLIC01", pack)) > len(issued)


def test_nothing_of_the_file_is_locked_between_two_slices(
    make_lab: MakeLab, small_pages: None
) -> None:
    owner = make_lab("office")
    rows = owner.issued_list("RDLIC01", 3, to_devices=False)
    work = rows.arrange(Sorting("expires_on"))
    for _ in range(3):
        next(work)
        with Lab.open(owner.path, read_only=True) as reader:
            change(owner, 3)
            assert reader.last_seq() == owner.last_seq()
        rows.look()
    rows.show(finish(work))
    numbers = {issued.id for issued in owner.issued("RDLIC01", 3)}

    assert {*rows.numbers(0, 1000)} == numbers


def test_a_row_that_comes_while_those_found_are_put_in_order_is_left_for_later(
    world: World, small_pages: None
) -> None:
    world.fill((n, f"user{n}", "active", NOW) for n in range(1, 30))
    rows = world.list()
    wanted = Wanted("user", ("user",))
    rows.show(finish(rows.arrange(Sorting("status"))))
    pauses = sum(1 for _ in rows.arrange(Sorting("status"), wanted))
    assert pauses
    for pause in range(1, pauses + 1):
        work = rows.arrange(Sorting("status"), wanted)
        for _ in range(pause):
            next(work)
        world.commit((INSERT, (100, 1, "user", "revoked", NOW)))
        look(rows)
        found = finish(work)
        world.commit(("DELETE FROM issued_license WHERE id = 100", ()))
        look(rows)

        assert {*found.numbers(0, 1000)} - {100} == {*range(1, 30)}


def look(rows: LongList[Licensed]) -> None:
    """Take over what happened, as a window does."""
    change = rows.look()
    for shift in change if isinstance(change, list) else []:
        rows.take(shift)


STOP_IN_THE_MIDST = """
from pathlib import Path
from core.lab import Lab
from core.store.long_list import order, sorted_rows
from core.store.long_list.long_list import Sorting

order.STEP = sorted_rows._AT_A_TIME = 4
lab = Lab.open(Path(sys.argv[1]))
rows = lab.issued_list("RDLIC01", 3, to_devices=False)
work = rows.arrange(Sorting(sys.argv[2]))
for _ in range(2):
    next(work)
"""


@pytest.mark.parametrize("by", ["user", "expires_on"])
def test_a_program_killed_while_it_reads_leaves_the_lab_as_it_was(
    make_lab: MakeLab, by: str
) -> None:
    lab = make_lab("office")
    lab.close()
    before = lab.path.read_bytes()
    with another_process(STOP_IN_THE_MIDST, lab.path, by) as process:
        with Lab.open(lab.path, read_only=True) as beside:
            beside_it = beside.issued_list("RDLIC01", 3, to_devices=False)
            beside_it.show(finish(beside_it.arrange(Sorting(by))))
            assert len(beside_it) == 18
        process.kill()
        process.wait()

    assert lab.path.read_bytes() == before
    left = {p.name for p in lab.path.parent.iterdir()}
    assert left <= {lab.path.name, f".{lab.path.name}.lock"}
    with Lab.open(lab.path) as again:
        assert not again.is_read_only
        assert again.problems() == []
