"""What does not mend a trouble, though people try it."""

import pytest

from core.catalog import LicensingMode, Outcome
from core.commands.repair import AddToGroup
from core.commands.reports import CreateReport
from core.commands.revoke import RevokeLicense
from core.commands.services import RestartComputer
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.prompt.programs import answer
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.core.troubles.steps import (
    Step,
    configures,
    does,
    has_free,
    is_refused,
    tries,
    waits,
)
from tests.helpers.labs import MakeLab

REPORT = CreateReport(server="RDLIC01")
OVER = tries(Outcome.NO_LICENSE_SERVERS, Rule.GRACE_OVER)


def types(line: str, said: str) -> Step:
    """Type at the prompt of the session host, and read what is written."""

    def step(lab: Lab) -> None:
        found = answer(line, lab.computer("RDSH01"), lab)
        assert found.command is None
        assert said in found.text

    return step


GRACE_KEY = (
    'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\'
    'GracePeriod" /f'
)
WAYS = {
    "waiting for the guide's 180 days": ("trouble-guide-days", (waits(days=6), OVER)),
    "deleting the key GracePeriod": (
        "trouble-guide-days",
        (waits(days=6), types(GRACE_KEY, "this is no fix"), OVER),
    ),
    "restarting the session host": (
        "trouble-guide-days",
        (waits(days=6), does(RestartComputer(computer="RDSH01")), OVER),
    ),
    "revoking the license of a user": (
        "trouble-one-too-many",
        (
            is_refused(
                Reason.CANNOT_BE_REVOKED,
                RevokeLicense(server="RDLIC01", license_id=801),
            ),
            has_free(3, 0),
        ),
    ),
    "signing in as somebody else in a workgroup": (
        "trouble-no-report",
        (does(SignIn(account="alex")), is_refused(Reason.NOT_ADMINISTRATOR, REPORT)),
    ),
    "putting a server of a workgroup into the group": (
        "trouble-no-report",
        (
            is_refused(Reason.NOT_DOMAIN_ADMIN, AddToGroup(server="RDLIC01")),
            is_refused(Reason.NOT_IN_DOMAIN, REPORT),
        ),
    ),
    "another licensing mode, for a report": (
        "trouble-report-refused",
        (
            does(configures(LicensingMode.PER_DEVICE)),
            is_refused(Reason.NOT_ADMINISTRATOR, REPORT),
        ),
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_way_leaves_the_trouble(make_lab: MakeLab, way: str) -> None:
    scenario, steps = WAYS[way]
    lab = make_lab(scenario)
    for step in steps:
        step(lab)

    assert lab.problems() == []
