"""The log on stderr."""

import logging


def log_to_stderr(level: str) -> None:
    """Write what is logged at this level and above."""
    logging.basicConfig(
        level=level.upper(), format="%(levelname)s %(name)s %(message)s"
    )
