"""All keys of the registry, each with its source; what has none is not shown."""

from core.management.registry.keys import (
    client,
    license_server,
    policies,
    session_host,
    system,
)

KEYS = (
    *client.KEYS,
    *system.KEYS,
    *policies.KEYS,
    *session_host.KEYS,
    *license_server.KEYS,
)
"""In no order: a registry lists keys by name."""
