"""Who only reads a lab, while its owner changes it between two slices of the work."""

from core.catalog import LicenseType
from core.commands.connect import Connect
from core.lab import Lab
from core.store.long_list.long_list import Change, Sorting, finished
from tests.helpers.labs import MakeLab


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
            rows.show(finished(work))

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
    rows.show(finished(work))
    numbers = {issued.id for issued in owner.issued("RDLIC01", 3)}

    assert {*rows.numbers(0, 1000)} == numbers
