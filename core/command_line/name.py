"""How this program was started, and so what has to be typed before its commands."""

import os

VARIABLE = "RDLM_STARTED_BY"
"""Set by whoever starts the program in another way than by its own name."""


def started_by() -> str:
    """Return `rdlm`, or the words that start.py was started with."""
    return os.environ.get(VARIABLE, "rdlm")
