import pytest

from core.catalog import ConnectionMethod
from core.flows.activate import OPTIONAL, REQUIRED, ActivateFlow, ActivateStep
from core.lab import Lab
from core.numbers.symbols import grouped
from tests.helpers.labs import GENUINE_LOOKING, MakeLab, server_id, world

AUTOMATIC = "welcome connection-method company company-optional contacting completing"
WEB = "welcome connection-method license-server-id completing"
TELEPHONE = "welcome connection-method country license-server-id completing"
COMPANY = {
    "first_name": "Robin",
    "last_name": "Roe",
    "company": "R&D",
    "country": "Norway",
}


def a_flow(lab: Lab, method: str = "automatic", **typed: str) -> ActivateFlow:
    flow = ActivateFlow(lab.servers()[0])
    flow.draft.method = ConnectionMethod(method)
    flow.draft.registration |= COMPANY | typed
    return flow


def path(flow: ActivateFlow) -> list[ActivateStep]:
    steps = [flow.first]
    while (step := flow.next_step(steps[-1])) is not None:
        steps.append(step)
    return steps


@pytest.mark.parametrize(
    ("method", "steps"),
    [("automatic", AUTOMATIC), ("web", WEB), ("telephone", TELEPHONE)],
)
def test_the_method_decides_the_pages(lab: Lab, method: str, steps: str) -> None:
    flow = a_flow(lab, method)

    assert " ".join(path(flow)) == steps
    assert path(flow)[-1] is flow.last


@pytest.mark.parametrize(
    ("method", "committing"),
    [
        ("automatic", "contacting"),
        ("web", "license-server-id"),
        ("telephone", "license-server-id"),
    ],
)
def test_one_page_commits(lab: Lab, method: str, committing: str) -> None:
    flow = a_flow(lab, method)

    assert [s for s in path(flow) if flow.commits(s)] == [committing]


def test_it_starts_with_what_the_server_is_registered_to(make_lab: MakeLab) -> None:
    flow = ActivateFlow(make_lab("activated").servers()[0])

    assert flow.draft.registration["company"] == "Example Corp"
    assert flow.draft.method is ConnectionMethod.AUTOMATIC


@pytest.mark.parametrize("empty", ["", "   ", "\t", "\u00a0"])
@pytest.mark.parametrize("field", REQUIRED)
def test_a_required_field_must_not_be_empty(lab: Lab, field: str, empty: str) -> None:
    problem = a_flow(lab, **{field: empty}).problem(ActivateStep.COMPANY)

    assert problem
    assert problem.field == field
    assert problem.text == f"Enter the {REQUIRED[field]}."


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("x" * 10_000, "This is too long. Enter at most 255 characters."),
        ("a\u202eb", "This contains the invisible character U+202E."),
        ("a\nb", "This contains the invisible character U+000A."),
        (GENUINE_LOOKING, "This looks like a real product key."),
    ],
)
@pytest.mark.parametrize("field", [*REQUIRED, *OPTIONAL])
def test_a_bad_text_is_named_on_its_page(
    lab: Lab, field: str, typed: str, text: str
) -> None:
    step = ActivateStep.COMPANY if field in REQUIRED else ActivateStep.COMPANY_OPTIONAL
    problem = a_flow(lab, **{field: typed}).problem(step)

    assert problem
    assert problem.field == field
    assert problem.text.startswith(text)


@pytest.mark.parametrize("typed", ["<b>R&D</b>", "חברת דוגמה", "'; DROP TABLE user;--"])
def test_strange_names_are_kept_as_they_are(lab: Lab, typed: str) -> None:
    flow = a_flow(lab, company=typed)

    assert flow.problem(ActivateStep.COMPANY) is None
    lab.do(flow.command())
    assert lab.servers()[0].registration.company == typed


def test_the_first_problem_of_a_page_is_told(lab: Lab) -> None:
    problem = a_flow(lab, last_name="", country="").problem(ActivateStep.COMPANY)

    assert problem
    assert problem.field == "last_name"


def test_optional_fields_may_stay_empty(lab: Lab) -> None:
    assert a_flow(lab).problem(ActivateStep.COMPANY_OPTIONAL) is None


def test_the_telephone_needs_a_country_to_call(lab: Lab) -> None:
    problem = a_flow(lab, "telephone", country="").problem(ActivateStep.COUNTRY)

    assert problem
    assert problem.field == "country"
    assert a_flow(lab, "telephone").problem(ActivateStep.COUNTRY) is None


@pytest.mark.parametrize("step", ["welcome", "connection-method", "contacting"])
def test_the_other_pages_have_no_problems(lab: Lab, step: str) -> None:
    assert a_flow(lab).problem(ActivateStep(step)) is None


def wrong_ids(lab: Lab) -> dict[str, str]:
    server = lab.servers()[0]
    right = server_id(server)
    return {
        "": "Enter the license server ID.",
        right[:-1]: "The license server ID has 35 characters; 34 were entered.",
        server.product_id: "This is the product ID.",
        GENUINE_LOOKING: "This looks like a real product key.",
        right[:6] + "0" + right[7:]: "is wrong",
    }


def test_a_wrong_license_server_id_is_explained(make_lab: MakeLab) -> None:
    lab = make_lab()
    for typed, text in wrong_ids(lab).items():
        flow = a_flow(lab, "web")
        flow.draft.license_server_id = typed
        problem = flow.problem(ActivateStep.LICENSE_SERVER_ID)

        assert problem
        assert text in problem.text
        assert problem.box
        assert "0x13a3" in problem.box


def test_the_id_of_another_server_is_refused(make_lab: MakeLab) -> None:
    other = make_lab(seed=2, name="other.rdlab").servers()[0]
    flow = a_flow(make_lab(), "web")
    flow.draft.license_server_id = server_id(other)
    problem = flow.problem(ActivateStep.LICENSE_SERVER_ID)

    assert problem
    assert problem.text == "This license server ID belongs to another product ID."
    assert "Message Number: 0x13a3" in (problem.box or "")


@pytest.mark.parametrize("method", ["web", "telephone"])
def test_a_typed_id_activates_the_server(lab: Lab, method: str) -> None:
    flow = a_flow(lab, method)
    right = server_id(lab.servers()[0])
    flow.draft.license_server_id = f" {grouped(right).lower()} "

    assert flow.problem(ActivateStep.LICENSE_SERVER_ID) is None
    lab.do(flow.command())
    server = lab.servers()[0]
    assert server.is_activated
    assert server.license_server_id == right
    assert server.connection_method == method


def test_asking_a_flow_changes_nothing(lab: Lab) -> None:
    before = world(lab)
    flow = a_flow(lab)
    for step in ActivateStep:
        flow.problem(step)
        flow.next_step(step)
    flow.command()

    assert world(lab) == before
