"""Which topic of the help explains a place, a window and a page of a wizard."""

from PySide6.QtWidgets import QWidget, QWizard

import resources
from gui.models.places import Place, PlaceKind

FIRST = "contents"
OF_PLACE = {
    PlaceKind.ALL_SERVERS: FIRST,
    PlaceKind.SERVER: "license-servers",
    PlaceKind.PACK: "license-packs",
    PlaceKind.ISSUED: "license-packs",
    PlaceKind.REPORTS: "reports",
    PlaceKind.REPORT: "reports",
}
OF_WINDOW = {
    "ConnectDialog": "connect",
    "SignInDialog": "accounts",
    "CredentialsDialog": "accounts",
    "PropertiesDialog": "properties",
    "ReviewDialog": "review",
    "ScopeDialog": "review",
    "ConvertDialog": "license-packs",
    "CreateReportDialog": "reports",
    "ReportWindow": "reports",
    "ProgressDialog": "reports",
    "AboutDialog": "labs",
    "ColumnsDialog": "window",
    "RestorePointsDialog": "labs",
    "NewLabDialog": "labs",
    "ProductKeysDialog": "license-programs",
    "ProductKeyDialog": "training-numbers",
    "OperatorWindow": "operator",
    "ActivateWizard": "activate",
    "InstallWizard": "install",
    "ManageWizard": "migrate",
    "ReactivateWizard": "reactivate",
    "DeactivateWizard": "deactivate",
    "AddRolesWizard": "server-manager",
    "SettingDialog": "policy",
    "ShowContentsDialog": "policy",
    "DeploymentDialog": "server-manager",
    "ProvideCredentialsDialog": "diagnoser",
    "AddUserDialog": "world",
    "AddDeviceDialog": "world",
    "QMessageBox": "messages",
}
OF_PAGE = {  # by step; the other pages are explained with their wizard
    "connection-method": "connection-methods",
    "country": "web-and-telephone",
    "license-server-id": "web-and-telephone",
    "confirmation": "web-and-telephone",
    "key-pack": "web-and-telephone",
    "contacting": "clearinghouse",
    "program": "license-programs",
    "license-codes": "training-numbers",
    "open-license": "license-programs",
    "agreement": "license-programs",
    "version-and-type": "compatibility",
}


def of_place(place: Place) -> str:
    """Name the topic that explains what is selected in the main window."""
    return OF_PLACE.get(place.kind, FIRST)


def of_window(window: QWidget) -> str:
    """Name the topic that explains a dialog, a message or the page of a wizard.

    A companion window names its own.
    """
    if own := getattr(window, "help_topic", ""):
        return str(own)
    if isinstance(window, QWizard):
        step = window.currentPage().objectName().removeprefix("page-")
        if step in OF_PAGE:
            return OF_PAGE[step]
    return OF_WINDOW.get(type(window).__name__, FIRST)


def titles() -> dict[str, str]:
    """Map each topic's name to its title, in the order of the contents."""
    order = resources.path("help/topics.txt").read_text(encoding="utf-8").split()
    return {name: _title(name) for name in order}


def _title(name: str) -> str:
    path = resources.path(f"help/{name}.md")
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
