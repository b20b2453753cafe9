r"""Send-MailMessage: nothing is sent; what would be is kept in `C:\Mail`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.cmdlets.files import write_text
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch

if TYPE_CHECKING:
    from core.shell.running.code import Output

_FOLDER = "C:\\Mail"
_MOST = 10_000


def _send(call: Call) -> Output:
    yield from ()
    ending = "html" if call.flag("bodyashtml") else "txt"
    path = _free_path(call, ending)
    heads = {
        "From": call.text("from"),
        "To": ", ".join(call.texts("to")),
        "Cc": ", ".join(call.texts("cc")),
        "Subject": call.text("subject"),
        "Attachments": ", ".join(call.texts("attachments")),
    }
    lines = [f"{name}: {value}" for name, value in heads.items() if value]
    if ending == "html":
        lines = [f"<!-- {line.replace('--', '- -')} -->" for line in lines]
    text = "\r\n".join([*lines, "", call.text("body"), ""])
    write_text(call.engine, path, text, "utf8")
    call.verbose(f"Nothing is sent from here; the message is kept as {path}.")


def _free_path(call: Call, ending: str) -> str:
    paths = (f"{_FOLDER}\\{number:04}.{ending}" for number in range(1, _MOST))
    return next(p for p in paths if not files.is_there(call.engine, p))


CMDLETS = (
    Cmdlet(
        "Send-MailMessage",
        _send,
        (
            Parameter("To", "string[]", position=0, mandatory=True),
            Parameter("Subject", "string", position=1, aliases=("sub",)),
            Parameter("Body", "string", position=2, pipeline=True),
            Parameter("SmtpServer", "string", position=3, aliases=("ComputerName",)),
            Parameter("From", "string", mandatory=True),
            Parameter("Cc", "string[]"),
            Parameter("Bcc", "string[]"),
            Parameter("Attachments", "string[]", aliases=("PsPath",)),
            Parameter("Priority", "string", allowed=("Normal", "High", "Low")),
            Parameter("Encoding", "object"),
            Parameter("Credential", "object"),
            Parameter("Port", "int"),
            switch("BodyAsHtml", "BAH"),
            switch("UseSsl"),
        ),
        summary="Keeps a message in C:\\Mail; nothing is sent.",
    ),
)
