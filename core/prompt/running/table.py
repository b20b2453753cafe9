"""Who runs which kind of command, and does what a program wants of the prompt."""

from core.prompt import control
from core.prompt.answer import Question, Several
from core.prompt.language import tree
from core.prompt.running import (
    conditions,
    controls,
    groups,
    loops,
    redirecting,
    simple,
)
from core.prompt.running.nodes import CONTROLS, RUNNERS


def teach() -> None:
    """Let commands be run; to do it again changes nothing."""
    RUNNERS.update(
        {
            tree.AllOf: groups.run_all_of,
            tree.AnyOf: groups.run_any_of,
            tree.For: loops.run_for,
            tree.Group: groups.run_group,
            tree.If: conditions.run_if,
            tree.Pipe: redirecting.run_pipe,
            tree.Quiet: groups.run_quiet,
            tree.Redirected: redirecting.run_redirected,
            tree.Sequence: groups.run_sequence,
            tree.Simple: simple.run_simple,
        }
    )
    CONTROLS.update(
        {
            control.Call: controls.call,
            control.Echo: controls.echo,
            control.EndLocal: controls.end_local,
            control.GoBack: controls.go_back,
            control.Goto: controls.goto,
            control.GoTo: controls.go_to,
            control.Inner: controls.run_inner,
            control.Leave: controls.leave,
            control.Localize: controls.localize,
            Question: controls.ask,
            Several: controls.do_several,
            control.Shift: controls.shift,
        }
    )
