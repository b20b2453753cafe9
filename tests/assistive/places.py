"""Where a person can be in the program, by what is said there."""

_SERVER = ["All servers", "RDLIC01"]
PLACES = [
    _SERVER[:1],
    _SERVER,
    [*_SERVER, "Windows Server 2022 - Installed RDS Per User CAL"],
    [*_SERVER, "Reports"],
]
"""Of the tree, in a lab made from `office`."""
WINDOWS = [
    "Server Manager",
    "Local Group Policy Editor",
    "RD Licensing Diagnoser",
    "Event Viewer",
    "Command Prompt",
    "Remote Desktop Connection",
    "World",
]
"""Of Training > Windows."""
