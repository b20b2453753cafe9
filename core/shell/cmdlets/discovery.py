"""Get-Command, Get-Alias and Get-Help: what there is, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import CORE, Call, Cmdlet
from core.shell.cmdlets.known import aliases, cmdlets
from core.shell.running.parameters import COMMON, CONFIRMING, Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance, View
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.shell.running.code import Output
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value

_VIEW = View(("CommandType", "Name", "Version", "Source"))
_COMMON_NAMES = {p.name for p in (*COMMON, *CONFIRMING)}


class CommandInfo(Instance):
    """A command, as Get-Command lists it."""

    view = _VIEW

    def __init__(self, kind: str, name: str, source: str, definition: str = "") -> None:
        """Describe a command."""
        self.net_name = f"System.Management.Automation.{kind}Info"
        self._values: dict[str, Value] = {
            "CommandType": kind,
            "Name": name,
            "Version": "" if kind != "Cmdlet" else "3.1.0.0",
            "Source": source,
            "ModuleName": source,
            "Definition": definition,
        }

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return list(self._values)

    def read(self, name: str) -> Value:
        """Return one of these; KeyError if it is none."""
        found = {key.lower(): value for key, value in self._values.items()}
        return found[name.lower()]

    def text(self) -> str:
        """Return its name."""
        return str(self._values["Name"])


def _all(scope: Scope) -> Iterator[CommandInfo]:
    for alias, meant in sorted({**aliases(), **scope.engine.aliases}.items()):
        yield CommandInfo("Alias", f"{alias} -> {meant}", "", meant)
    at: Scope | None = scope
    while at is not None:
        for function in at.functions.values():
            yield CommandInfo("Function", function.name, "")
        at = at.parent
    for cmdlet in sorted(cmdlets().values(), key=lambda c: c.name):
        yield CommandInfo("Cmdlet", cmdlet.name, cmdlet.module)


def _get_command(call: Call) -> Output:
    wanted = call.texts("name")
    kinds = [text.lower() for text in call.texts("commandtype")]
    modules = call.texts("module")
    found = [
        info
        for info in _all(call.scope)
        if (not kinds or str(info.read("CommandType")).lower() in (*kinds, "all"))
        and (kinds or wanted or info.read("CommandType") != "Alias")
        and (not modules or any(is_like(str(info.read("Source")), m) for m in modules))
        and _verb_fits(call, str(info.read("Name")))
    ]
    if not wanted:
        yield from found
    for name in wanted:
        fits = [i for i in found if is_like(i.text().partition(" ->")[0], name)]
        if not fits and not has_wildcard(name):
            call.error(_unknown(name))
        yield from fits


def _verb_fits(call: Call, name: str) -> bool:
    verb, _, noun = name.partition("-")
    return all(
        not call.has(option) or any(is_like(text, p) for p in call.texts(option))
        for option, text in (("verb", verb), ("noun", noun))
    )


def _unknown(name: str) -> ScriptError:
    from core.shell.running.commands import not_found

    return not_found(name)


def _get_alias(call: Call) -> Output:
    known = {**aliases(), **call.engine.aliases}
    definition = call.text("definition")
    for name in call.texts("name") or ["*"]:
        fits = [a for a in sorted(known) if is_like(a, name)]
        if definition:
            fits = [a for a in fits if is_like(known[a], definition)]
        if not fits:
            call.error(
                failure(
                    "This command cannot find a matching alias because an alias with "
                    f"the name '{name}' does not exist.",
                    "ItemNotFound",
                    "ObjectNotFound",
                    name,
                    "System.Management.Automation.ItemNotFoundException",
                )
            )
        for alias in fits:
            yield CommandInfo("Alias", f"{alias} -> {known[alias]}", "", known[alias])


def _get_help(call: Call) -> Output:
    name = call.text("name", "")
    if not name:
        yield from _introduction()
        return
    meant = aliases().get(name.lower(), name)
    fits = [c for c in cmdlets().values() if is_like(c.name, meant)]
    if not fits:
        raise failure(
            f"Get-Help could not find {name} in a help file in this session. "
            "Get-Command lists the cmdlets of this training.",
            "HelpNotFound",
            "ResourceUnavailable",
            name,
            "Microsoft.PowerShell.Commands.HelpNotFoundException",
        )
    if len(fits) > 1:
        for cmdlet in sorted(fits, key=lambda c: c.name):
            yield Bag({"Name": cmdlet.name, "Synopsis": cmdlet.summary})
        return
    yield from help_text(fits[0])


def _introduction() -> Iterator[str]:
    yield ""
    yield "This is Windows PowerShell as this training reads it."
    yield ""
    yield "Get-Command            lists the cmdlets that are there."
    yield "Get-Help NAME          says what one of them does, and what it takes."
    yield "... | Get-Member       lists the properties and methods of objects."
    yield ""


def help_text(cmdlet: Cmdlet) -> Iterator[str]:
    """Write what a cmdlet does and takes."""
    yield ""
    yield "NAME"
    yield f"    {cmdlet.name}"
    yield ""
    yield "SYNOPSIS"
    yield f"    {cmdlet.summary}"
    yield ""
    yield "SYNTAX"
    yield f"    {syntax(cmdlet)}"
    yield ""
    if cmdlet.aliases:
        yield "ALIASES"
        yield f"    {', '.join(cmdlet.aliases)}"
        yield ""


def syntax(cmdlet: Cmdlet) -> str:
    """Write the parameters of a cmdlet in one line."""
    words = [_word(p) for p in cmdlet.parameters if p.name not in _COMMON_NAMES]
    ends = ["[-WhatIf]", "[-Confirm]"] if cmdlet.confirms else []
    return " ".join([cmdlet.name, *words, *ends, "[<CommonParameters>]"])


def _word(parameter: Parameter) -> str:
    name = f"-{parameter.name}"
    if parameter.is_switch:
        return f"[{name}]"
    shown = f"[{name}]" if parameter.position is not None else name
    word = f"{shown} <{parameter.kind}>"
    return word if parameter.mandatory else f"[{word}]"


CMDLETS = (
    Cmdlet(
        "Get-Command",
        _get_command,
        (
            Parameter("Name", "string[]", position=0, pipeline=True),
            Parameter("CommandType", "string[]", aliases=("Type",)),
            Parameter("Module", "string[]"),
            Parameter("Verb", "string[]"),
            Parameter("Noun", "string[]"),
            switch("All"),
            switch("Syntax"),
        ),
        ("gcm",),
        "Lists commands.",
        module=CORE,
    ),
    Cmdlet(
        "Get-Alias",
        _get_alias,
        (
            Parameter("Name", "string[]", position=0, pipeline=True),
            Parameter("Definition", "string"),
        ),
        ("gal",),
        "Lists other names of commands.",
    ),
    Cmdlet(
        "Get-Help",
        _get_help,
        (
            Parameter("Name", "string", position=0, pipeline=True),
            switch("Full"),
            switch("Detailed"),
            switch("Examples"),
            switch("Online"),
            switch("ShowWindow"),
            Parameter("Parameter", "string"),
        ),
        ("help", "man"),
        "Says what a command does.",
        module=CORE,
    ),
)
