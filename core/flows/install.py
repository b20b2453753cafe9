"""The Install Licenses Wizard's flow (ui.md 6)."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.catalog import (
    ConnectionMethod,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.commands.install import (
    Agreement,
    AnyProof,
    InstallLicenses,
    KeyPack,
    OpenLicense,
    ProductKey,
    ProductKeys,
    RetailCodes,
)
from core.flows.flow import ServerFlow
from core.flows.proof import agreement_problem, open_problem, read_code
from core.flows.quantity import read_quantity
from core.numbers import purchases, servers
from core.numbers.kinds import RETAIL_CODE, NumberError
from core.numbers.purchases import Purchase
from core.problems import Problem
from core.records import LicenseServer
from core.refusals import Reason
from core.rules.compatibility import can_hold, versions_offered


class InstallStep(StrEnum):
    """Pages of the wizard."""

    WELCOME = "welcome"
    PROGRAM = "program"
    LICENSE_CODES = "license-codes"
    OPEN_LICENSE = "open-license"
    AGREEMENT = "agreement"
    VERSION_AND_TYPE = "version-and-type"
    KEY_PACK = "key-pack"
    CONTACTING = "contacting"
    COMPLETING = "completing"


@dataclass
class InstallDraft:
    """What the person has chosen and typed so far."""

    version: ProductVersion
    program: LicenseProgram = LicenseProgram.RETAIL
    codes: list[str] = field(default_factory=list)
    authorization_number: str = ""
    license_number: str = ""
    agreement_number: str = ""
    product_keys: list[ProductKey] = field(default_factory=list)
    type: LicenseType = LicenseType.PER_DEVICE
    quantity: str = ""
    key_pack_id: str = ""


class InstallFlow(ServerFlow[InstallStep]):
    """Installing licenses on one license server."""

    first = InstallStep.WELCOME
    last = InstallStep.COMPLETING
    contacting = InstallStep.CONTACTING

    def __init__(self, server: LicenseServer) -> None:
        """Start with the newest version that the server can hold."""
        super().__init__(server)
        self.draft = InstallDraft(version=versions_offered(server.version)[0])

    def next_step(self, step: InstallStep) -> InstallStep | None:
        """Return the step after this one, by method and program."""
        is_automatic = self.server.connection_method is ConnectionMethod.AUTOMATIC
        if step is InstallStep.WELCOME:
            return InstallStep.PROGRAM if is_automatic else InstallStep.KEY_PACK
        if step is InstallStep.PROGRAM:
            return {
                LicenseProgram.RETAIL: InstallStep.LICENSE_CODES,
                LicenseProgram.OPEN: InstallStep.OPEN_LICENSE,
            }.get(self.draft.program, InstallStep.AGREEMENT)
        if step is InstallStep.AGREEMENT and self.draft.product_keys:
            return InstallStep.CONTACTING
        return {
            InstallStep.LICENSE_CODES: InstallStep.CONTACTING,
            InstallStep.OPEN_LICENSE: InstallStep.VERSION_AND_TYPE,
            InstallStep.AGREEMENT: InstallStep.VERSION_AND_TYPE,
            InstallStep.VERSION_AND_TYPE: InstallStep.CONTACTING,
            InstallStep.KEY_PACK: InstallStep.COMPLETING,
            InstallStep.CONTACTING: InstallStep.COMPLETING,
        }.get(step)

    def problem(self, step: InstallStep) -> Problem | None:
        """Say what must be mended on a page."""
        check = {
            InstallStep.LICENSE_CODES: self._codes_problem,
            InstallStep.OPEN_LICENSE: self._open_problem,
            InstallStep.AGREEMENT: self._agreement_problem,
            InstallStep.VERSION_AND_TYPE: self._quantity_problem,
            InstallStep.KEY_PACK: self._key_pack_problem,
        }.get(step)
        return check() if check else None

    def command(self) -> InstallLicenses:
        """Return the installation that the draft stands for."""
        return InstallLicenses(
            server=self.server.name,
            method=self.server.connection_method,
            proof=self.proof(),
        )

    def code_problem(
        self, typed: str, *, instead_of: str | None = None
    ) -> Problem | None:
        """Check a license code before it joins the list; nothing is sent yet."""
        purchase = read_code(typed)
        if isinstance(purchase, Problem):
            return purchase
        listed = [c for c in self.draft.codes if c != instead_of]
        return self._code_fits(typed, purchase, listed)

    def product_key_problem(
        self,
        typed: str,
        quantity: str,
        type_: LicenseType,
        *,
        instead_of: str | None = None,
    ) -> Problem | None:
        """Check a product key of an agreement program before it joins the list."""
        purchase = read_code(typed, self.draft.program, asked=RETAIL_CODE.noun)
        if isinstance(purchase, Problem):
            return purchase
        if purchase.type is not type_:
            return Problem(
                "code",
                "This product key is for the other license type. Choose the license "
                "type that was bought, or enter another key.",
            )
        listed = [k.code for k in self.draft.product_keys if k.code != instead_of]
        return self._code_fits(typed, purchase, listed) or _covered(quantity, purchase)

    def _code_fits(
        self, typed: str, purchase: Purchase, listed: list[str]
    ) -> Problem | None:
        if RETAIL_CODE.canonical(typed) in listed:
            return Problem("code", "This product key is in the list already.")
        if not can_hold(self.server.version, purchase.version):
            return _boxed("code", Reason.LICENSE_CODE_NOT_RECOGNIZED)
        return None

    def proof(self) -> AnyProof:
        """Return the proof of purchase that the draft stands for."""
        draft = self.draft
        if self.server.connection_method is not ConnectionMethod.AUTOMATIC:
            return KeyPack(key_pack_id=draft.key_pack_id)
        if draft.program is LicenseProgram.RETAIL:
            return RetailCodes(codes=tuple(draft.codes))
        if draft.program is not LicenseProgram.OPEN and draft.product_keys:
            return ProductKeys(program=draft.program, keys=tuple(draft.product_keys))
        quantity = read_quantity(draft.quantity)
        assert isinstance(quantity, int)  # the page was checked before
        if draft.program is LicenseProgram.OPEN:
            return OpenLicense(
                authorization_number=draft.authorization_number,
                license_number=draft.license_number,
                version=draft.version,
                type=draft.type,
                quantity=quantity,
            )
        return Agreement(
            program=draft.program,
            agreement_number=draft.agreement_number,
            version=draft.version,
            type=draft.type,
            quantity=quantity,
        )

    def _codes_problem(self) -> Problem | None:
        if self.draft.codes:
            return None
        return Problem("code", "Enter a license code, and then click Add.")

    def _open_problem(self) -> Problem | None:
        draft = self.draft
        return open_problem(draft.authorization_number, draft.license_number)

    def _agreement_problem(self) -> Problem | None:
        if self.draft.product_keys:
            return self._keys_problem()
        return agreement_problem(self.draft.agreement_number, self.draft.program)

    def _keys_problem(self) -> Problem | None:
        """The program may have been changed after the keys were added."""
        codes = [k.code for k in self.draft.product_keys]
        programs = {purchases.read_retail_code(c).program for c in codes}
        if programs <= {LicenseProgram.RETAIL, self.draft.program}:
            return None
        return Problem("agreement_number", Reason.PRODUCT_KEY_WRONG_PROGRAM.text)

    def _quantity_problem(self) -> Problem | None:
        quantity = read_quantity(self.draft.quantity)
        return quantity if isinstance(quantity, Problem) else None

    def _key_pack_problem(self) -> Problem | None:
        box = Reason.KEY_PACK_WRONG.text
        typed = self.draft.key_pack_id
        try:
            fits = servers.key_pack_fits(typed, self.server.license_server_id or "")
        except NumberError as error:
            return Problem("key_pack_id", str(error), box)
        if fits:
            return None
        text = "This license key pack ID was made for another license server ID."
        return Problem("key_pack_id", text, box)


def _boxed(field_: str, reason: Reason) -> Problem:
    return Problem(field_, reason.text, reason.text)


def _covered(quantity: str, purchase: Purchase) -> Problem | None:
    number = read_quantity(quantity)
    if isinstance(number, Problem):
        return number
    if number <= purchase.quantity:
        return None
    text = Reason.QUANTITY_NOT_COVERED.text
    return Problem("quantity", text.format(covered=purchase.quantity, quantity=number))
