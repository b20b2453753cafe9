"""The Add Roles and Features Wizard's flow."""

import pytest

from core.catalog import DiscoveryScope, ProductVersion
from core.commands.world import SetSessionHostReachable
from core.flows.add_roles import AddRolesFlow, AddRolesStep
from core.lab import Lab
from tests.helpers.labs import MakeLab


def flow_of(lab: Lab, edition: ProductVersion = ProductVersion.W2022) -> AddRolesFlow:
    settings = lab.settings().changed(edition=edition)
    return AddRolesFlow(lab.hosts_without_licensing(), settings)


def way(flow: AddRolesFlow) -> list[AddRolesStep]:
    steps = [flow.first]
    while (after := flow.next_step(steps[-1])) is not None:
        steps.append(after)
    return steps


@pytest.mark.parametrize(
    ("edition", "asks"),
    [
        (ProductVersion.W2008, True),
        (ProductVersion.W2008R2, True),
        (ProductVersion.W2012, False),
        (ProductVersion.W2025, False),
    ],
)
def test_only_older_editions_ask_for_the_scope(
    make_lab: MakeLab, edition: ProductVersion, asks: bool
) -> None:
    flow = flow_of(make_lab(), edition)
    flow.draft.host = "RDSH01"

    left_out: set[AddRolesStep] = set() if asks else {AddRolesStep.SCOPE}
    assert way(flow) == [s for s in AddRolesStep if s not in left_out]
    assert flow.command().scope == (DiscoveryScope.DOMAIN if asks else None)


def test_the_last_step_before_the_results_installs(make_lab: MakeLab) -> None:
    flow = flow_of(make_lab())

    assert [s for s in AddRolesStep if flow.commits(s)] == [AddRolesStep.INSTALLATION]


def test_a_page_is_complete_once_all_is_chosen(make_lab: MakeLab) -> None:
    flow = flow_of(make_lab())
    asking = {
        AddRolesStep.DESTINATION,
        AddRolesStep.ROLES,
        AddRolesStep.ROLE_SERVICES,
    }
    assert {s for s in AddRolesStep if not flow.is_complete(s)} == asking
    flow.draft.host = "RDSH01"
    flow.draft.has_role = flow.draft.has_role_service = True
    assert all(flow.is_complete(s) for s in AddRolesStep)


def test_a_server_has_to_answer(make_lab: MakeLab) -> None:
    lab = make_lab()
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    flow = flow_of(lab)
    flow.draft.host = "RDSH01"

    problem = flow.problem(AddRolesStep.DESTINATION)
    assert problem is not None
    assert problem.text.startswith("RDSH01 does not answer")
