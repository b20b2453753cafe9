"""What WMI says where something does not go (domain.md 1.10)."""

from enum import IntEnum

from core.errors import LabError, Refused
from core.refusals import Reason


class Wbem(IntEnum):
    """An error of WMI by its number, with its name in other words.

    Those of the licensing provider: learn.microsoft.com/windows/win32/termserv/
    terminal-services-wmi-provider-error-codes; of WMI itself, ACCESS_DENIED and
    INVALID_CLASS: learn.microsoft.com/windows/win32/wmisdk/wmi-error-constants.
    """

    FAILED = 0x80041001
    NOT_FOUND = 0x80041002
    ACCESS_DENIED = 0x80041003
    PROVIDER_FAILURE = 0x80041004
    TYPE_MISMATCH = 0x80041005
    OUT_OF_MEMORY = 0x80041006
    INVALID_PARAMETER = 0x80041008
    NOT_AVAILABLE = 0x80041009
    NOT_SUPPORTED = 0x8004100C
    INVALID_NAMESPACE = 0x8004100E
    INVALID_OBJECT = 0x8004100F
    INVALID_CLASS = 0x80041010
    INITIALIZATION_FAILURE = 0x80041014
    INVALID_OPERATION = 0x80041016
    INVALID_QUERY = 0x80041017
    INVALID_QUERY_TYPE = 0x80041018
    ALREADY_EXISTS = 0x80041019
    INVALID_SYNTAX = 0x80041021
    READ_ONLY = 0x80041023
    PROVIDER_NOT_CAPABLE = 0x80041024
    ILLEGAL_NULL = 0x80041028
    VALUE_OUT_OF_RANGE = 0x8004102B
    INVALID_METHOD = 0x8004102E
    INVALID_METHOD_PARAMETERS = 0x8004102F
    INVALID_OBJECT_PATH = 0x8004103A

    @property
    def constant(self) -> str:
        """The name in Microsoft's header: `WBEM_E_NOT_FOUND`."""
        return f"WBEM_E_{self.name}"

    @property
    def text(self) -> str:
        """The name as a sentence: `Not found`."""
        return self.name.replace("_", " ").capitalize()


NO_MORE_DATA = 0x4001
"""LSERVER_I_NO_MORE_DATA: a report has no further entries (domain.md 1.1)."""


class WmiError(LabError):
    """WMI did not even begin: no such class, no such method, a wrong query."""

    def __init__(self, code: Wbem, why: str = "") -> None:
        """Name the error; `why` says what was wrong and what to do."""
        text = code.text + (f": {why}" if why else "")
        super().__init__(text)
        self.code = code
        self.why = why


# Microsoft's pages list the codes without saying which cause has which, so that this
# assignment is our assumption: by what a code says of itself.
_REASONS = {
    Wbem.ACCESS_DENIED: (
        Reason.NOT_ADMINISTRATOR,
        Reason.NOT_ADMINISTRATOR_OF_HOST,
        Reason.NOT_SERVER_ADMIN,
        Reason.NOT_DOMAIN_ADMIN,
        Reason.NOT_ENTERPRISE_ADMIN,
    ),
    Wbem.NOT_AVAILABLE: (
        Reason.SERVER_UNREACHABLE,
        Reason.CLEARINGHOUSE_UNREACHABLE,
        Reason.DIRECTORY_UNREACHABLE,
        Reason.SOURCE_UNREACHABLE,
    ),
    Wbem.NOT_FOUND: (
        Reason.NO_SUCH_PACK,
        Reason.NO_SUCH_REPORT,
        Reason.NO_SUCH_USER,
        Reason.NO_SUCH_UNIT,
        Reason.NO_SUCH_SERVER,
        Reason.NO_SUCH_HOST,
        Reason.NO_SUCH_SERVICE,
        Reason.SOURCE_NOT_FOUND,
    ),
    Wbem.INVALID_PARAMETER: (
        Reason.LICENSE_SERVER_ID_WRONG,
        Reason.CONFIRMATION_WRONG,
        Reason.KEY_PACK_WRONG,
        Reason.LICENSE_CODE_NOT_RECOGNIZED,
        Reason.AGREEMENT_WRONG_PROGRAM,
        Reason.OPEN_NUMBERS_DIFFER,
        Reason.PRODUCT_KEY_WRONG_PROGRAM,
        Reason.SOURCE_IS_TARGET,
    ),
    Wbem.ALREADY_EXISTS: (
        Reason.LICENSE_CODE_USED,
        Reason.LICENSE_CODES_USED,
        Reason.KEY_PACK_USED,
    ),
    Wbem.INVALID_OPERATION: (
        Reason.ALREADY_ACTIVATED,
        Reason.NOT_ACTIVATED,
        Reason.REACTIVATE_INSTEAD,
        Reason.NOT_DEACTIVATABLE,
        Reason.NOT_REACTIVATABLE,
        Reason.INFORMATION_MISSING,
        Reason.CANNOT_BE_CONVERTED,
        Reason.CANNOT_BE_REVOKED,
        Reason.REVOCATION_LIMIT,
        Reason.NO_SESSION_HOST_ROLE,
        Reason.NOT_IN_DOMAIN,
        Reason.IN_DOMAIN,
    ),
    Wbem.VALUE_OUT_OF_RANGE: (
        Reason.TOO_MANY_TO_CONVERT,
        Reason.TOO_MANY_TO_REMOVE,
        Reason.SOURCE_LACKS_LICENSES,
        Reason.TOO_MANY_TO_REVOKE,
    ),
    Wbem.NOT_SUPPORTED: (Reason.VERSION_TOO_NEW,),
}
_CODES = {reason: code for code, reasons in _REASONS.items() for reason in reasons}


def code_of(refused: Refused) -> Wbem:
    """Return the error of WMI for a refusal; FAILED where none fits better."""
    return _CODES.get(refused.reason, Wbem.FAILED)
