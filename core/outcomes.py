"""How an attempt to connect ends, and what the person sees (domain.md 3.4, 3.6)."""

from enum import StrEnum


class Outcome(StrEnum):
    """The end of an attempt, with the message that the client shows."""

    message: str

    def __new__(cls, code: str, message: str) -> "Outcome":
        """Attach the message; the value stays the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.message = message
        return member

    CONNECTED = ("connected", "")
    CONNECTED_FOR_AN_HOUR = (
        "connected-for-an-hour",
        "There is a problem with your Remote Desktop license, and your session will be "
        "disconnected in 60 minutes. Contact your system administrator to fix this "
        "problem.",
    )
    NO_LICENSE_SERVERS = (
        "no-license-servers",
        "The remote session was disconnected because there are no Remote Desktop "
        "License Servers available to provide a license.",
    )
    NO_LICENSES = (
        "no-licenses",
        "The remote session was disconnected because there are no Remote Desktop "
        "client access licenses available for this computer.",
    )
    SECURITY_ERROR = (
        "security-error",
        "Because of a security error, the client could not connect to the Terminal "
        "server. After making sure that you are logged on to the network, try "
        "connecting to the server again.",
    )
    PROTOCOL_ERROR = (
        "protocol-error",
        "The remote computer disconnected the session because of an error in the "
        "licensing protocol. Please try connecting to the remote computer again or "
        "contact your server administrator.",
    )

    @property
    def is_connected(self) -> bool:
        """Tell whether the person gets a session."""
        return self in {Outcome.CONNECTED, Outcome.CONNECTED_FOR_AN_HOUR}
