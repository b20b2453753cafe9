"""The variables of `$env:` that a session begins with."""

from core.shell.values.bag import Table


def environment(computer: str, account: str, domain: str | None) -> Table:
    r"""Return them for an account such as `CORP\\a.adams` on a computer."""
    flat, _, user = account.rpartition("\\")
    return Table(
        {
            "COMPUTERNAME": computer,
            "USERNAME": user,
            "USERDOMAIN": flat,
            "USERDNSDOMAIN": (domain or "").upper(),
            **_of_windows(rf"C:\Users\{user}"),
        }
    )


def _of_windows(home: str) -> dict[str, str]:
    """Return the variables that are the same on every server with Windows."""
    data = rf"{home}\AppData"
    shared = r"C:\Program Files\Common Files"
    older = r"C:\Program Files (x86)"
    windows = r"C:\Windows"
    system = rf"{windows}\System32"
    powershell = rf"{system}\WindowsPowerShell\v1.0"
    modules = rf"C:\Program Files\WindowsPowerShell\Modules;{powershell}\Modules"
    return {
        "ALLUSERSPROFILE": r"C:\ProgramData",
        "APPDATA": rf"{data}\Roaming",
        "CommonProgramFiles": shared,
        "CommonProgramFiles(x86)": rf"{older}\Common Files",
        "CommonProgramW6432": shared,
        "ComSpec": rf"{system}\cmd.exe",
        "HOMEDRIVE": "C:",
        "HOMEPATH": home.removeprefix("C:"),
        "LOCALAPPDATA": rf"{data}\Local",
        "OS": "Windows_NT",
        "Path": rf"{system};{windows};{system}\Wbem;{powershell}",
        "PATHEXT": ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.CPL",
        "PROCESSOR_ARCHITECTURE": "AMD64",
        "ProgramData": r"C:\ProgramData",
        "ProgramFiles": r"C:\Program Files",
        "ProgramFiles(x86)": older,
        "ProgramW6432": r"C:\Program Files",
        "PSModulePath": rf"{home}\Documents\WindowsPowerShell\Modules;{modules}",
        "PUBLIC": r"C:\Users\Public",
        "SystemDrive": "C:",
        "SystemRoot": windows,
        "TEMP": rf"{data}\Local\Temp",
        "TMP": rf"{data}\Local\Temp",
        "USERPROFILE": home,
        "windir": windows,
    }
