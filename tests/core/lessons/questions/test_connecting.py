"""How attempts end, by the rules that issue licenses."""

import pytest

from tests.core.lessons.questions.answers import answer

DEVICE = {"host": "2022", "mode": "per-device", "license": "2022"}
USER = {"host": "2022", "mode": "per-user", "license": "2022", "type": "per-user"}
NO_SERVER, NO_LICENSE = "no-license-servers", "no-licenses"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        # 3.2.1: the first connection gets a temporary license, whatever is installed
        ({**DEVICE, "free": 0}, "connected"),
        ({**DEVICE, "is_activated": False}, "connected"),
        # 3.2.3, 3.2.6: day 90 is over
        ({**DEVICE, "device": "temporary-over", "free": 1}, "connected"),
        ({**DEVICE, "device": "temporary-over", "free": 0}, NO_LICENSE),
        ({**DEVICE, "device": "temporary", "free": 0}, "connected"),
        ({**DEVICE, "device": "temporary-over", "is_activated": False}, NO_LICENSE),
        # 3.2: with a valid license no license server is needed
        ({**DEVICE, "device": "full", "answers": False}, "connected"),
        ({**DEVICE, "device": "temporary-over", "answers": False}, NO_SERVER),
        # 3.1: the modes and types do not mix
        ({**DEVICE, "device": "temporary-over", "type": "per-user"}, NO_LICENSE),
        # 3.5: an older CAL does not serve, a newer one does
        ({**DEVICE, "device": "temporary-over", "license": "2019"}, NO_LICENSE),
        ({**DEVICE, "device": "temporary-over", "license": "2025"}, "connected"),
        # 3.5: a license server that is older than the session host
        ({**DEVICE, "server": "2019"}, NO_SERVER),
        # 3.3: Per User is not enforced
        ({**USER, "free": 0}, "connected"),
        ({**USER, "license": None}, "connected"),
        ({**USER, "type": "per-device"}, "connected"),
        ({**USER, "answers": False}, NO_SERVER),
        # 3.1: the grace period
        ({**USER, "answers": False, "grace_days_left": 1}, "connected"),
        ({**USER, "names_server": False}, NO_SERVER),
        ({"host": "2022", "mode": "not-configured"}, NO_SERVER),
        ({"host": "2022", "mode": "not-configured", "grace_days_left": 9}, "connected"),
        # 3.4: sixty minutes
        (
            {
                **DEVICE,
                "host": "2016",
                "license": "2012",
                "device": "temporary-over",
            },
            "connected-for-an-hour",
        ),
        ({**USER, "host": "2019", "in_domain": False}, "connected-for-an-hour"),
    ],
    ids=lambda facts: " ".join(map(str, facts.values())) if facts != str(facts) else "",
)
def test_an_attempt_ends_as_the_rules_say(
    facts: dict[str, object], outcome: str
) -> None:
    """Each line by its section of domain.md."""
    assert answer("connects", **facts) == outcome
