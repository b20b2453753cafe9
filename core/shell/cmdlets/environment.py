"""Modules, aliases, errors, culture, script blocks from text, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.texts import decoded
from core.shell.cmdlets.cmdlet import CORE, Call, Cmdlet, not_here
from core.shell.drives import files
from core.shell.running.blocks import output
from core.shell.running.parameters import Parameter, switch
from core.shell.running.scope import Source
from core.shell.running.script_files import function_of, read_body
from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import is_like

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.code import Output
    from core.shell.running.engine import Engine

MODULES = {
    "Microsoft.PowerShell.Core": "3.0.0.0",
    "Microsoft.PowerShell.Management": "3.1.0.0",
    "Microsoft.PowerShell.Utility": "3.1.0.0",
    "CimCmdlets": "1.0.0.0",
    "RemoteDesktop": "2.0.0.0",
    "RemoteDesktopServices": "2.0.0.0",
    "ActiveDirectory": "1.0.0.0",
    "ServerManager": "2.0.0.0",
    "GroupPolicy": "1.0.0.0",
    "NetTCPIP": "1.0.0.0",
}
"""What Import-Module finds; their cmdlets are there without it, too."""
REFUSED = (
    *("Add-Type", "Start-Process", "Start-Job", "Get-Job", "Receive-Job", "Wait-Job"),
    *("Remove-Job", "Stop-Job", "Register-ObjectEvent", "Invoke-WebRequest"),
    *("Invoke-RestMethod", "Start-BitsTransfer", "Install-Module", "Find-Module"),
    *("Install-Package", "Update-Help", "Save-Help", "Set-ExecutionPolicy"),
    *("New-ScheduledTask", "Stop-Process"),
    *("Set-Acl", "Enter-PSSession", "Enable-PSRemoting", "Set-NetFirewallRule"),
    *("New-SmbShare", "Set-RDActiveManagementServer"),
    *("New-RDSessionDeployment", "New-RDSessionCollection", "Get-RDSessionCollection"),
    *("Get-RDSessionCollectionConfiguration", "Set-RDSessionCollectionConfiguration"),
    *("Get-RDSessionHost", "Add-RDSessionHost", "Set-RDSessionHost"),
    *("Remove-RDSessionHost", "Get-RDUserSession", "Disconnect-RDUser"),
    *("Invoke-RDUserLogoff", "Send-RDUserMessage", "Get-RDRemoteApp"),
    *("New-RDRemoteApp", "Get-RDCertificate", "Set-RDCertificate"),
    *("Get-RDConnectionBrokerHighAvailability", "Get-RDDeploymentGatewayConfiguration"),
    *("Set-RDDeploymentGatewayConfiguration",),
)
"""Cmdlets that PowerShell has, and that do nothing here but to say so."""


def _import_module(call: Call) -> Output:
    yield from ()
    for name in call.texts("name"):
        plain = name.replace("/", "\\").rpartition("\\")[2]
        known = [m for m in MODULES if is_like(m, plain)]
        path = _module_file(call.engine, name)
        if path:
            yield from _import_file(call, path)
        elif not known:
            call.error(
                failure(
                    f"The specified module '{name}' was not loaded because no valid "
                    "module file was found in any module directory. It is not part "
                    "of this training.",
                    "Modules_ModuleNotFound",
                    "ResourceUnavailable",
                    name,
                    "System.IO.FileNotFoundException",
                )
            )


def _module_file(engine: Engine, name: str) -> str:
    r"""Return the file of a module: as it is named, or `X\X.psm1` of a folder `X`."""
    if name.lower().endswith((".psm1", ".ps1")):
        return name
    last = name.rstrip("\\").rpartition("\\")[2]
    path = rf"{name}\{last}.psm1"
    return path if "\\" in name and files.is_there(engine, path) else ""


def _import_file(call: Call, path: str) -> Output:
    """Read the functions of a module file into the session."""
    text = decoded(files.read(call.engine, path))
    whole = files.absolute(call.engine, path)
    function = yield from function_of(text, whole, call.scope)
    session = call.scope.named("global")
    with session.reading(function.block.source):
        yield from output(function.body.end, session)


def _get_module(call: Call) -> Output:
    for name, version in MODULES.items():
        wanted = call.texts("name")
        if not wanted or any(is_like(name, pattern) for pattern in wanted):
            yield Bag(
                {"ModuleType": "Manifest", "Version": version, "Name": name},
                "System.Management.Automation.PSModuleInfo",
            )


def _nothing(_: Call) -> Output:
    yield from ()


def _set_alias(call: Call) -> Output:
    yield from ()
    call.engine.aliases[call.text("name").lower()] = call.text("value")


def _execution_policy(_: Call) -> Output:
    yield "RemoteSigned"


def _culture(_: Call) -> Output:
    yield Bag(
        {"LCID": 1033, "Name": "en-US", "DisplayName": "English (United States)"},
        "System.Globalization.CultureInfo",
    )


def _invoke_expression(call: Call) -> Output:
    """Run a text in the caller's scope, under the same budget."""
    try:
        body = yield from read_body(Source(call.text("command")))
    except ScriptError as error:
        error.record.activity = call.cmdlet.name
        raise
    with call.engine.called():
        yield from output(body.end, call.scope)


def _host(call: Call) -> Output:
    yield call.scope.get("host")


def _refuse(name: str) -> Callable[[Call], Output]:
    def run(_: Call) -> Output:
        yield from ()
        raise not_here(name)

    return run


_ANY = (Parameter("Arguments", "object[]", rest=True),)

CMDLETS = (
    Cmdlet(
        "Import-Module",
        _import_module,
        (
            Parameter("Name", "string[]", position=0, pipeline=True, mandatory=True),
            switch("Force"),
            switch("DisableNameChecking"),
            switch("Global"),
            switch("PassThru"),
            switch("SkipEditionCheck"),
            Parameter("MinimumVersion", "string"),
            Parameter("Prefix", "string"),
            Parameter("Scope", "string"),
        ),
        ("ipmo",),
        "Loads a module; those of this training are loaded already.",
        module=CORE,
    ),
    Cmdlet(
        "Get-Module",
        _get_module,
        (
            Parameter("Name", "string[]", position=0),
            switch("ListAvailable"),
            switch("All"),
        ),
        ("gmo",),
        "Lists modules.",
        module=CORE,
    ),
    Cmdlet(
        "Remove-Module",
        _nothing,
        (Parameter("Name", "string[]", position=0), switch("Force")),
        ("rmo",),
        "Puts a module away; here they stay.",
        module=CORE,
    ),
    Cmdlet(
        "Export-ModuleMember",
        _nothing,
        (
            Parameter("Function", "string[]", position=0),
            Parameter("Cmdlet", "string[]"),
            Parameter("Variable", "string[]"),
            Parameter("Alias", "string[]"),
        ),
        summary="Says what a module shows; here it shows all.",
        module=CORE,
    ),
    Cmdlet(
        "Add-PSSnapin",
        _nothing,
        (Parameter("Name", "string[]", position=0),),
        ("asnp",),
        "Loads a snap-in; here they are loaded already.",
        module=CORE,
    ),
    Cmdlet(
        "Set-StrictMode",
        _nothing,
        (Parameter("Version", "string"), switch("Off")),
        summary="Asks for stricter reading; here it changes nothing.",
        module=CORE,
    ),
    *(
        Cmdlet(
            name,
            _set_alias,
            (
                Parameter("Name", "string", position=0, mandatory=True),
                Parameter("Value", "string", position=1, mandatory=True),
                Parameter("Option", "string"),
                Parameter("Scope", "string"),
                switch("Force"),
            ),
            (short,),
            "Gives a command another name.",
        )
        for name, short in (("Set-Alias", "sal"), ("New-Alias", "nal"))
    ),
    Cmdlet(
        "Get-ExecutionPolicy",
        _execution_policy,
        (Parameter("Scope", "string"), switch("List")),
        summary="Says which scripts may run.",
    ),
    Cmdlet(
        "Get-Culture", _culture, (), summary="Says how numbers and dates are written."
    ),
    Cmdlet("Get-UICulture", _culture, (), summary="Says the language of the window."),
    Cmdlet("Get-Host", _host, (), summary="Says in what the session runs."),
    Cmdlet(
        "Invoke-Expression",
        _invoke_expression,
        (Parameter("Command", "string", position=0, pipeline=True, mandatory=True),),
        ("iex",),
        "Runs a text.",
    ),
    *(
        Cmdlet(
            name,
            _refuse(name),
            _ANY,
            summary="It is not part of this training.",
            takes_anything=True,
        )
        for name in REFUSED
    ),
)
