"""What a person in a session is warned of (domain.md 3.6, 13.3)."""

from core.reads.diagnosis import full_line
from core.records import LicenseServer, SessionHost
from core.rules.diagnosis import diagnose
from core.rules.issuance.discovery import is_able, permits_host
from core.rules.notifications import Notice, Serving, Situation, notification
from core.store.queries import Queries


def notice(
    lab: Queries, host: SessionHost, user: str, *, is_administrative: bool
) -> Notice | None:
    """Return the balloon in a user's session, or None."""
    if not host.has_role:  # nobody needs a license there (domain.md 13.12)
        return None
    account = lab.account(user)
    if account is None:
        return None  # nobody's rights, so nothing else is read
    return notification(
        Situation(
            mode=host.licensing_mode,
            serving=serving(lab, host),
            days_left=host.grace_days_left(lab.settings().now),
            is_administrative=is_administrative,
            rights=account.rights,
            is_hidden=host.hides_notifications,
        )
    )


def serving(lab: Queries, host: SessionHost) -> Serving:
    """Find out whether the license servers that a session host names serve it."""
    lines = [full_line(lab, host, name) for name in host.license_servers]
    if not any(_gives_licenses(line.server, host) for line in lines):
        return Serving.NONE
    settings = lab.settings()
    in_domain = settings.has_member(host)
    found = diagnose(host, lines, settings.now, in_domain=in_domain)
    return Serving.IN_TROUBLE if found.problems else Serving.WELL


def _gives_licenses(server: LicenseServer | None, host: SessionHost) -> bool:
    if server is None:
        return False
    return is_able(server, host) and permits_host(server, host)
