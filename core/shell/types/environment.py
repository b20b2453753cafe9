"""`[Environment]` and `[Net.Dns]`: the computer and its variables."""

import re

from core.shell.types.net_type import Context, NetType
from core.shell.values.bag import Bag
from core.shell.values.errors import failure
from core.shell.values.kinds import Value
from core.shell.values.text import text_of
from core.shell.values.version import to_version

_NAME = re.compile(r"%([^%]+)%")


def _variable(context: Context, name: Value, _: Value = None) -> Value:
    return context.environment().get(text_of(name))


def _expanded(context: Context, text: Value) -> str:
    known = context.environment()
    return _NAME.sub(
        lambda found: text_of(known.get(found[1], found[0])), text_of(text)
    )


def _set(context: Context, name: Value, value: Value, _: Value = None) -> None:
    """Set a variable of this session; others are not kept."""
    if value is None or value == "":
        context.environment().remove(text_of(name))
    else:
        context.environment().put(text_of(name), text_of(value))


def _os(context: Context) -> Bag:
    number = f"{context.os_version()}.0"
    return Bag(
        {
            "Platform": "Win32NT",
            "ServicePack": "",
            "Version": to_version(number),
            "VersionString": f"Microsoft Windows NT {number}",
        },
        "System.OperatingSystem",
    )


def _host(context: Context, name: Value) -> Bag:
    """Return the full name of this computer; others are asked with cmdlets."""
    own = context.computer_name()
    if text_of(name).partition(".")[0].lower() not in ("", "localhost", own.lower()):
        raise failure(
            f"Asking for {text_of(name)} this way is not part of this training. Use "
            "Test-NetConnection.",
            "NotPartOfThisTraining",
            "NotImplemented",
            name,
        )
    domain = text_of(context.environment().get("USERDNSDOMAIN")).lower()
    full = f"{own}.{domain}" if domain else own
    return Bag({"HostName": full}, "System.Net.IPHostEntry")


ENVIRONMENT = NetType(
    "System.Environment",
    ("environment",),
    static_properties={
        "Is64BitOperatingSystem": lambda _: True,
        "MachineName": lambda context: context.computer_name(),
        "NewLine": lambda _: "\r\n",
        "OSVersion": _os,
        "UserDomainName": lambda context: context.account().rpartition("\\")[0],
        "UserInteractive": lambda _: True,
        "UserName": lambda context: context.account().rpartition("\\")[2],
    },
    static_methods={
        "ExpandEnvironmentVariables": _expanded,
        "GetEnvironmentVariable": _variable,
        "GetEnvironmentVariables": lambda context: context.environment().copy(),
        "SetEnvironmentVariable": _set,
    },
)
DNS = NetType(
    "System.Net.Dns",
    static_methods={
        "GetHostByName": _host,
        "GetHostEntry": _host,
        "GetHostName": lambda context: context.computer_name(),
    },
)

TYPES = (ENVIRONMENT, DNS)
