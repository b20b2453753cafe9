"""Reports on the usage of licenses: whom they list, and that they stay as they are."""

import pytest
from pydantic import ValidationError

from core.catalog import (
    Availability,
    LicenseType,
    ProductVersion,
    ReportRowKind,
    ReportScope,
)
from core.commands.history import (
    CreateRestorePoint,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.events import ReportCreated, ReportDeleted
from core.lab import Lab, replay
from core.records import Report
from core.refusals import Reason
from core.store.long_list.long_list import Sorting
from core.store.long_list.search import Wanted
from core.store.queries import reports
from core.store.slices import finish
from tests.helpers.labs import MakeLab, report_rows, sql, world

SERVER = "RDLIC01"
ALL, DOMAIN = ReportScope.ALL, ReportScope.DOMAIN
UNIT, TRUSTED = ReportScope.ORGANIZATIONAL_UNIT, ReportScope.TRUSTED_DOMAINS
USER, DEVICE, FAILED = ReportRowKind.USER, ReportRowKind.DEVICE, ReportRowKind.FAILED
FAILURE = (
    "INSERT INTO failed_issuance (server, user, version, tried_on) "
    "VALUES ('RDLIC01', '{}', '2022', '2026-11-10T08:00:00Z')"
)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """An office with a user of another domain, and one who got no license."""
    lab = make_lab("office")
    set_up(
        lab,
        "UPDATE issued_license SET user = 'PARTNER\\z.zuse' WHERE id = 18",
        FAILURE.format("CORP\\y.yilmaz"),
        FAILURE.format("PARTNER\\o.other"),
    )
    return lab


def set_up(lab: Lab, *statements: str) -> None:
    for statement in statements:
        sql(lab).execute(statement)


def create(
    lab: Lab, scope: ReportScope = ALL, unit: str | None = None, server: str = SERVER
) -> Report:
    lab.do(CreateReport(server=server, scope=scope, organizational_unit=unit))
    return lab.reports(server)[-1]


def kinds(lab: Lab, report: Report) -> dict[ReportRowKind, int]:
    listed = [row.kind for row in report_rows(lab, report.id)]
    return {kind: listed.count(kind) for kind in ReportRowKind}


def refusal(lab: Lab, **facts: object) -> Reason:
    with pytest.raises(Refused) as refused:
        lab.do(CreateReport(server=SERVER, **facts))  # type: ignore[arg-type]
    return refused.value.reason


SCOPES = [
    # scope, unit; users, devices, users who got no license
    (ALL, None, 18, 12, 2),
    (DOMAIN, None, 17, 0, 1),
    (UNIT, "Sales", 8, 0, 0),
    (TRUSTED, None, 18, 0, 2),
]


@pytest.mark.parametrize(("scope", "unit", "users", "devices", "failed"), SCOPES)
def test_a_report_lists_whom_its_scope_says(
    lab: Lab,
    scope: ReportScope,
    unit: str | None,
    users: int,
    devices: int,
    failed: int,
) -> None:
    report = create(lab, scope, unit)

    assert kinds(lab, report) == {USER: users, DEVICE: devices, FAILED: failed}
    assert (report.scope, report.organizational_unit) == (scope, unit)
    assert (report.installed, report.issued) == (100, users)
    assert report.created == lab.settings().now
    assert lab.problems() == []


def test_the_rows_are_numbered_by_kind_and_name(lab: Lab) -> None:
    rows = report_rows(lab, create(lab).id)

    assert [r.number for r in rows] == list(range(1, 33))
    assert [r.name for r in rows[:2]] == ["CORP\\a.adams", "CORP\\b.baker"]
    assert rows[18].name == "PC-0001"
    assert rows[18].hardware_id is not None
    assert [(r.kind, r.name) for r in rows[-2:]] == [
        (FAILED, "CORP\\y.yilmaz"),
        (FAILED, "PARTNER\\o.other"),
    ]


def test_a_long_report_is_read_page_by_page(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "PAGE", 10)
    report = create(lab).id
    whole = report_rows(lab, report)
    pages = list(lab.report_lines(report))

    assert lab.report_length(report) == 32
    assert [len(page) for page in pages] == [10, 10, 10, 2]
    assert [(t.kind, t.name, t.hardware_id) for page in pages for t in page] == [
        (r.kind, r.name, r.hardware_id or "") for r in whole
    ]


def test_rows_are_found_by_name_and_hardware_id(lab: Lab) -> None:
    report = create(lab).id
    device = report_rows(lab, report)[18]

    def found(text: str) -> list[int]:
        rows = lab.report_list(report)
        wanted = Wanted(text, ("name", "hardware_id"))
        rows.show(finish(rows.arrange(Sorting(), wanted)))
        return rows.numbers(0, 100)

    assert found("Z.ZU") == [18]
    assert found(device.hardware_id or "") == [19]
    assert found("%") == []
    assert len(found("pc-")) == 12


def test_what_is_expired_or_revoked_is_not_in_use(lab: Lab) -> None:
    lab.do(RevokeLicense(server=SERVER, license_id=19))
    set_up(
        lab,
        "UPDATE issued_license SET expires_on = '2026-11-16T08:30:00Z' WHERE id = 1",
        "UPDATE issued_license SET expires_on = '2026-11-16T08:30:01Z' WHERE id = 2",
    )

    assert kinds(lab, create(lab)) == {USER: 17, DEVICE: 11, FAILED: 2}


def test_a_user_with_two_licenses_of_a_version_is_one_row(lab: Lab) -> None:
    set_up(lab, "UPDATE issued_license SET user = 'CORP\\a.adams' WHERE id < 4")
    report = create(lab)
    rows = [r for r in report_rows(lab, report.id) if r.name == "CORP\\a.adams"]
    latest = max(i.expires_on for i in lab.issued(SERVER, 3) if i.id < 4)

    assert [(r.kind, r.date) for r in rows] == [(USER, latest)]
    assert report.issued == 16


def test_the_summary_counts_by_version_and_type(lab: Lab) -> None:
    lines = create(lab).summary

    assert [(x.version, x.type, x.installed, x.issued) for x in lines] == [
        (ProductVersion.W2022, LicenseType.PER_DEVICE, 50, 12),
        (ProductVersion.W2022, LicenseType.PER_USER, 100, 18),
    ]
    assert {x.availability for x in lines} == {Availability.AVAILABLE}
    assert [x.type for x in create(lab, DOMAIN).summary] == [LicenseType.PER_USER]


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE license_server SET in_ad_group = 0",
        "UPDATE license_server SET on_domain_controller = 1",
        "UPDATE lab SET directory_reachable = 0",
    ],
)
def test_users_who_are_not_tracked_are_not_listed(lab: Lab, fault: str) -> None:
    set_up(lab, fault)
    report = create(lab)
    per_device, per_user = report.summary

    assert kinds(lab, report) == {USER: 0, DEVICE: 12, FAILED: 2}
    assert per_device.availability is Availability.AVAILABLE
    assert per_user.availability is Availability.NOT_TRACKING
    assert report.issued == 0


def test_who_could_not_be_written_down_is_listed_as_failed(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-not-in-group")

    assert kinds(lab, create(lab)) == {USER: 0, DEVICE: 12, FAILED: 5}
    assert kinds(lab, create(lab, DOMAIN)) == {USER: 0, DEVICE: 0, FAILED: 5}
    assert kinds(lab, create(lab, UNIT, "Sales"))[FAILED] == 4


@pytest.mark.parametrize("scope", [DOMAIN, TRUSTED])
def test_a_report_on_users_only_needs_the_directory(
    lab: Lab, scope: ReportScope
) -> None:
    set_up(lab, "UPDATE lab SET directory_reachable = 0")
    assert refusal(lab, scope=scope) is Reason.DIRECTORY_UNREACHABLE


def test_there_is_no_report_in_a_workgroup(make_lab: MakeLab) -> None:
    assert refusal(make_lab("workgroup")) is Reason.NOT_IN_DOMAIN


def test_the_unit_has_to_be_one_of_the_domain(lab: Lab) -> None:
    facts = {"scope": UNIT, "organizational_unit": "Nowhere"}
    assert refusal(lab, **facts) is Reason.NO_SUCH_UNIT
    assert lab.organizational_units() == ["Sales"]


@pytest.mark.parametrize(("scope", "unit"), [(UNIT, None), (ALL, "Sales"), (UNIT, " ")])
def test_a_unit_is_named_for_its_scope_only(
    scope: ReportScope, unit: str | None
) -> None:
    with pytest.raises(ValidationError):
        CreateReport(server=SERVER, scope=scope, organizational_unit=unit)


def test_older_editions_list_nobody_who_got_no_license(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    set_up(lab, FAILURE.format("CORP\\y.yilmaz"), "UPDATE lab SET edition = '2008r2'")
    assert kinds(lab, create(lab, DOMAIN)) == {USER: 18, DEVICE: 0, FAILED: 0}


def test_names_are_different_on_one_server(lab: Lab) -> None:
    create(lab, server="RDLIC02")
    names = [create(lab, scope).name for scope in (ALL, ALL, DOMAIN, ALL)]

    assert names == [
        "CAL Usage 2026-11-16",
        "CAL Usage 2026-11-16 (2)",
        "Per User CAL Usage 2026-11-16",
        "CAL Usage 2026-11-16 (3)",
    ]
    assert [r.name for r in lab.reports("rdlic02")] == ["CAL Usage 2026-11-16"]


def test_a_report_is_as_it_was_created(lab: Lab) -> None:
    report = create(lab)
    before = report_rows(lab, report.id)
    lab.do(RevokeLicense(server=SERVER, license_id=19))

    assert report_rows(lab, report.id) == before
    assert lab.report(SERVER, report.id) == report


def test_deleting_takes_it_off_the_list(lab: Lab) -> None:
    assert lab.do(CreateReport(server=SERVER)) == [ReportCreated(SERVER, 1)]
    assert lab.do(DeleteReport(server=SERVER, report=1)) == [ReportDeleted(SERVER, 1)]
    assert lab.reports(SERVER) == []
    with pytest.raises(Refused) as refused:
        lab.do(DeleteReport(server=SERVER, report=1))
    assert refused.value.reason is Reason.NO_SUCH_REPORT


def test_a_report_of_another_server_is_not_deleted(lab: Lab) -> None:
    create(lab)
    with pytest.raises(Refused):
        lab.do(DeleteReport(server="RDLIC02", report=1))
    assert len(lab.reports(SERVER)) == 1


def test_undo_brings_a_deleted_report_back_with_its_rows(lab: Lab) -> None:
    report = create(lab)
    rows = report_rows(lab, report.id)
    before = world(lab)
    lab.do(DeleteReport(server=SERVER, report=report.id))
    lab.do(Undo())

    assert world(lab) == before
    assert lab.reports(SERVER) == [report]
    assert report_rows(lab, report.id) == rows


def test_a_report_that_was_undone_is_there_again_from_a_restore_point(
    lab: Lab,
) -> None:
    before = world(lab)
    report = create(lab)
    rows = report_rows(lab, report.id)
    lab.do(CreateRestorePoint(point="reported"))
    lab.do(Undo())
    assert world(lab) == before

    lab.do(ReturnToRestorePoint(point="reported"))
    assert lab.reports(SERVER) == [report]
    assert report_rows(lab, report.id) == rows


def test_replay_gives_the_same_rows(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for scope in (ALL, DOMAIN):
        create(lab, scope)
    create(lab, UNIT, "Sales")
    lab.do(DeleteReport(server=SERVER, report=2))
    lab.do(Undo())
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
