"""The Remove Roles and Features Wizard's flow."""

import pytest

from core.catalog import Service
from core.commands.faults import SetServerReachable
from core.commands.removal import RemoveLicensingRole, RemoveSessionHostRole
from core.flows.remove_roles import RemoveRolesFlow, RemoveRolesStep
from core.lab import Lab
from tests.helpers.labs import MakeLab


def flow_of(lab: Lab, computer: str = "") -> RemoveRolesFlow:
    flow = RemoveRolesFlow(lab.computers())
    flow.draft.computer = computer
    return flow


def test_it_lists_servers_that_have_something_to_remove(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert [*flow_of(lab).roles] == ["RDLIC01", "RDLIC02", "RDSH01"]
    lab.do(RemoveSessionHostRole(host="RDSH01"))
    lab.do(RemoveLicensingRole(server="RDLIC01"))
    assert [*flow_of(lab).roles] == ["RDLIC02"]


@pytest.mark.parametrize(
    ("computer", "service", "command"),
    [
        ("RDLIC01", Service.LICENSING, RemoveLicensingRole(server="RDLIC01")),
        ("RDSH01", Service.SESSIONS, RemoveSessionHostRole(host="RDSH01")),
    ],
)
def test_what_is_chosen_is_removed(
    make_lab: MakeLab, computer: str, service: Service, command: object
) -> None:
    flow = flow_of(make_lab("office"), computer)
    assert not flow.is_complete(RemoveRolesStep.ROLES)
    flow.draft.role = service
    assert all(flow.is_complete(step) for step in RemoveRolesStep)
    assert flow.command() == command
    commits = [s for s in RemoveRolesStep if flow.commits(s)]
    assert commits == [RemoveRolesStep.CONFIRMATION]


def test_another_server_makes_the_choice_begin_anew(make_lab: MakeLab) -> None:
    flow = flow_of(make_lab("office"), "RDLIC01")
    flow.draft.role = Service.LICENSING
    flow.choose("RDSH01")
    assert flow.draft.role is None


def test_a_server_has_to_answer(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    flow = flow_of(lab, "RDLIC01")
    problem = flow.problem(RemoveRolesStep.DESTINATION)
    assert problem is not None
    assert problem.text.startswith("RDLIC01 does not answer")
    assert flow_of(lab, "RDSH01").problem(RemoveRolesStep.DESTINATION) is None
