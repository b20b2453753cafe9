"""Who may do what, and whether typed credentials are right (domain.md 1.3)."""

from collections.abc import Iterable

from core.catalog import DiscoveryScope, Rights
from core.problems import Problem
from core.records import Account

PASSWORD = "training"
"""The password of every account of every lab; it is no secret."""

USER_NAME, PASSWORD_FIELD = "user_name", "password"

SCOPE_NEEDS = {
    DiscoveryScope.WORKGROUP: Rights.SERVER_ADMIN,
    DiscoveryScope.DOMAIN: Rights.DOMAIN_ADMIN,
    DiscoveryScope.FOREST: Rights.ENTERPRISE_ADMIN,
}
"""What changing to a discovery scope needs (domain.md 1.3, ChangeRole)."""


def sign_in(
    accounts: Iterable[Account], domain: str | None, name: str, password: str
) -> Account | Problem:
    """Return the account of a name in one of its forms, or what is wrong."""
    if not name.strip():
        return Problem(USER_NAME, "Enter the user name.")
    wanted = _account_name(name.strip(), domain).casefold()
    account = next((a for a in accounts if a.name.casefold() == wanted), None)
    if account is None:
        return Problem(
            USER_NAME,
            "There is no account of this name in the lab. Check the spelling; "
            "Sign In As… in the Training menu lists the accounts.",
        )
    return password_problem(password) or account


def password_problem(password: str) -> Problem | None:
    """Say what is wrong with a typed password, or None."""
    if not password:
        return Problem(PASSWORD_FIELD, "Enter the password.")
    if password != PASSWORD:
        return Problem(
            PASSWORD_FIELD,
            f"The password is not correct. Enter the training password: {PASSWORD}",
        )
    return None


def _account_name(typed: str, domain: str | None) -> str:
    r"""Take `NAME` out of `CORP\NAME` and `NAME@corp.example`."""
    if domain is None:
        return typed
    before, backslash, after = typed.rpartition("\\")
    if backslash and before.casefold() in _names_of(domain):
        return after
    before, at, after = typed.rpartition("@")
    return before if at and after.casefold() in _names_of(domain) else typed


def _names_of(domain: str) -> set[str]:
    return {domain.casefold(), domain.partition(".")[0].casefold()}
