"""New-CimSession and what goes with it: a session names a computer."""

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.cmdlets.wmi_asked import CIM_CMDLETS, SESSION
from core.shell.cmdlets.wmi_calls import site_of
from core.shell.running.code import Output
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError


def _new_session(call: Call) -> Output:
    """Open sessions to computers that answer."""
    for number, name in enumerate(call.texts("computername") or ["localhost"], 1):
        try:
            site = site_of(call.engine, name, by_rpc=False)
        except ScriptError as error:
            call.error(error)
            continue
        yield Bag(
            {
                "Id": number,
                "Name": call.text("name", f"CimSession{number}"),
                "ComputerName": site.name,
                "Protocol": "WSMAN",
            },
            SESSION,
        )


def _nothing(_: Call) -> Output:
    yield from ()


def _option(_: Call) -> Output:
    yield Bag({"Protocol": "Dcom"}, f"{SESSION}Options")


CMDLETS = (
    Cmdlet(
        "New-CimSession",
        _new_session,
        (
            Parameter("ComputerName", "string[]", position=0, aliases=("Cn",)),
            Parameter("Name", "string"),
            Parameter("Credential", "object"),
            Parameter("SessionOption", "object"),
            Parameter("Authentication", "string"),
            Parameter("OperationTimeoutSec", "int"),
        ),
        ("ncms",),
        "Opens a session to a computer.",
        module=CIM_CMDLETS,
    ),
    Cmdlet(
        "New-CimSessionOption",
        _option,
        (Parameter("Protocol", "string", position=0), switch("UseSsl")),
        ("ncso",),
        "Says how a session is opened; here it makes no difference.",
        module=CIM_CMDLETS,
    ),
    Cmdlet(
        "Remove-CimSession",
        _nothing,
        (
            Parameter("CimSession", "object[]", position=0, pipeline=True),
            Parameter("ComputerName", "string[]"),
            Parameter("Name", "string[]"),
            Parameter("Id", "int[]"),
        ),
        ("rcms",),
        "Closes a session.",
        module=CIM_CMDLETS,
    ),
)
