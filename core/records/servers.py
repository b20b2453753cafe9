"""License servers, and who they are registered to."""

from typing import Self

from pydantic import Field, model_validator

from core.catalog import (
    ActivationStatus,
    ConnectionMethod,
    DiscoveryScope,
    PolicyName,
    ProductVersion,
)
from core.records.licenses import FIRST_PACK_ID
from core.records.policy import Policy, is_on
from core.records.record import Record
from core.text import Name, PlainText


class Registration(Record):
    """Who a license server is registered to (domain.md 1.2)."""

    first_name: PlainText = ""
    last_name: PlainText = ""
    company: PlainText = ""
    country: PlainText = ""
    email: PlainText = ""
    organizational_unit: PlainText = ""
    address: PlainText = ""
    city: PlainText = ""
    state: PlainText = ""
    postal_code: PlainText = ""

    def over(self, known: "Registration") -> "Registration":
        """Return what was known, with what is typed here in its place."""
        return known.changed(**self.model_dump(exclude_defaults=True))

    @property
    def is_complete(self) -> bool:
        """Tell whether all that automatic activation needs is there (domain.md 1.3)."""
        return all((self.first_name, self.last_name, self.company, self.country))


class LicenseServer(Record):
    """A license server and what Properties and Review Configuration show of it."""

    name: Name
    version: ProductVersion
    activation_status: ActivationStatus = ActivationStatus.NOT_ACTIVATED
    connection_method: ConnectionMethod = ConnectionMethod.AUTOMATIC
    product_id: str
    license_server_id: str | None = None
    in_workgroup: bool = False  # it left the domain of the lab
    scope: DiscoveryScope = DiscoveryScope.DOMAIN
    in_ad_group: bool = False
    scp_registered: bool = False
    on_domain_controller: bool = False
    network_service_in_ad_group: bool = False  # needed on a domain controller
    member_in_domains: tuple[str, ...] = ()  # trusted ones whose group has it, too
    published: bool = False  # in Active Directory, for the whole forest
    security_group_policy: bool = False
    security_group_members: tuple[str, ...] = ()  # session hosts
    prevent_license_upgrade: bool = False
    policy: Policy = Field(default_factory=dict)  # as edited; see UpdatePolicy
    address: PlainText = ""  # IP address
    is_listed: bool = True  # under All servers
    is_reachable: bool = True  # on the network
    is_running: bool = True  # its service TermServLicensing
    version_store_full: bool = False  # so the service does not start (domain.md 8.2)
    version_pages: int | None = None  # MaxVerPages, once somebody set it (8.2)
    refuses_anonymous: bool = False  # session hosts of a workgroup (domain.md 3.7)
    database_path: str = r"C:\Windows\System32\LServer"
    registration: Registration = Field(default_factory=Registration)
    next_pack_id: int = FIRST_PACK_ID
    # What is so for who asks is not kept with the server: see ServerQueries.
    way_is_open: bool = Field(default=True, exclude=True)
    directory_answers: bool = Field(default=True, exclude=True)

    @property
    def is_activated(self) -> bool:
        """Tell whether the server may hold and issue purchased licenses."""
        return self.activation_status is ActivationStatus.ACTIVATED

    @property
    def is_available(self) -> bool:
        """Tell whether who asks gets an answer from it."""
        return self.is_reachable and self.is_running and self.way_is_open

    @property
    def admits_only_members(self) -> bool:
        """Tell whether License server security group counts: in a domain (6)."""
        in_domain = self.scope is not DiscoveryScope.WORKGROUP
        return self.security_group_policy and in_domain

    @property
    def may_update_users(self) -> bool:
        """Tell whether it may write to user accounts of its domain (domain.md 3.3)."""
        return self.in_ad_group and (
            self.network_service_in_ad_group or not self.on_domain_controller
        )

    @property
    def visible_status(self) -> ActivationStatus:
        """The activation status as far as the manager can see it."""
        return self.activation_status if self.is_available else ActivationStatus.UNKNOWN

    @property
    def waits_for_update(self) -> bool:
        """Tell whether the policy as edited differs from the one in force."""
        edited = (
            is_on(self.policy.get(PolicyName.SECURITY_GROUP)),
            is_on(self.policy.get(PolicyName.PREVENT_UPGRADE)),
        )
        return edited != (self.security_group_policy, self.prevent_license_upgrade)

    @model_validator(mode="after")
    def _an_activated_server_has_an_id(self) -> Self:
        if self.is_activated and not self.license_server_id:
            raise ValueError("an activated license server has a license server ID")
        return self
