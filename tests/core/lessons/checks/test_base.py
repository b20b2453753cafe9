"""Each check holds where it is so, and does not where it is not."""

import pytest

from core.catalog import LicenseStatus, ReportScope
from core.commands.repair import AddToGroup, RegisterAsScp
from core.commands.reports import CreateReport
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.lab import Lab
from tests.core.lessons.checks.judging import is_so
from tests.helpers.labs import MakeLab, activation, installation, retail

SERVER = {"server": "RDLIC01"}
PACK = {
    **SERVER,
    "check": "pack",
    "version": "2022",
    "type": "per-user",
    "total": 20,
    "program": "retail",
}
HOST = {"check": "host", "host": "RDSH01", "mode": "per-user"}


def test_a_server_is_activated_or_not(lab: Lab) -> None:
    check = {**SERVER, "check": "server"}
    assert not is_so(lab, **check, is_activated=True)
    assert is_so(lab, **check, is_activated=False)
    lab.do(activation(lab))
    assert is_so(lab, **check, is_activated=True)
    assert not is_so(lab, **check, is_activated=False)


def test_the_connection_method_is_compared(lab: Lab) -> None:
    check = {**SERVER, "check": "server"}
    assert is_so(lab, **check, connection_method="automatic")
    assert not is_so(lab, **check, connection_method="web")


def test_only_what_is_named_of_a_configuration_counts(lab: Lab) -> None:
    check = {**SERVER, "check": "server"}
    assert is_so(lab, **check)
    assert not is_so(lab, **check, in_ad_group=True)
    lab.do(AddToGroup(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **check, in_ad_group=True)
    assert not is_so(lab, **check, in_ad_group=True, scp_registered=True)
    lab.do(RegisterAsScp(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **check, in_ad_group=True, scp_registered=True)
    assert not is_so(lab, **check, scope="forest")


@pytest.mark.parametrize(
    "other",
    [
        {"version": "2019"},
        {"type": "per-device"},
        {"total": 21},
        {"program": "open"},
    ],
)
def test_a_pack_is_of_one_kind(make_lab: MakeLab, other: dict[str, object]) -> None:
    lab = make_lab("activated")
    assert not is_so(lab, **PACK)
    lab.do(installation(retail()))
    assert is_so(lab, **PACK)
    assert not is_so(lab, **{**PACK, **other})


def test_packs_that_were_bought_are_counted(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    check = {**SERVER, "check": "pack"}
    assert is_so(lab, **check, count=0)  # the built-in pack was not bought
    lab.do(installation(retail(1, 2)))
    assert is_so(lab, **check, count=2)
    assert not is_so(lab, **check, count=1)


def test_a_host_has_a_mode_and_servers_in_their_order(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    servers = lab.host("RDSH01").license_servers
    assert is_so(lab, **HOST, license_servers=servers)
    assert not is_so(lab, **HOST, license_servers=(*servers, "RDLIC09"))
    assert not is_so(lab, **{**HOST, "mode": "per-device"}, license_servers=servers)
    assert not is_so(lab, **{**HOST, "host": "RDLIC01"}, license_servers=servers)


def test_a_command_was_refused_for_this_reason(lab: Lab) -> None:
    check = {"check": "refused", "reason": "not-activated"}
    assert not is_so(lab, **check)
    with pytest.raises(Refused):
        lab.do(installation(retail()))
    assert is_so(lab, **check)
    assert not is_so(lab, **{**check, "reason": "wrong-date"})


def test_issued_licenses_of_packs_that_were_bought_are_counted(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    check = {**SERVER, "check": "pack", "type": "per-user"}
    bought = [p for p in lab.packs("RDLIC01") if p.is_purchased]
    count = sum(p.issued for p in bought if p.type == "per-user")
    assert count > 0
    assert is_so(lab, **check, issued=count)
    assert not is_so(lab, **check, issued=count + 1)


def test_the_license_of_a_computer_is_revoked(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    issued = lab.issued("RDLIC01")
    active = next(i for i in issued if i.computer and i.status is LicenseStatus.ACTIVE)
    check = {
        **SERVER,
        "check": "license",
        "computer": active.computer,
        "status": "revoked",
    }
    assert not is_so(lab, **check)
    lab.do(RevokeLicense(server="RDLIC01", license_id=active.id))
    assert is_so(lab, **check)
    assert not is_so(lab, **{**check, "computer": "PC-9999"})


def test_reports_are_counted_of_one_scope_or_of_all(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {**SERVER, "check": "report-shows"}
    before = lab.reports("RDLIC01")
    in_domain = sum(r.scope is ReportScope.DOMAIN for r in before)
    lab.do(CreateReport(server="RDLIC01", scope=ReportScope.DOMAIN))
    assert is_so(lab, **check, count=len(before) + 1)
    assert is_so(lab, **check, count=in_domain + 1, scope="domain")
    assert not is_so(lab, **check, count=len(before) + 2)


def test_a_file_is_there_with_all_its_texts(lab: Lab) -> None:
    check = {"check": "file-saved", "name": "usage.csv"}
    assert not is_so(lab, **check)
    lab.path.with_name("usage.csv").write_text("one, two", encoding="utf-8")
    assert is_so(lab, **check)
    assert is_so(lab, **check, has=("one", "two"))
    assert not is_so(lab, **check, has=("one", "three"))
