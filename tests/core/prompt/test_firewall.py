"""`netsh advfirewall`: the rule group of domain.md 13.7, and outbound HTTPS."""

import pytest

from core.catalog import FirewallGroup, Way
from core.commands.passages import AllowHttps, SetFirewallGroup, SetPassage
from core.lab import Lab
from core.prompt.firewall import GROUP_ENABLE, HTTPS_ALLOW
from core.rules.passages import CLEARINGHOUSE
from tests.core.prompt.lines import ask, run

GROUP = "netsh advfirewall firewall set rule group="


def test_the_rule_group_opens_a_license_server_to_all(lab: Lab) -> None:
    close = SetPassage(origin="RDSH01", target="RDLIC01", way=Way.RPC, is_open=False)
    lab.do(close)
    no_rules = "No rules match the specified criteria."
    assert run(lab, GROUP_ENABLE) == no_rules  # they are on the license server
    assert lab.passages() != []
    assert "Updated 2 rule(s).\nOk." in run(lab, GROUP_ENABLE, "RDLIC01")
    assert lab.passages() == []


@pytest.mark.parametrize(
    ("line", "computer", "command"),
    [
        (
            f'{GROUP}"remote desktop licensing" new enable=NO',
            "RDLIC01",
            SetFirewallGroup(
                computer="RDLIC01", group=FirewallGroup.LICENSING, is_enabled=False
            ),
        ),
        (
            'NETSH AdvFirewall Firewall Set Rule Group="Remote Desktop" new Enable=Yes',
            "RDSH01",
            SetFirewallGroup(
                computer="RDSH01", group=FirewallGroup.SESSIONS, is_enabled=True
            ),
        ),
        (HTTPS_ALLOW, "RDLIC01", AllowHttps(computer="RDLIC01")),
    ],
)
def test_a_line_is_a_command(
    lab: Lab, line: str, computer: str, command: object
) -> None:
    assert ask(lab, line, computer).command == command


def test_outbound_https_is_allowed(lab: Lab) -> None:
    lab.do(
        SetPassage(origin="RDLIC01", target=CLEARINGHOUSE, way=Way.HTTPS, is_open=False)
    )
    assert "Ok." in run(lab, HTTPS_ALLOW, "RDLIC01")
    assert lab.passages() == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("netsh", "advfirewall"),
        ("netsh advfirewall", GROUP_ENABLE),
        (f'{GROUP}"Remote Desktop" new', "advfirewall"),
        (f'{GROUP}"Remote Desktop" new enable=maybe', "advfirewall"),
        (f'{GROUP}"No Such Group" new enable=yes', "No rules match"),
        ("netsh advfirewall firewall add rule name=x dir=in action=allow", "Of netsh"),
        (HTTPS_ALLOW.replace("443", "80"), "Of netsh"),
        (HTTPS_ALLOW.replace("allow", "block"), "Of netsh"),
    ],
)
def test_another_line_is_answered_with_those_that_are_known(
    lab: Lab, line: str, said: str
) -> None:
    answered = ask(lab, line, "RDSH01")
    assert said in answered.text
    assert answered.command is None
