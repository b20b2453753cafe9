"""Labels of the PowerShell window; what its cmdlets say stands in core/shell."""


class PowerShellText:
    """The window, and what stands in it at the start."""

    title: str = "Administrator: Windows PowerShell"
    computer: str = "C&omputer:"
    run_script: str = "&Run Script…"
    stop: str = "&Stop"
    clear: str = "C&lear"
    run_script_key: str = "Ctrl+O"
    stop_key: str = "Ctrl+Break"
    clear_key: str = "Ctrl+L"
    command: str = "Command"
    output: str = "Output"
    prompt: str = "PS {location}>"
    more: str = ">> "
    interrupted: str = "^C"
    welcome: str = (
        "A simulated Windows PowerShell, for training. It reads a part of the language "
        "over what this lab has;\nnothing of it runs on your own computer. Get-Help "
        "lists what there is, and F1 opens the help.\n"
    )
    scripts: str = "PowerShell scripts (*.ps1);;All files (*)"
    yes_no: str = '[Y] Yes  [N] No (default is "Y"): '
    go_on: str = "[Y] Yes  [N] No: "
