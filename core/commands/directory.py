"""What only WMI does to a license server in Active Directory (domain.md 1.3)."""

from core.catalog import Rights
from core.commands.repair import RepairCommand
from core.records import LicenseServer


class SetPublished(RepairCommand):
    """Publish a license server in Active Directory, or take it out; the scope stays."""

    is_published: bool

    @property
    def needed(self) -> Rights:
        """Enterprise Admins may publish."""
        return Rights.ENTERPRISE_ADMIN

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Write the fact."""
        return server.changed(published=self.is_published)


class UnregisterAsScp(RepairCommand):
    """Remove the service connection point of a license server."""

    @property
    def needed(self) -> Rights:
        """A local administrator may do that."""
        return Rights.SERVER_ADMIN

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Remove it."""
        return server.changed(scp_registered=False)


class RemoveFromGroup(RepairCommand):
    """Take a license server out of Terminal Server License Servers."""

    @property
    def needed(self) -> Rights:
        """Domain Admins may change the group."""
        return Rights.DOMAIN_ADMIN

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Remove the computer, and Network Service with it (6)."""
        return server.changed(in_ad_group=False, network_service_in_ad_group=False)
