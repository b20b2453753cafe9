"""Does what programs of cmd want of the prompt itself."""

from dataclasses import replace

from core.prompt import control
from core.prompt.answer import Answer, Question, Several, Steps, failed
from core.prompt.language.errors import LineError
from core.prompt.language.reader import read
from core.prompt.language.variables import expanded
from core.prompt.running.batch import label_of
from core.prompt.running.here import Here
from core.prompt.running.jumps import Exited, Jumped, Left
from core.prompt.running.lines import note, run_batch, told
from core.prompt.running.redirecting import run_apart
from core.prompt.running.simple import carry_out, parted, run_text

_NO_BATCH = "Labels are those of a batch file: there is none here."
_NO_LABEL = "The system cannot find the batch label specified - {label}"


def call(wanted: control.Call, here: Here) -> Steps:
    """Call a label, a batch file or a program; variables are written out once more."""
    batch = here.batch
    arguments = batch.arguments(here.state) if batch else None
    text = expanded(wanted.text, here.state.lookup, arguments)
    if not text.lstrip().startswith(":"):
        yield from run_text(text, here, comes_back=True)
        return
    if batch is None:
        yield note(failed(_NO_BATCH), here)
        return
    label, rest = parted(text.lstrip().removeprefix(":"))
    called = batch.at_label(label, rest)
    if called is None:
        yield note(failed(_NO_LABEL.format(label=label)), here)
        return
    yield from run_batch(called, here)


def goto(wanted: control.Goto, here: Here) -> Steps:
    """Go to a label; at the prompt there is none, and nothing happens."""
    yield from ()
    if here.batch is not None:
        raise Jumped(label_of(wanted.label))


def leave(wanted: control.Leave, here: Here) -> Steps:
    """End the batch file, or the prompt where none runs."""
    yield from ()
    if here.batch is not None:
        raise Left(wanted.code)
    here.state.code = wanted.code or here.state.code
    raise Exited


def localize(wanted: control.Localize, here: Here) -> Steps:
    """Keep what is set up to now; at the prompt nothing happens."""
    yield from ()
    if here.batch is not None:
        here.batch.keep(here.state)
        if wanted.delays is not None:
            here.state.delays = wanted.delays


def end_local(_: control.EndLocal, here: Here) -> Steps:
    """Bring back what was set before."""
    yield from ()
    if here.batch is not None:
        here.batch.bring_back(here.state)


def shift(wanted: control.Shift, here: Here) -> Steps:
    """Move the arguments of the batch file."""
    yield from ()
    if here.batch is not None:
        here.batch.shift(wanted.first)


def go_to(wanted: control.GoTo, here: Here) -> Steps:
    """Go to another folder."""
    yield from ()
    if wanted.remembers:
        here.state.pushed = (*here.state.pushed, here.state.current)
    here.state.current = wanted.folder


def go_back(_: control.GoBack, here: Here) -> Steps:
    """Go back to the folder that was left last; without one nothing happens."""
    yield from ()
    if here.state.pushed:
        here.state.current = here.state.pushed[-1]
        here.state.pushed = here.state.pushed[:-1]


def echo(wanted: control.Echo, here: Here) -> Steps:
    """Show lines before they run, or not."""
    yield from ()
    here.state.is_echo = wanted.is_on


def ask(wanted: Question, here: Here) -> Steps:
    """Have a line typed, or read it from what the program was given."""
    if here.input is not None:
        yield Answer(wanted.prompt, is_line=False)
        typed = here.input.line()
    else:
        sent = yield Answer(asks=wanted.prompt)
        typed = sent if isinstance(sent, str) else None
    yield from carry_out(wanted.then(typed), "", here)


def do_several(wanted: Several, here: Here) -> Steps:
    """Do what each answer says, until one fails."""
    for answered in wanted.answers:
        yield from carry_out(answered, "", here)
        if here.state.has_failed:
            return


def run_inner(wanted: control.Inner, here: Here) -> Steps:
    """Run a line in a prompt of its own."""
    inner = replace(here, state=replace(here.state), batch=None, depth=here.depth + 1)
    inner.state.delays = wanted.delays
    try:
        node = read(expanded(wanted.line, here.state.lookup))
    except LineError as error:
        yield note(failed(told(error)), here)
        return
    if node is not None:
        yield from run_apart(node, inner)
        here.state.code = inner.state.code
        here.state.has_failed = inner.state.has_failed
