"""The flows of the Deactivate and Reactivate wizards."""

import pytest

from core.catalog import ConnectionMethod
from core.flows.deactivate import DeactivateFlow, DeactivateStep
from core.flows.reactivate import ReactivateFlow, ReactivateStep
from core.lab import Lab
from core.numbers import servers
from tests.helpers.labs import MakeLab, server_id

Flow = DeactivateFlow | ReactivateFlow


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("trouble-certificate")


def a_flow(kind: type[Flow], lab: Lab, method: str) -> Flow:
    server = lab.server("RDLIC01")
    return kind(server.changed(connection_method=ConnectionMethod(method)))


def path(flow: Flow) -> str:
    steps = [flow.first]
    while (step := flow.next_step(steps[-1])) is not None:  # type: ignore[arg-type]
        steps.append(step)
    return " ".join(steps)


@pytest.mark.parametrize(
    ("kind", "method", "steps"),
    [
        (DeactivateFlow, "automatic", "information contacting completing"),
        (DeactivateFlow, "web", "information confirmation completing"),
        (DeactivateFlow, "telephone", "information confirmation completing"),
        (ReactivateFlow, "automatic", "welcome information contacting completing"),
        (ReactivateFlow, "web", "welcome information license-server-id completing"),
        (
            ReactivateFlow,
            "telephone",
            "welcome information license-server-id completing",
        ),
    ],
)
def test_the_method_decides_the_pages(
    lab: Lab, kind: type[Flow], method: str, steps: str
) -> None:
    assert path(a_flow(kind, lab, method)) == steps


def test_the_name_is_required_and_the_e_mail_for_the_internet(lab: Lab) -> None:
    flow = a_flow(DeactivateFlow, lab, "automatic")
    assert isinstance(flow, DeactivateFlow)
    for field, text in {
        "first_name": "Enter the first name.",
        "last_name": "Enter the last name.",
        "email": "Enter the e-mail address.",
    }.items():
        known = flow.draft.contact[field]
        flow.draft.contact[field] = "  "
        problem = flow.problem(DeactivateStep.INFORMATION)
        assert problem is not None
        assert (problem.field, problem.text) == (field, text)
        flow.draft.contact[field] = known
    assert flow.problem(DeactivateStep.INFORMATION) is None
    by_telephone = a_flow(DeactivateFlow, lab, "telephone")
    assert isinstance(by_telephone, DeactivateFlow)
    by_telephone.draft.contact["email"] = ""
    assert by_telephone.problem(DeactivateStep.INFORMATION) is None


def test_a_confirmation_code_is_checked_on_its_page(lab: Lab) -> None:
    flow = a_flow(DeactivateFlow, lab, "telephone")
    assert isinstance(flow, DeactivateFlow)
    right = servers.make_confirmation_code(flow.server.license_server_id or "")
    other = servers.make_confirmation_code(server_id(lab.server("RDLIC02")))
    for typed, text in {
        "": "Enter the confirmation code.",
        right[:-1]: "14 were entered",
        other: "not valid for this license server",
    }.items():
        flow.draft.confirmation_code = typed
        problem = flow.problem(DeactivateStep.CONFIRMATION)
        assert problem is not None
        assert text in problem.text
    flow.draft.confirmation_code = right
    assert flow.problem(DeactivateStep.CONFIRMATION) is None
    lab.do(flow.command())
    assert lab.server("RDLIC01").license_server_id is None


def test_the_present_id_is_not_a_new_one(lab: Lab) -> None:
    flow = a_flow(ReactivateFlow, lab, "web")
    assert isinstance(flow, ReactivateFlow)
    step = ReactivateStep.LICENSE_SERVER_ID
    for typed, text in {
        "": "Enter the license server ID.",
        flow.server.license_server_id or "": "present ID",
        server_id(lab.server("RDLIC02")): "another product ID",
    }.items():
        flow.draft.license_server_id = typed
        problem = flow.problem(step)
        assert problem is not None
        assert text in problem.text
        assert problem.box is not None
    flow.draft.license_server_id = server_id(flow.server, 2)
    assert flow.problem(step) is None
    lab.do(flow.command())
    assert lab.server("RDLIC01").is_activated
