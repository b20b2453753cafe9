"""The flow of the Manage Licenses Wizard: migrate or rebuild (ui.md 7)."""

from functools import partial

import pytest

from core.catalog import (
    ConnectionMethod,
    LicenseProgram,
    MigrationReason,
    ProductVersion,
    RebuildReason,
)
from core.commands.install import KeyPack
from core.commands.migrate import AbsentSource, MigrateLicenses, ReachableSource
from core.commands.rebuild import RebuildDatabase
from core.flows.install import InstallStep
from core.flows.manage import STEPS, AnyStep, ManageAction, ManageFlow, ManageStep
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import (
    GENUINE_LOOKING,
    MakeLab,
    key_pack_id,
    retail_code,
    server_id,
    sql,
)

W2016 = ProductVersion.W2016
RETAIL = "program license-codes contacting completing"
MIGRATE = f"welcome action source {RETAIL}"
MIGRATE_BY_HAND = f"welcome action source reminder {RETAIL}"
NOT_FUNCTIONING = f"welcome action reminder {RETAIL}"
REBUILD = f"welcome action confirm-deletion {RETAIL}"


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def flow_on(
    lab: Lab, method: ConnectionMethod = ConnectionMethod.AUTOMATIC
) -> ManageFlow:
    server = lab.server("RDLIC01").changed(connection_method=method)
    return ManageFlow(server, partial(lab.find_server, seen_from=server.name))


@pytest.fixture
def flow(lab: Lab) -> ManageFlow:
    return flow_on(lab)


def path(flow: ManageFlow) -> str:
    steps: list[AnyStep] = [flow.first]
    while (step := flow.next_step(steps[-1])) is not None:
        steps.append(step)
    return " ".join(steps)


def said(flow: ManageFlow, step: ManageStep) -> tuple[str, str] | None:
    problem = flow.problem(step)
    return None if problem is None else (problem.field, problem.text)


def change(lab: Lab, facts: str) -> None:
    sql(lab).execute(f"UPDATE license_server SET {facts} WHERE name = 'RDLIC02'")


def test_a_reachable_source_needs_no_reminder(flow: ManageFlow) -> None:
    flow.draft.source_name = "rdlic02"

    assert path(flow) == MIGRATE
    assert [s for s in STEPS if flow.commits(s)] == ["key-pack", "contacting"]


@pytest.mark.parametrize(
    "facts",
    [
        "version = '2008'",
        "version = '2003'",
        "activation_status = 'not-activated'",
        "activation_status = 'reactivation-needed'",
    ],
)
def test_an_old_or_deactivated_source_needs_a_reminder(
    lab: Lab, flow: ManageFlow, facts: str
) -> None:
    change(lab, facts)
    flow.draft.source_name = "RDLIC02"

    assert path(flow) == MIGRATE_BY_HAND


def test_an_absent_source_needs_a_reminder(flow: ManageFlow) -> None:
    flow.draft.source_is_absent = True

    assert path(flow) == MIGRATE_BY_HAND


def test_a_source_that_no_longer_functions_is_not_asked_for(flow: ManageFlow) -> None:
    flow.draft.migration_reason = MigrationReason.NOT_FUNCTIONING

    assert path(flow) == NOT_FUNCTIONING


def test_rebuilding_asks_to_confirm_the_deletion(flow: ManageFlow) -> None:
    flow.draft.action = ManageAction.REBUILD

    assert path(flow) == REBUILD


@pytest.mark.parametrize("method", ["web", "telephone"])
def test_without_automatic_connection_a_key_pack_is_asked_for(
    lab: Lab, method: str
) -> None:
    flow = flow_on(lab, ConnectionMethod(method))
    flow.draft.action = ManageAction.REBUILD

    assert path(flow) == "welcome action confirm-deletion key-pack completing"


def test_the_program_decides_the_last_pages(flow: ManageFlow) -> None:
    flow.draft.source_name = "RDLIC02"
    flow.purchase.draft.program = LicenseProgram.SPLA

    rest = "program agreement version-and-type contacting completing"
    assert path(flow) == f"welcome action source {rest}"


def test_every_step_has_a_number_of_its_own(flow: ManageFlow) -> None:
    assert len(set(flow.steps)) == len(flow.steps)
    assert {flow.first, flow.last, flow.contacting} <= set(flow.steps)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the name or IP address of the source license server."),
        ("  ", "Enter the name or IP address of the source license server."),
        ("RDLIC09", "The license server RDLIC09 was not found on the network."),
        ("10.9.9.9", "The license server 10.9.9.9 was not found on the network."),
        ("RDSH01", "The license server RDSH01 was not found on the network."),
        ("RDLIC01", "RDLIC01 cannot be its own source license server."),
        ("10.0.0.11", "RDLIC01 cannot be its own source license server."),
        ("x" * 300, "This is too long."),
        ("RD\tLIC", "This contains the invisible character"),
        (GENUINE_LOOKING, "This looks like a real product key."),
    ],
)
def test_a_wrong_source_is_told_at_its_field(
    flow: ManageFlow, typed: str, text: str
) -> None:
    flow.draft.source_name = typed
    problem = said(flow, ManageStep.SOURCE)

    assert problem is not None
    assert problem[0] == "source_name"
    assert problem[1].startswith(text)


def test_a_source_that_does_not_answer_is_told_at_its_field(
    lab: Lab, flow: ManageFlow
) -> None:
    change(lab, "is_reachable = 0")
    flow.draft.source_name = "RDLIC02"

    text = Reason.SOURCE_UNREACHABLE.text.format(server="RDLIC02")
    assert said(flow, ManageStep.SOURCE) == ("source_name", text)
    flow.draft.source_is_absent = True
    flow.draft.source_id = server_id(lab.server("RDLIC02"))
    assert said(flow, ManageStep.SOURCE) is None


@pytest.mark.parametrize("name", ["RDLIC02", " rdlic02 ", "10.0.0.12"])
def test_a_source_on_the_network_is_accepted(flow: ManageFlow, name: str) -> None:
    flow.draft.source_name = name

    assert said(flow, ManageStep.SOURCE) is None


def test_a_wrong_id_is_told_at_its_field(lab: Lab, flow: ManageFlow) -> None:
    flow.draft.source_is_absent = True
    own_id = lab.server("RDLIC01").license_server_id or ""
    for typed, text in {
        "": "Enter the license server ID.",
        "TRSID": "The license server ID has 35 characters; 5 were entered.",
        retail_code(): "This is the product key. Enter the license server ID here.",
        own_id: "RDLIC01 cannot be its own source license server.",
    }.items():
        flow.draft.source_id = typed
        problem = said(flow, ManageStep.SOURCE)
        assert problem is not None
        assert problem[0] == "source_id"
        assert problem[1].startswith(text)


def test_what_has_to_be_confirmed_is_confirmed(flow: ManageFlow) -> None:
    assert flow.problem(ManageStep.REMINDER)
    assert flow.problem(ManageStep.CONFIRM_DELETION)
    flow.draft.removal_confirmed = flow.draft.deletion_confirmed = True
    assert not flow.problem(ManageStep.REMINDER)
    assert not flow.problem(ManageStep.CONFIRM_DELETION)


def test_the_pages_of_the_purchase_are_checked_too(flow: ManageFlow) -> None:
    problem = flow.problem(InstallStep.LICENSE_CODES)

    assert problem is not None
    assert problem.text == "Enter a license code, and then click Add."


def test_a_migration_stands_for_the_draft(lab: Lab, flow: ManageFlow) -> None:
    flow.purchase.draft.codes = [retail_code()]
    flow.draft.source_name = " RDLIC02 "
    flow.draft.removal_confirmed = True  # of another source, before going back
    command = flow.command()

    assert isinstance(command, MigrateLicenses)
    assert command.source == ReachableSource(name="RDLIC02")
    assert not command.removal_confirmed
    flow.draft.source_is_absent = True
    flow.draft.source_version = W2016
    flow.draft.source_id = source_id = server_id(lab.server("RDLIC02"))
    command = flow.command()
    assert isinstance(command, MigrateLicenses)
    assert command.source == AbsentSource(version=W2016, license_server_id=source_id)
    assert command.removal_confirmed
    flow.draft.migration_reason = MigrationReason.NOT_FUNCTIONING
    command = flow.command()
    assert isinstance(command, MigrateLicenses)
    assert command.source is None


def test_a_rebuilding_stands_for_the_draft(lab: Lab) -> None:
    flow = flow_on(lab, ConnectionMethod.WEB)
    flow.draft.action = ManageAction.REBUILD
    flow.draft.rebuild_reason = RebuildReason.OTHER
    flow.purchase.draft.key_pack_id = number = key_pack_id(flow.server)

    assert flow.command() == RebuildDatabase(
        server="RDLIC01",
        method=ConnectionMethod.WEB,
        reason=RebuildReason.OTHER,
        proof=KeyPack(key_pack_id=number),
    )
