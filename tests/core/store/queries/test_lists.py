"""Each long list: in the order of each of its fields, and by the index that has it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.commands.connect import Connect
from core.commands.reports import CreateReport
from core.commands.revoke import RevokeLicense
from core.errors import LabAtWork
from core.lab import Lab
from core.records import Person
from core.store.long_list.long_list import Change, LongList, Sorting
from core.store.long_list.search import Wanted
from core.store.slices import finish
from tests.helpers.labs import MakeLab, sql

Open = Callable[[Lab], LongList[Any]]
LISTS: dict[str, Open] = {
    "to users": lambda lab: lab.issued_list("RDLIC01", 3, to_devices=False),
    "to devices": lambda lab: lab.issued_list("rdlic01", 4, to_devices=True),
    "people": lambda lab: lab.people_list(),
    "devices": lambda lab: lab.device_list(),
    "events": lambda lab: lab.event_list(),
    "report": lambda lab: lab.report_list(lab.reports("RDLIC01")[0].id),
}
INDEXED = {
    ("to users", "user"): "issued_by_name (server=? AND pack_id=? AND user>?)",
    ("to users", "status"): "issued_by_pack (server=? AND pack_id=? AND status>?)",
    ("to devices", "computer"): (
        "issued_by_computer (server=? AND pack_id=? AND computer>?)"
    ),
    ("people", "name"): "sqlite_autoindex_user_1 (name>?)",
    ("devices", "name"): "sqlite_autoindex_device_1 (name>?)",
}


@pytest.fixture
def office(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")
    lab.do(CreateReport(server="RDLIC01"))
    lab.do(RevokeLicense(server="RDLIC01", license_id=lab.issued("RDLIC01", 4)[3].id))
    return lab


def fields() -> Iterator[tuple[str, str]]:
    for name, open_list in LISTS.items():
        for by in open_list(_Described()).listing.fields:
            yield name, by


class _Described(Lab):
    """A lab of which only the lists are described."""

    def __init__(self) -> None:
        self._link = None  # type: ignore[assignment]

    def reports(self, server: str) -> list[object]:  # type: ignore[override]
        return [type("Report", (), {"id": 1})]

    def _open(self, listing: object) -> object:  # type: ignore[override]
        return type("Open", (), {"listing": listing})


@pytest.mark.parametrize(("name", "by"), [*fields()])
def test_a_list_is_whole_in_the_order_of_each_field(
    office: Lab, name: str, by: str
) -> None:
    rows = LISTS[name](office)
    rows.show(finish(rows.arrange(Sorting())))
    everything = set(rows.numbers(0, 1000))
    rows.show(finish(rows.arrange(Sorting(by))))

    assert len(rows) == len(everything) > 0
    assert set(rows.numbers(0, 1000)) == everything
    assert None not in [rows.record(row) for row in range(len(rows))]


@pytest.mark.parametrize(("name", "by"), [*INDEXED])
def test_the_rows_of_an_indexed_field_are_found_in_its_index(
    office: Lab, name: str, by: str
) -> None:
    asked: list[str] = []
    rows = LISTS[name](office)
    sql(office).set_trace_callback(asked.append)
    rows.show(finish(rows.arrange(Sorting(by))))
    sql(office).set_trace_callback(None)
    later = [statement for statement in asked if f"{by} COLLATE NOCASE >" in statement]
    later = later or [statement for statement in asked if f"{by} >" in statement]

    assert later
    for statement in later:
        plan = sql(office).execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        details = " ".join(row["detail"] for row in plan)
        assert INDEXED[name, by] in details
        assert "B-TREE" not in details


def test_a_list_that_has_nothing_is_empty(office: Lab) -> None:
    rows = office.issued_list("RDLIC01", 99, to_devices=False)
    assert rows.begin(Sorting("user"))
    rows.show(finish(rows.arrange(Sorting("user"))))

    assert len(rows) == 0
    assert rows.record(0) is None


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_cannot_be_opened_leaves_nothing_to_free(
    name: str, office: Lab
) -> None:
    open_list = LISTS[name]
    reports = office.reports("RDLIC01")
    office.reports = lambda server: reports  # type: ignore[method-assign]
    office.is_at_work = True  # what fails when it is freed fails a test
    with pytest.raises(LabAtWork):
        open_list(office)
    office.is_at_work = False


@pytest.mark.parametrize(
    "text",
    ["\0", "a\0b", "%" * 32_767, "ä" * 32_767],
    ids=["NUL", "a NUL inside", "what LIKE refuses", "other letters"],
)
def test_what_no_row_has_is_found_in_none(text: str, office: Lab) -> None:
    for name, by in fields():
        rows = LISTS[name](office)
        found = finish(rows.arrange(Sorting(), Wanted(text, (by,))))
        assert (name, by, len(found)) == (name, by, 0)


def test_users_sorted_by_what_no_field_has_are_sorted_again_by_their_licenses(
    office: Lab,
) -> None:
    def version(person: Person) -> str:
        return person.version.server_name if person.version else ""

    people = office.people_list()
    sorting: Sorting[Person] = Sorting(key=version)
    people.show(finish(people.arrange(sorting)))
    held = {issued.user for issued in office.issued("RDLIC01", 3)}
    account = office.settings().account_of
    user = next(u.name for u in office.users() if account(u.name) not in held)
    office.do(Connect(host="RDSH01", user=user, device="PC-0001"))

    assert people.look() is Change.EVERYTHING
    people.show(finish(people.arrange(sorting)))
    versions = [version(p) for p in map(people.record, range(len(people))) if p]
    assert versions == sorted(versions)
