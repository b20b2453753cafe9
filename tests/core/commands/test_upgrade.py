"""Windows Server in a newer version, and in another edition."""

import pytest

from core.catalog import (
    ActivationStatus,
    Outcome,
    ProductVersion,
    ReactivationReason,
)
from core.commands.reactivate import ReactivateServer
from core.commands.upgrade import ConvertEdition, SetEvaluation, UpgradeComputer
from core.lab import Lab
from core.reads.diagnosis import examine
from core.refusals import Reason
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from core.rules.upgrading import upgrades_of
from tests.core.commands.endings import connects, passes, refused
from tests.helpers.labs import MakeLab, agreement, installation


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def test_an_upgraded_license_server_keeps_its_packs_and_has_to_be_reactivated(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    packs = lab.packs("RDLIC02")
    lab.do(UpgradeComputer(computer="RDLIC02", version=ProductVersion.W2022))

    server = lab.server("RDLIC02")
    assert server.activation_status is ActivationStatus.REACTIVATION_NEEDED
    assert lab.packs("RDLIC02") == packs
    lab.do(
        ReactivateServer(
            server="RDLIC02",
            method=server.connection_method,
            reason=ReactivationReason.UPGRADED,
        )
    )
    lab.do(installation(agreement(), server="RDLIC02"))
    assert lab.packs("RDLIC02")[-1].version is ProductVersion.W2022


def test_an_upgraded_session_host_needs_licenses_and_a_server_of_its_version(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    lab.do(UpgradeComputer(computer="RDSH01", version=ProductVersion.W2025))

    found = {p.kind for p in examine(lab, lab.host("RDSH01"), {}).problems}
    assert ProblemKind.SERVER_TOO_OLD in found


@pytest.mark.parametrize(
    ("present", "later"),
    [
        ("2008", ["2008r2", "2012"]),
        ("2008r2", ["2012"]),
        ("2012", ["2016", "2019", "2025"]),
        ("2016", ["2019", "2022", "2025"]),
        ("2019", ["2022", "2025"]),
        ("2022", ["2025"]),
        ("2025", []),
    ],
)
def test_windows_server_is_upgraded_along_the_published_paths(
    present: str, later: list[str]
) -> None:
    assert [v.value for v in upgrades_of(ProductVersion(present))] == later


def test_no_other_path_leads_up_or_down(lab: Lab) -> None:
    for version in (ProductVersion.W2019, ProductVersion.W2022):
        command = UpgradeComputer(computer="RDSH01", version=version)
        assert refused(lab, command) is Reason.NO_UPGRADE_PATH


def test_an_evaluation_edition_ends_licensing_at_day_120_whatever_is_installed(
    lab: Lab,
) -> None:
    lab.do(SetEvaluation(host="RDSH01", is_evaluation=True))
    passes(lab, 119)
    assert connects(lab).outcome is Outcome.CONNECTED
    passes(lab, 1)
    tried = connects(lab)
    assert (tried.outcome, tried.rule) == (
        Outcome.NO_LICENSE_SERVERS,
        Rule.EVALUATION_OVER,
    )
    assert connects(lab, "a.adams", admin=True).outcome is Outcome.CONNECTED

    lab.do(ConvertEdition(computer="RDSH01"))
    assert connects(lab).outcome is Outcome.CONNECTED
    again = ConvertEdition(computer="RDSH01")
    assert refused(lab, again) is Reason.NO_EVALUATION
