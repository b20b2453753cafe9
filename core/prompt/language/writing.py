"""Writes a command as a batch file shows it before it runs."""

from core.prompt.language.tree import (
    AllOf,
    AnyOf,
    Condition,
    For,
    Group,
    If,
    Node,
    Pipe,
    Quiet,
    Redirected,
    Redirection,
    Sequence,
    Simple,
)

_JOINTS = {AllOf: " && ", AnyOf: " || ", Pipe: " | ", Sequence: " & "}


def written(node: Node) -> str:
    """Return a command as one line."""
    match node:
        case Simple(text):
            return text
        case Quiet(body):
            return f"@{written(body)}"
        case Group(body):
            return f"({written(body) if body else ''})"
        case Redirected(body, redirections):
            return " ".join([written(body), *map(_target, redirections)])
        case If(condition, body, otherwise):
            end = f" else {written(otherwise)}" if otherwise else ""
            return f"if {_asked(condition)} {written(body)}{end}"
        case For(kind, options, variable, items, body):
            head = " ".join(part for part in ("for", kind, options) if part)
            return f"{head} %{variable} in ({items}) do {written(body)}"
        case AllOf(parts) | AnyOf(parts) | Pipe(parts) | Sequence(parts):
            return _JOINTS[type(node)].join(written(part).strip() for part in parts)


def _target(redirection: Redirection) -> str:
    handle = redirection.handle
    if redirection.joins is not None:
        return f"{handle}>&{redirection.joins}"
    sign = "<" if handle == 0 else ">>" if redirection.appends else ">"
    return f"{handle}{sign}{redirection.path}"


def _asked(condition: Condition) -> str:
    words = ["/i"] if condition.ignores_case else []
    words += ["not"] if condition.is_not else []
    if condition.right:
        return " ".join([*words, condition.left, condition.kind, condition.right])
    return " ".join([*words, condition.kind.lower(), condition.left])
