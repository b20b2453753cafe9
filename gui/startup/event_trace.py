"""What happens in a lab, for the log; `--log-level info` shows it."""

import logging
from collections.abc import Sequence

from core.bus import Event
from core.lab import Lab

_LOG = logging.getLogger(__name__)


def follow(lab: Lab) -> None:
    """Log every event of a lab from now on; they carry ids, and no numbers typed."""
    _LOG.info("Opened %s%s", lab.path, " for reading" if lab.is_read_only else "")
    lab.bus.subscribe(_on_events)


def _on_events(events: Sequence[Event]) -> None:
    for event in events:
        _LOG.info("%s", event)
