"""The certificates of a session host in its registry (domain.md 3.6, 11)."""

from core.catalog import CertificateValue
from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import SessionHost
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class MakeCertificatesStale(Command):
    """Let a session host's certificates be those of before a reactivation."""

    nature = Nature.FAULT
    host: PlainText

    def execute(self, tx: Transaction) -> None:
        """Make all of them stale."""
        host = _host_with_certificates(self.host, tx)
        tx.save_session_host(host.changed(stale_certificates=tuple(CertificateValue)))
        tx.tell(WorldChanged())


class DeleteCertificate(Command):
    """Delete one of the registry values; the host makes it anew when it restarts."""

    host: PlainText
    value: CertificateValue

    def execute(self, tx: Transaction) -> None:
        """Take the value away."""
        host = _host_with_certificates(self.host, tx)
        left = tuple(v for v in host.stale_certificates if v is not self.value)
        tx.save_session_host(
            host.changed(stale_certificates=left, waits_for_restart=True)
        )
        tx.tell(WorldChanged())


def _host_with_certificates(name: str, tx: Transaction) -> SessionHost:
    """Find a session host that ever met a license server (domain.md 13.5)."""
    host = tx.host(name)
    if not host.met_license_server:
        raise Refused(Reason.NO_CERTIFICATES, host=host.name)
    return host
