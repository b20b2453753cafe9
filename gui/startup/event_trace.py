"""What happens in a lab, for the log; `--log-level info` shows it."""

import logging

from core.bus import Event
from core.lab import Lab

_LOG = logging.getLogger(__name__)


def follow(lab: Lab) -> None:
    """Log every event of a lab from now on; they carry ids, and no numbers typed."""
    _LOG.info("Opened %s%s", lab.path, " for reading" if lab.is_read_only else "")
    lab.bus.subscribe(Event, _on_event)


def _on_event(event: Event) -> None:
    _LOG.info("%s", event)
