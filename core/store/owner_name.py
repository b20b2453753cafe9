"""Who owns a lab, as its lock file tells those who meet it."""

import os
import sys

_HEAD = b"rdlm lock\n"
LONGEST = 512
"""Bytes of a lock file of ours."""


def signature() -> bytes:
    """Return what an owner writes into the lock."""
    return _HEAD + me().encode(errors="replace")[: LONGEST - len(_HEAD)]


def is_ours(content: bytes) -> bool:
    """Tell whether a lock file holds what an owner writes, or nothing yet."""
    return not content or content.startswith(_HEAD)


def name_in(content: bytes) -> str:
    """Return the owner that a lock names; empty where that is nobody else than me."""
    name = content.removeprefix(_HEAD).decode(errors="replace").strip()
    return "" if name == me() else name


def me() -> str:
    """Return who works here, and on which computer."""
    if sys.platform == "win32":
        user, host = (os.environ.get(n, "") for n in ("USERNAME", "COMPUTERNAME"))
    else:
        user, host = _user(), os.uname().nodename
    return f"{user} on {host}"


def _user() -> str:
    import pwd  # not on every system

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user {os.getuid()}"
