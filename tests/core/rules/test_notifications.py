"""Who sees which balloon (domain.md 3.6, 9)."""

from datetime import timedelta

import pytest

from core.catalog import LicensingMode, PolicyName, PolicyState, Rights
from core.records import GRACE_DAYS, PolicySetting
from core.rules.notifications import Notification, notification
from tests.core.rules.issuance.worlds import NOW, attempt

UNSET = {"own_mode": LicensingMode.NOT_CONFIGURED}
HIDDEN = {
    "applied": {PolicyName.HIDE_NOTIFICATIONS: PolicySetting(state=PolicyState.ENABLED)}
}
OVER = {"grace_started": NOW - timedelta(days=GRACE_DAYS)}

# what the host is like | who signed in | what that person is warned of
CASES = {
    "mode set": ({"own_mode": LicensingMode.PER_USER}, Rights.SERVER_ADMIN, None),
    "user": (UNSET, Rights.USER, None),
    "in grace": (UNSET, Rights.SERVER_ADMIN, Notification.MODE_NOT_CONFIGURED),
    "grace over": (UNSET | OVER, Rights.DOMAIN_ADMIN, Notification.GRACE_OVER),
    "hidden": (UNSET | HIDDEN, Rights.ENTERPRISE_ADMIN, None),
}


@pytest.mark.parametrize(("facts", "rights", "warned"), CASES.values(), ids=list(CASES))
def test_the_balloon_is_shown_to_administrators_without_a_mode(
    facts: dict[str, object], rights: Rights, warned: Notification | None
) -> None:
    host = attempt().host.changed(grace_started=NOW).changed(**facts)

    assert notification(host, rights, NOW) is warned
