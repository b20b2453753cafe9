"""The code by which a client says why it was disconnected (domain.md 1.10)."""

from enum import IntEnum

from core.catalog import Outcome
from core.rules.issuance.model import Rule


class DisconnectReason(IntEnum):
    """The codes of ExtendedDisconnectReasonCode that come up here."""

    INSUFFICIENT_PRIVILEGES = 9
    NO_LICENSE_SERVER = 257
    NO_LICENSE = 258
    CLIENT_LICENSE_ERROR = 261
    LICENSE_STORE_ACCESS_DENIED = 267


_OF_OUTCOMES = {
    Outcome.NO_RIGHTS: DisconnectReason.INSUFFICIENT_PRIVILEGES,
    Outcome.NO_LICENSE_SERVERS: DisconnectReason.NO_LICENSE_SERVER,
    Outcome.NO_LICENSES: DisconnectReason.NO_LICENSE,
}
_OF_PROTOCOL_ERRORS = {  # by what the codes mean: no source joins them to a case
    Rule.LOCAL_COPY_DAMAGED: DisconnectReason.CLIENT_LICENSE_ERROR,
    Rule.KEY_NOT_WRITABLE: DisconnectReason.LICENSE_STORE_ACCESS_DENIED,
}


def disconnect_reason(outcome: Outcome, rule: Rule) -> DisconnectReason | None:
    """Return the code of a refused attempt; None where none is documented."""
    if outcome is Outcome.PROTOCOL_ERROR:
        return _OF_PROTOCOL_ERRORS.get(rule)
    return _OF_OUTCOMES.get(outcome)
