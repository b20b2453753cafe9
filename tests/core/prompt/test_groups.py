"""`net localgroup`, `net group` and `whoami /groups`."""

import pytest

from core.commands.sign_in import SignIn
from core.lab import Lab
from tests.core.prompt.lines import ask, run
from tests.helpers.labs import MakeLab

COMPUTERS = '"Terminal Server Computers"'
SERVERS = '"Terminal Server License Servers"'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("net localgroup", "*Terminal Server Computers"),
        ("net localgroup administrators", r"CORP\Domain Admins"),
        (f"net localgroup {SERVERS} /domain", "RDLIC01$"),
        ("net group /domain", "*Enterprise Admins"),
        ('net group "domain admins" /domain', "d.diaz"),
        ("net localgroup nope", "does not exist"),
        ("net group nope /domain", "could not be found"),
        ("net group", "Windows Domain Controller"),
        ("net localgroup Administrators x /add", "are changed here"),
        (f"net localgroup {COMPUTERS} NOPE$ /add", "no such global user"),
        (f"net localgroup {COMPUTERS} RDSH01$ /delete", "not a member"),
        (f"net localgroup {SERVERS} RDLIC01$ /add /domain", "already a member"),
        (f"net localgroup {COMPUTERS} /add", "NET LOCALGROUP"),
        (f"net localgroup {COMPUTERS} a b", "NET LOCALGROUP"),
    ],
)
def test_groups_are_told(lab: Lab, line: str, said: str) -> None:
    assert said in run(lab, line, "RDLIC01")
    assert list(lab.journal()) == []


def test_a_session_host_is_added_and_taken_out(lab: Lab) -> None:
    run(lab, rf"net localgroup {COMPUTERS} CORP\rdsh01$ /add", "RDLIC01")
    assert lab.server("RDLIC01").security_group_members == ("RDSH01",)
    assert "RDSH01$" in run(lab, f"net localgroup {COMPUTERS}", "RDLIC01")
    run(lab, f"net localgroup {COMPUTERS} RDSH01$ /delete", "RDLIC01")
    assert lab.server("RDLIC01").security_group_members == ()


def test_a_license_server_is_taken_out_of_its_group(lab: Lab) -> None:
    lab.do(SignIn(account="Administrator"))
    run(lab, f"net localgroup {SERVERS} RDLIC01$ /delete /domain")
    assert not lab.server("RDLIC01").in_ad_group
    run(lab, f"net localgroup {SERVERS} RDLIC01$ /add /domain")
    assert lab.server("RDLIC01").in_ad_group


def test_a_workgroup_has_local_groups_alone(make_lab: MakeLab) -> None:
    lab = make_lab("workgroup")

    assert "workgroup" in ask(lab, "net group /domain").text
    assert "Administrator" in ask(lab, "net localgroup Administrators").text
    assert "CORP" not in ask(lab, "whoami /groups").text


@pytest.mark.parametrize(
    ("account", "has", "has_not"),
    [
        ("b.baker", "Everyone", "BUILTIN"),
        ("a.adams", r"BUILTIN\Administrators", "Domain Admins"),
        ("Administrator", r"CORP\Enterprise Admins", "nothing"),
    ],
)
def test_whoami_tells_the_groups(
    lab: Lab, account: str, has: str, has_not: str
) -> None:
    lab.do(SignIn(account=account))
    text = ask(lab, "whoami /groups").text

    assert has in text
    assert has_not not in text
