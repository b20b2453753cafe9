"""`dsacls`: who may write the license attributes of users (domain.md 13.8, 3.3)."""

import pytest

from core.catalog import Way
from core.commands.passages import SetPassage
from core.commands.sign_in import SignIn
from core.commands.world import SetAttributeDelegation
from core.errors import Refused
from core.lab import Lab
from core.prompt.directory import DSACLS_GRANT
from core.refusals import Reason
from core.rules.passages import LICENSE_SERVERS, SELF
from tests.core.prompt.lines import ask, run
from tests.helpers.labs import MakeLab

SALES = '"OU=Sales,DC=corp,DC=example"'
CLARK = '"CN=c.clark,OU=Sales,DC=corp,DC=example"'
RIGHT = "WPRP;Terminal Server License Server;user"
TO_GROUP = rf'/G "CORP\Terminal Server License Servers:{RIGHT}"'


def withhold(lab: Lab, target: str, trustee: str = LICENSE_SERVERS) -> None:
    lab.do(SetPassage(origin=trustee, target=target, way=Way.UPDATE, is_open=False))


@pytest.fixture
def admin(lab: Lab) -> Lab:
    lab.do(SignIn(account="d.diaz"))
    return lab


@pytest.mark.parametrize(
    "line",
    [
        DSACLS_GRANT,
        f"dsacls {SALES} /I:S {TO_GROUP}",
        f"DSACLS.EXE {SALES.lower()} /i:t {TO_GROUP.lower()}",
        f"dsacls {SALES} {TO_GROUP} /I:S",
    ],
)
def test_a_right_is_granted_on_a_unit(admin: Lab, line: str) -> None:
    withhold(admin, "OU=Sales")
    assert "The command completed successfully" in run(admin, line)
    assert admin.passages() == []


def test_a_right_is_granted_on_one_user(admin: Lab) -> None:
    withhold(admin, "CN=c.clark")
    run(admin, DSACLS_GRANT)
    assert len(admin.passages()) == 1
    of_user = TO_GROUP.replace(";user", ";")
    assert "successfully" in run(admin, f"dsacls {CLARK} {of_user}")
    assert admin.passages() == []


@pytest.mark.parametrize("self_", ["SELF", r"NT AUTHORITY\SELF"])
def test_a_right_is_granted_to_self(make_lab: MakeLab, self_: str) -> None:
    lab = make_lab("trouble-attributes")
    lab.do(SignIn(account="d.diaz"))
    run(lab, f'dsacls {SALES} /I:S /G "{self_}:{RIGHT}"')
    (passage,) = lab.passages()
    assert (passage.origin, passage.target, passage.is_open) == (SELF, "OU=Sales", True)


def test_a_right_of_the_whole_domain_is_that_of_all(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-attributes")
    lab.do(SignIn(account="d.diaz"))
    run(lab, f'dsacls "DC=corp,DC=example" /I:S /G "SELF:{RIGHT}"')
    assert lab.settings().users_may_update


def test_who_is_no_domain_administrator_is_refused(lab: Lab) -> None:
    with pytest.raises(Refused) as error:
        run(lab, DSACLS_GRANT)
    assert error.value.reason is Reason.DELEGATION_NEEDS_GROUP


def test_what_is_granted_is_listed(lab: Lab) -> None:
    withhold(lab, "OU=Sales")
    lab.do(SetAttributeDelegation(users_may_update=True))
    text = run(lab, f"dsacls {SALES}")
    assert r"Allow NT AUTHORITY\SELF" in text
    assert LICENSE_SERVERS not in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dsacls", DSACLS_GRANT),
        (f"dsacls {SALES} /G", DSACLS_GRANT),
        (f"dsacls {SALES} /I:S", DSACLS_GRANT),
        (f"dsacls {SALES} /I:X {TO_GROUP}", DSACLS_GRANT),
        (f"dsacls {SALES} /D {TO_GROUP[3:]}", DSACLS_GRANT),
        (f"dsacls {SALES} /I:S {TO_GROUP.replace('WPRP', 'GA')}", DSACLS_GRANT),
        (f"dsacls {SALES.replace('Sales', 'Nobody')} /I:S {TO_GROUP}", "no such"),
        (f"dsacls {SALES.replace('corp', 'other')} /I:S {TO_GROUP}", "no such"),
        (f"dsacls {SALES} /I:S {TO_GROUP.replace('CORP', 'OTHER')}", "No Sid Found"),
        (f"dsacls {SALES} {TO_GROUP}", "/I:S"),
        (f"dsacls {CLARK} /I:S {TO_GROUP}", "/I:S"),
    ],
)
def test_what_reaches_nobody_is_said_and_changes_nothing(
    admin: Lab, line: str, said: str
) -> None:
    answered = ask(admin, line)
    assert said.casefold() in answered.text.casefold()
    assert answered.command is None


def test_a_workgroup_has_no_directory(make_lab: MakeLab) -> None:
    assert "no Active Directory" in run(make_lab("workgroup"), DSACLS_GRANT)
