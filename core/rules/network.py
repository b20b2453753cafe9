"""Finding a computer of the lab by what a person types."""

from collections.abc import Iterable

from core.records import LicenseServer, SessionHost


def find_server(
    servers: Iterable[LicenseServer], domain: str | None, typed: str
) -> LicenseServer | None:
    """Find a license server by name, full name or IP address."""
    wanted = host_name(typed, domain)
    if not wanted:
        return None  # the address of a server may be empty too
    return next(
        (s for s in servers if wanted in {s.name.casefold(), s.address.casefold()}),
        None,
    )


def find_host(
    hosts: Iterable[SessionHost], domain: str | None, typed: str
) -> SessionHost | None:
    """Find a session host by name or full name."""
    wanted = host_name(typed, domain)
    return next((h for h in hosts if h.name.casefold() == wanted), None)


def host_name(typed: str, domain: str | None) -> str:
    """Take the domain off a full name, `rdlic01.corp.example`; for comparing."""
    name = typed.strip().casefold()
    return name.removesuffix(f".{domain.casefold()}") if domain else name
