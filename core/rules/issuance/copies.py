"""What a client stores of a license, and whether it may (domain.md 3.2, 13.1)."""

from core.records import ClientLicense
from core.rules.issuance.model import Attempt, Grant


def copy_of(grant: Grant, attempt: Attempt) -> ClientLicense:
    """Return what a client keeps of a grant."""
    return ClientLicense(
        server=grant.server,
        version=grant.version,
        is_temporary=grant.is_temporary,
        expires_on=grant.expires_on,
        validated=grant.is_temporary and (attempt.signs_in or _was_validated(grant)),
    )


def can_store(grant: Grant, attempt: Attempt) -> bool:
    """Tell whether the client can write what it is granted, or has it already.

    Windows keeps it in a key of the whole computer, which an ordinary user may write
    only once a client that ran as administrator has made it (domain.md 13.1).
    """
    device = attempt.device
    if device.users_may_write or not device.has_registry_key:
        return True
    return device.client_license == copy_of(grant, attempt)


def _was_validated(grant: Grant) -> bool:
    return grant.replaces is not None and grant.replaces.validated
