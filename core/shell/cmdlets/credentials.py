"""Get-Credential and ConvertTo-SecureString: names and passwords that nobody reads.

The lab has no passwords; who is signed in stays who acts.
"""

from collections.abc import Generator

from core.shell.cmdlets.cmdlet import Call, Cmdlet, not_here
from core.shell.running.code import Output
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import Ask, Question
from core.shell.types.credentials import Credential
from core.shell.values.bag import Bag
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_SECURITY = "Microsoft.PowerShell.Security"


def secure(text: str) -> Bag:
    """Return a secure string, of which no more than its length is kept."""
    return Bag({"Length": len(text)}, "System.Security.SecureString")


def _to_secure(call: Call) -> Output:
    yield from ()
    if not call.flag("asplaintext"):
        raise not_here("A text that is encrypted, without -AsPlainText,")
    yield secure(call.text("string"))


def _get_credential(call: Call) -> Output:
    given = call["credential"]
    if isinstance(given, Credential):
        yield given
        return
    user = text_of(given) or (yield from _asked(Question.LINE, "User: "))
    password = yield from _asked(Question.SECRET, f"Password for user {user}: ")
    yield Credential(user, secure(password))


def _asked(question: Question, prompt: str) -> Generator[Value, None, str]:
    ask = Ask(question, prompt)
    yield ask
    return ask.answer or ""


CMDLETS = (
    Cmdlet(
        "ConvertTo-SecureString",
        _to_secure,
        (
            Parameter("String", "string", position=0, mandatory=True, pipeline=True),
            switch("AsPlainText"),
            switch("Force"),
        ),
        summary="Makes a text one that is not shown.",
        module=_SECURITY,
    ),
    Cmdlet(
        "Get-Credential",
        _get_credential,
        (
            Parameter("Credential", "object", position=0, aliases=("UserName",)),
            Parameter("Message", "string"),
        ),
        summary="Asks for a name and a password.",
        module=_SECURITY,
    ),
)
