"""Who may do what, and what is wrong with typed credentials."""

import pytest

from core.catalog import Rights
from core.problems import Problem
from core.records import Account
from core.rules.rights import PASSWORD, password_problem, sign_in

DIAZ = Account(name="d.diaz", rights=Rights.DOMAIN_ADMIN)
ACCOUNTS = [Account(name="Administrator", rights=Rights.ENTERPRISE_ADMIN), DIAZ]


@pytest.mark.parametrize(
    "name",
    [
        "d.diaz",
        " D.Diaz ",
        "CORP\\d.diaz",
        "corp\\D.DIAZ",
        "corp.example\\d.diaz",
        "d.diaz@corp.example",
        "d.diaz@CORP",
    ],
)
def test_an_account_is_known_by_each_form_of_its_name(name: str) -> None:
    assert sign_in(ACCOUNTS, "corp.example", name, PASSWORD) == DIAZ


@pytest.mark.parametrize(
    ("name", "password", "field", "text"),
    [
        ("", PASSWORD, "user_name", "Enter the user name."),
        ("  ", PASSWORD, "user_name", "Enter the user name."),
        ("d.dias", PASSWORD, "user_name", "There is no account of this name"),
        ("OTHER\\d.diaz", PASSWORD, "user_name", "There is no account of this name"),
        ("d.diaz@other", PASSWORD, "user_name", "There is no account of this name"),
        ("\\d.diaz", PASSWORD, "user_name", "There is no account of this name"),
        ("d.diaz", "", "password", "Enter the password."),
        ("d.diaz", "Training", "password", "Enter the training password: training"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    name: str, password: str, field: str, text: str
) -> None:
    problem = sign_in(ACCOUNTS, "corp.example", name, password)

    assert isinstance(problem, Problem)
    assert problem.field == field
    assert text in problem.text


@pytest.mark.parametrize("name", ["CORP\\d.diaz", "d.diaz@corp.example"])
def test_in_a_workgroup_a_name_has_no_domain(name: str) -> None:
    assert sign_in(ACCOUNTS, None, "d.diaz", PASSWORD) == DIAZ
    assert isinstance(sign_in(ACCOUNTS, None, name, PASSWORD), Problem)


def test_the_training_password_is_right() -> None:
    assert password_problem(PASSWORD) is None


@pytest.mark.parametrize("rights", Rights)
def test_rights_cover_themselves_and_what_is_less(rights: Rights) -> None:
    order = list(Rights)
    covered = [r for r in order if rights.covers(r)]

    assert covered == order[: order.index(rights) + 1]
