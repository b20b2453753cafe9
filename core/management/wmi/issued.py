"""Win32_TSIssuedLicense: licenses that devices have (domain.md 1.6)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from core import clock
from core.catalog import Rights
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.management.wmi.codes import STATUSES
from core.management.wmi.model import (
    CIMV2,
    Arguments,
    Call,
    Method,
    Needs,
    Parameter,
    Property,
    Term,
    WmiClass,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value
from core.reads.revoking import allowance_on
from core.records import IssuedLine
from core.refusals import Reason
from core.store.queries import Queries
from core.store.queries.licenses import Bound

_PAGE = 500
_NO_DATE = datetime(1601, 1, 1, tzinfo=UTC)
"""What stands where no date holds: the first of Windows, which is our assumption.

That a date is there always is what public scripts count on: they read its digits
after each license that they revoke.
"""
_TEXTS = {
    "sIssuedToUser": "user",
    "sIssuedToComputer": "computer",
    "sHardwareId": "hardware_id",
}
_NUMBERS = {"LicenseId": "id", "KeyPackId": "pack_id"}
_MOMENTS = {"IssueDate": "issued_on", "ExpirationDate": "expires_on"}
_CODES = {number: status for status, number in STATUSES.items()}


def _licenses(site: Site, terms: Sequence[Term]) -> Iterator[list[IssuedLine]]:
    """Read page by page; what SQL can tell of the terms is left to it."""
    server = site.licensing.name
    bounds = [bound for term in terms if (bound := _bound(term)) is not None]
    after = 0
    while page := site.lab.issued_to_devices(server, bounds, after=after, limit=_PAGE):
        yield page
        after = page[-1].id


def _bound(term: Term) -> Bound | None:
    """Say a term in the words of the table; None leaves it to who asks."""
    name, operator, value = term
    if isinstance(value, datetime):
        is_whole = name in _MOMENTS and not value.microsecond
        return Bound(_MOMENTS[name], operator, clock.iso(value)) if is_whole else None
    if isinstance(value, int) and name in _NUMBERS:
        return Bound(_NUMBERS[name], operator, value)
    if operator != "=":
        return None
    if isinstance(value, int):
        return Bound("status", "=", _CODES.get(value, ""))
    # SQL folds the letters A to Z alone.
    is_plain = isinstance(value, str) and value.isascii()
    return Bound(_TEXTS[name], "=", str(value)) if is_plain else None


def _revoke(site: Site, line: IssuedLine, _: Arguments) -> Call:
    command = RevokeLicense(server=site.licensing.name, license_id=line.id)
    return Call(command=command, after=partial(_left, line))


def _left(line: IssuedLine, lab: Queries, refused: Refused | None) -> dict[str, Value]:
    """Tell how many more may be revoked; where that failed for it, when again."""
    pack = lab.pack(line.server, line.pack_id)
    if pack is None:
        return {"RevokableCals": 0, "NextRevokeAllowedOn": _NO_DATE}
    allowed = allowance_on(lab, pack)
    is_limit = refused is not None and refused.reason is Reason.REVOCATION_LIMIT
    return {
        "RevokableCals": allowed.left,
        "NextRevokeAllowedOn": allowed.next_allowed if is_limit else _NO_DATE,
    }


ISSUED_LICENSE = WmiClass(
    name="Win32_TSIssuedLicense",
    namespace=CIMV2,
    needs=Needs.LICENSING,
    reads=Rights.SERVER_ADMIN,
    rows=_licenses,
    properties=(
        Property("LicenseId", CimType.UINT32, lambda i: i.id, is_key=True),
        Property("KeyPackId", CimType.UINT32, lambda i: i.pack_id, is_key=True),
        Property("sIssuedToUser", CimType.STRING, lambda i: i.user),
        Property("sIssuedToComputer", CimType.STRING, lambda i: i.computer),
        Property("LicenseStatus", CimType.UINT32, lambda i: STATUSES[i.status]),
        Property("IssueDate", CimType.DATETIME, lambda i: i.issued_on),
        Property("ExpirationDate", CimType.DATETIME, lambda i: i.expires_on),
        Property("sHardwareId", CimType.STRING, lambda i: i.hardware_id),
    ),
    methods=(
        Method(
            "Revoke",
            _revoke,
            outs=(
                Parameter("RevokableCals", CimType.UINT32),
                Parameter("NextRevokeAllowedOn", CimType.DATETIME),
            ),
            is_static=False,
        ),
    ),
)
