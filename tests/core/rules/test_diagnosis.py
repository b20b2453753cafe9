"""Each row of domain.md 8.1 as a case."""

from dataclasses import replace

import pytest

from core.catalog import ActivationStatus, LicensingMode
from core.rules.diagnosis import Problem, ProblemKind, ServerLine, diagnose
from tests.core.rules.issuance.worlds import (
    DEVICE,
    NOW,
    USER,
    V,
    attempt,
    pack,
    state,
)

USERS = LicensingMode.PER_USER
UNSET = LicensingMode.NOT_CONFIGURED
K = ProblemKind


def line(*packs: object, sees: bool = True, **facts: object) -> ServerLine:
    found = state(*packs, **facts)  # type: ignore[arg-type]
    return ServerLine("LS", found.server, tuple(found.packs) if sees else None)


GOOD = line(pack(type_=USER, total=20, issued=5))

# mode | servers named | days of grace | what the server is like | problems | available
CASES = {
    "sound": (USERS, ("LS",), 0, [GOOD], [], 15),
    "1": (USERS, (), 0, [], [Problem(K.GRACE_OVER_NO_SERVER)], 0),
    "2": (USERS, (), 30, [], [Problem(K.IN_GRACE_NO_SERVER)], 0),
    "3": (UNSET, ("LS",), 30, [GOOD], [Problem(K.MODE_NOT_CONFIGURED)], 0),
    "3 and 2": (
        UNSET,
        (),
        30,
        [],
        [Problem(K.MODE_NOT_CONFIGURED), Problem(K.IN_GRACE_NO_SERVER)],
        0,
    ),
    "4": (
        USERS,
        ("LS",),
        0,
        [ServerLine("LS", None, None)],
        [Problem(K.SERVER_NOT_AVAILABLE, "LS")],
        0,
    ),
    "5": (
        USERS,
        ("LS",),
        0,
        [line(pack(type_=USER), sees=False)],
        [Problem(K.CREDENTIALS_NEEDED, "LS")],
        0,
    ),
    "6": (
        USERS,
        ("LS",),
        0,
        [line(pack(type_=USER), is_activated=False)],
        [Problem(K.NOT_ACTIVATED, "LS")],
        0,
    ),
    "6, damaged certificates": (
        USERS,
        ("LS",),
        0,
        [
            line(
                pack(type_=USER),
                activation_status=ActivationStatus.REACTIVATION_NEEDED,
            )
        ],
        [Problem(K.REACTIVATION_NEEDED, "LS")],
        0,
    ),
    "7, newer ones, with Prevent license upgrade": (
        LicensingMode.PER_DEVICE,
        ("LS",),
        0,
        [line(pack(V.W2025), version=V.W2025, prevent_license_upgrade=True)],
        [Problem(K.NO_LICENSES_OF_TYPE, "LS")],
        0,
    ),
    "7, the other type": (
        USERS,
        ("LS",),
        0,
        [line(pack(type_=DEVICE))],
        [Problem(K.NO_LICENSES_OF_TYPE, "LS")],
        0,
    ),
    "7, an older version": (
        USERS,
        ("LS",),
        0,
        [line(pack(V.W2019, USER))],
        [Problem(K.NO_LICENSES_OF_TYPE, "LS")],
        0,
    ),
    "8": (
        USERS,
        ("LS",),
        0,
        [line(pack(type_=USER, total=5, issued=5))],
        [Problem(K.NONE_AVAILABLE, "LS")],
        0,
    ),
    "9": (
        USERS,
        ("LS",),
        0,
        [line(pack(V.W2019, USER), version=V.W2019)],
        [Problem(K.SERVER_TOO_OLD, "LS")],
        0,
    ),
    "10": (
        USERS,
        ("LS",),
        0,
        [line(pack(type_=USER), security_group_policy=True)],
        [Problem(K.NOT_IN_SECURITY_GROUP, "LS")],
        0,
    ),
    "one server down, the other sound": (
        USERS,
        ("LS0", "LS"),
        0,
        [ServerLine("LS0", None, None), GOOD],
        [Problem(K.SERVER_NOT_AVAILABLE, "LS0")],
        15,
    ),
    "one server under two names": (
        USERS,
        ("LS", "10.0.0.11"),
        0,
        [GOOD, replace(GOOD, name="10.0.0.11")],
        [],
        15,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_row_of_the_table(name: str) -> None:
    mode, named, grace, servers, problems, available = CASES[name]
    host = attempt(mode, servers=named, grace=grace).host
    diagnosis = diagnose(host, servers, NOW)

    assert list(diagnosis.problems) == problems
    assert diagnosis.available == available
    assert diagnosis.grace_days_left == grace


def test_per_user_in_a_workgroup_is_said() -> None:
    """domain.md 3.7."""
    host = attempt(USERS).host
    problems = diagnose(host, [GOOD], NOW, in_domain=False).problems

    assert problems == (Problem(K.PER_USER_IN_WORKGROUP),)
    by_device = attempt(LicensingMode.PER_DEVICE).host
    assert diagnose(by_device, [line(pack())], NOW, in_domain=False).problems == ()


def test_every_kind_of_problem_has_a_case() -> None:
    shown = {problem.kind for case in CASES.values() for problem in case[4]}

    assert shown == set(ProblemKind) - {K.PER_USER_IN_WORKGROUP}
