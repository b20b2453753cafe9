"""What revoking several would do, and that the command does just that."""

from collections import Counter

import pytest

from core.catalog import LicenseStatus, LicenseType, ProductVersion
from core.commands.history import Undo
from core.commands.revoke import RevokeLicenses
from core.errors import Refused
from core.events import LicensesRevoked
from core.lab import Lab
from core.reads.revoking import Preview, preview
from core.refusals import Reason
from core.rules.revocation import Hindrance
from core.store.slices import finish
from tests.helpers.labs import MakeLab, sql, world

SERVER = "RDLIC01"


def issued(lab: Lab, type_: LicenseType) -> list[int]:
    pack = next(p for p in lab.packs(SERVER) if p.type is type_ and p.is_purchased)
    return [license_.id for license_ in lab.issued(SERVER, pack.id)]


def look(lab: Lab, ids: list[int]) -> Preview:
    """Look at them in parts of three."""
    parts = [ids[first : first + 3] for first in range(0, len(ids), 3)]
    return finish(preview(lab, SERVER, parts))


def test_the_first_ones_are_revoked_as_far_as_the_limit_goes(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    ids = issued(lab, LicenseType.PER_DEVICE)[::-1]
    found = look(lab, ids)
    assert [*found.chosen] == ids[:10]
    assert found.left == Counter({Hindrance.LIMIT: len(ids) - 10})
    assert found.allowed[ProductVersion.W2022].left == 10


def test_what_is_chosen_is_revoked_in_one_go_and_comes_back_in_one(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    before = world(lab)
    chosen = tuple(look(lab, issued(lab, LicenseType.PER_DEVICE)).chosen)
    events = lab.do(RevokeLicenses(server=SERVER, license_ids=chosen))
    assert events == [LicensesRevoked(SERVER, 10)]
    for license_id in chosen:
        row = lab.issued_license(SERVER, license_id)
        assert row is not None
        assert row.status is LicenseStatus.REVOKED
    lab.do(Undo())
    assert world(lab) == before


def test_the_next_day_is_that_on_which_the_first_revoked_one_expires(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    found = look(lab, issued(lab, LicenseType.PER_DEVICE))
    lab.do(RevokeLicenses(server=SERVER, license_ids=tuple(found.chosen)))
    until = lab.revoked_until(SERVER, ProductVersion.W2022)
    assert found.next_allowed[ProductVersion.W2022] == min(until)
    again = look(lab, issued(lab, LicenseType.PER_DEVICE))
    assert not again.chosen
    assert again.left[Hindrance.REVOKED] == 10
    assert again.next_allowed == found.next_allowed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("status = 'temporary'", Hindrance.TEMPORARY),
        ("status = 'revoked'", Hindrance.REVOKED),
        ("status = 'upgrade'", Hindrance.NOT_ACTIVE),
    ],
)
def test_why_one_is_left(make_lab: MakeLab, change: str, reason: Hindrance) -> None:
    lab = make_lab("office")
    first, second = issued(lab, LicenseType.PER_DEVICE)[:2]
    sql(lab).execute(f"UPDATE issued_license SET {change} WHERE id = ?", (first,))
    lab.reload()
    found = look(lab, [first, second])
    assert [*found.chosen] == [second]
    assert found.left == Counter({reason: 1})


def test_licenses_of_users_and_those_that_are_gone_are_left(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    found = look(lab, [*issued(lab, LicenseType.PER_USER)[:4], 9999])
    assert not found.chosen
    assert found.left == Counter({Hindrance.PER_USER: 4, Hindrance.GONE: 1})


@pytest.mark.parametrize(
    ("scenario", "chosen", "reason"),
    [
        ("office", slice(None), Reason.TOO_MANY_TO_REVOKE),
        ("trouble-revoke-limit", slice(10, 12), Reason.REVOCATION_LIMIT),
        ("trouble-revoke-limit", slice(0, 1), Reason.CANNOT_BE_REVOKED),
    ],
    ids=["more than may be", "none may be", "one is revoked already"],
)
def test_all_are_revoked_or_none(
    make_lab: MakeLab, scenario: str, chosen: slice, reason: Reason
) -> None:
    lab = make_lab(scenario)
    ids = tuple(issued(lab, LicenseType.PER_DEVICE)[chosen])
    before = world(lab)
    with pytest.raises(Refused) as refused:
        lab.do(RevokeLicenses(server=SERVER, license_ids=ids))
    assert refused.value.reason is reason
    assert world(lab) == before


@pytest.mark.parametrize("which", ["unknown", "twice"])
def test_numbers_that_mean_no_license_of_their_own_are_refused(
    make_lab: MakeLab, which: str
) -> None:
    lab = make_lab("office")
    first = issued(lab, LicenseType.PER_DEVICE)[0]
    ids = (first, first) if which == "twice" else (9999,)
    with pytest.raises(Refused, match="cannot be revoked"):
        lab.do(RevokeLicenses(server=SERVER, license_ids=ids))
