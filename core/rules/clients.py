"""What kinds of client devices are known by (domain.md 3.2, 13.1)."""

from core.catalog import ClientKind

_OF_APPS = "ff"
"""How the IDs of the Remote Desktop app begin, whatever the registry has:
https://github.com/MicrosoftDocs/windowsserverdocs/issues/5711
"""


def as_of(kind: ClientKind, hardware_id: str) -> str:
    """Return a hardware ID in the form that a kind of client gives it."""
    if kind is not ClientKind.APP:
        return hardware_id
    return _OF_APPS + hardware_id[len(_OF_APPS) :]
