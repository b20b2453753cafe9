"""Labels of the licensing website and of the telephone operator (ui.md 5 to 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import (
    LICENSE_VERSIONS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
    ReactivationReason,
)
from gui.labels import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    # The window starts sooner without it: the tables below have plain texts as keys.
    from core.clearinghouse_contact import Asked, Purpose
    from gui.labels.words import Words

RECOVERY_REASON = {
    "replaced": "The source license server is being replaced by this license server",
    "not-functioning": "The source license server is no longer functioning",
    "rebuilt": "The license server database was rebuilt",
}


def choice_text(asked: Asked, value: str, names: Words) -> str:
    """Name a value to choose from; what is typed stays as it is."""
    if asked == "reactivation_reason":
        return words.REACTIVATION_REASON[ReactivationReason(value)]
    if asked == "recovery_reason":
        return RECOVERY_REASON[value]
    if asked == "program":
        return words.PROGRAM[LicenseProgram(value)]
    if asked == "version":
        return names.product(ProductVersion(value))
    if asked == "type":
        return names.type(LICENSE_VERSIONS[-1], LicenseType(value))
    return value


class Website:
    """The licensing website; a text of its own, not Microsoft's."""

    window_title: str = "Licensing Website"
    window_text: str = (
        "Your browser stands for one on another computer, which has Internet access "
        "while the license server and RD Licensing Manager may have none. Take the "
        "product ID or the license server ID from Properties to the website, and type "
        "the number that you receive into the wizard, now or another day."
    )
    banner: str = "Training simulation, not a Microsoft site"
    banner_text: str = (
        "Everything here stays on this computer. Never enter real product keys or "
        "agreement numbers."
    )
    name: str = "Remote Desktop Licensing"
    select_option: str = "Select Option"
    select_option_text: str = "What do you want to do?"
    options: Mapping[str, str] = {
        "activate": "Activate a license server",
        "install": "Install client access licenses",
        "manage": "Manage CALs",
        "reactivate": "Reactivate a license server",
    }
    select_problem: str = "Select an option."
    server_page: str = "License server"
    company_page: str = "Company information"
    proof_page: str = "License information"
    check_page: str = "Check the information"
    check_text: str = "Is everything right? To change it, click Back."
    required: str = "All fields are required."
    choose: str = "Choose…"
    fields: Mapping[str, str] = {
        "product_id": "Product ID",
        "license_server_id": "License server ID",
        "reactivation_reason": "Reason",
        "recovery_reason": "Reason for recovery",
        "program": "License program",
        "code": "License code",
        "authorization_number": "Authorization number",
        "license_number": "License number",
        "agreement_number": "Agreement number",
        "version": "Product version",
        "type": "License type",
        "quantity": "Quantity",
        "first_name": "First name",
        "last_name": "Last name",
        "company": "Company",
        "country": "Country or region",
    }
    target: str = "Target license server ID"
    present: str = "Present license server ID"
    back: str = "Back"
    next: str = "Next"
    answers: Mapping[str, str] = {
        "activate": "Your license server ID",
        "install": "Your license key pack ID",
        "manage": "Your license key pack ID",
        "reactivate": "Your new license server ID",
    }
    answer_text: str = (
        "Enter this number in the wizard that asks for it. One click selects all of "
        "it; then copy it."
    )
    again: str = "Select another option"
    refused: str = "This request was refused"
    refused_text: Mapping[int, str] = {
        404: (
            "There is no such page. Go back to the window with the link, click it "
            "again, or open the address that is shown there then."
        ),
        413: "What was typed is too long. Go back, and enter less.",
    }
    refused_otherwise: str = (
        "It did not come from a page of this website. Go back to the window with the "
        "link, and click it again."
    )

    def field(self, asked: Asked, purpose: Purpose) -> str:
        """Name a field as the pages of this purpose call it."""
        special = {"manage": self.target, "reactivate": self.present}
        if asked == "license_server_id" and purpose in special:
            return special[purpose]
        return self.fields[asked]


class Operator:
    """The window of a telephone call."""

    title: str = "Telephone Call"
    calling: str = "Call to {telephone} (simulated)"
    said: str = "What was &said:"
    operator: str = "Operator: {text}"
    person: str = "You: {text}"
    your_answer: str = "Your &answer:"
    read_out: str = "&Read It Out"
    say: str = "Sa&y It"
    repeat: str = "&Please Repeat"
    correct: str = "&Correct the Last Answer"
    thank: str = "&Thank You"
