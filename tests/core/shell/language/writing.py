"""The text of a tree: what is written is read as the same tree."""

import re

from core.shell.language import tree as t
from core.shell.language.characters import DOUBLE, SINGLE, WORD_END

_IN_WORD = re.compile(rf"[{WORD_END}`${SINGLE}{DOUBLE}]|^[-\u2013-\u2015#@]")
_IN_TEXT = re.compile(f"[`${DOUBLE}]")
_IN_NAME = re.compile("[`{}]")


def write(script: t.Script) -> str:
    """Write a script, or what stands in the braces of a function."""
    parts = [params(script.parameters)] if script.parameters else []
    blocks = {"begin": script.begin, "process": script.process, "end": script.end}
    if script.begin or script.process:
        parts += [f"{name} {braces(b)}" for name, b in blocks.items() if b]
    elif script.end:
        parts.append(statements(script.end))
    return "\n".join(parts)


def statements(block: t.Block) -> str:
    return "; ".join(of(statement) for statement in block.statements)


def braces(block: t.Block) -> str:
    return f"{{ {statements(block)} }}"


def of(node: t.Node | None) -> str:
    if node is None:
        return ""
    return _value(node) or _operation(node) or _piped(node) or _statement(node)


def params(block: t.ParamBlock) -> str:
    notes = "".join(attribute(note) for note in block.attributes)
    return f"{notes}param({', '.join(parameter(p) for p in block.parameters)})"


def parameter(found: t.Parameter) -> str:
    notes = "".join(attribute(note) for note in found.attributes)
    types = "".join(of(kind) for kind in found.types)
    default = f" = {of(found.default)}" if found.default else ""
    return f"{notes}{types}{of(found.variable)}{default}"


def attribute(found: t.Attribute) -> str:
    named = [f"{k} = {of(v)}" if v else k for k, v in found.named.items()]
    return f"[{found.name}({', '.join([*map(of, found.values), *named])})]"


def _value(node: t.Node) -> str:
    match node:
        case t.Number(text=text):
            return text
        case t.Variable(name=name, scope=scope):
            escaped = _IN_NAME.sub(lambda found: f"`{found[0]}", name)
            return f"${{{scope}:{escaped}}}" if scope else f"${{{escaped}}}"
        case t.TypeLiteral(name=name):
            return f"[{name}]"
    return _text(node) or _bracketed(node)


def _text(node: t.Node) -> str:
    match node:
        case t.Text(text=text, bare=True):
            return _as_word(node)
        case t.Text(text=text):
            return f"'{re.sub(f'[{SINGLE}]', lambda found: found[0] * 2, text)}'"
        case t.Expandable(parts=parts, bare=True):
            return "".join(map(_as_word, parts))
        case t.Expandable(parts=parts):
            return f'"{"".join(map(_in_text, parts))}"'
    return ""


def _as_word(part: t.Expression) -> str:
    if isinstance(part, t.Text):
        return _IN_WORD.sub(lambda found: f"`{found[0]}", part.text)
    return of(part)


def _in_text(part: t.Expression) -> str:
    if isinstance(part, t.Text):
        return _IN_TEXT.sub(lambda found: f"`{found[0]}", part.text)
    return of(part)


def _bracketed(node: t.Node) -> str:
    match node:
        case t.Array(body=body):
            return f"@({statements(body)})"
        case t.SubExpression(body=body):
            return f"$({statements(body)})"
        case t.Paren(statement=inner):
            return f"({of(inner)})"
        case t.HashTable(entries=entries):
            pairs = (f"{of(e.key)} = {of(e.value)}" for e in entries)
            return f"@{{ {'; '.join(pairs)} }}"
        case t.ScriptBlock(script=script):
            return f"{{ {write(script)} }}"
        case t.CommaList(items=items):
            written = ", ".join(map(of, items))
            return written if len(items) > 1 else f",{written}"
    return ""


def _operation(node: t.Node) -> str:
    match node:
        case t.Binary(operator=operator, left=left, right=right, case=case):
            sign = f"-{'c' * case}{operator}" if operator.isalpha() else operator
            return f"{of(left)} {sign} {of(right)}"
        case t.Unary(operator=operator, operand=operand, case=case):
            sign = f"-{'c' * case}{operator}" if operator.isalpha() else operator
            return f"{sign} {of(operand)}"
        case t.Step(target=target, by=by, before=before):
            sign = "++" if by > 0 else "--"
            return f"{sign}{of(target)}" if before else f"{of(target)}{sign}"
        case t.Cast(type=kind, operand=operand):
            return f"{of(kind)} {of(operand)}"
        case t.Index(target=target, index=index):
            return f"{of(target)}[{of(index)}]"
        case t.Member(target=target, name=name, static=static):
            return f"{of(target)}{'::' if static else '.'}{of(name)}"
        case t.Call(target=target, name=name, arguments=arguments, static=static):
            given = ", ".join(map(of, arguments))
            return f"{of(target)}{'::' if static else '.'}{of(name)}({given})"
    return ""


def _piped(node: t.Node) -> str:
    match node:
        case t.NamedParameter(name=name, value=value):
            return f"-{name}:{of(value)}" if value else f"-{name}"
        case t.Splat(variable=variable):
            scope = f"{variable.scope}:" if variable.scope else ""
            return f"@{scope}{variable.name}"
        case t.Redirection(stream=stream, target=target, append=append, into=into):
            sign = f"{stream}>{'>' * append}"
            return f"{sign} {of(target)}" if target else f"{sign}&{into}"
        case t.Command(name=name, elements=elements, operator=operator):
            words = [of(name), *map(of, elements), *map(of, node.redirections)]
            return f"{operator} {' '.join(words)}".lstrip()
        case t.Value(expression=expression, redirections=redirections):
            return " ".join([of(expression), *map(of, redirections)])
        case t.Pipeline(stages=stages):
            return " | ".join(map(of, stages))
        case t.Assign(target=target, operator=operator, value=assigned):
            return f"{of(target)} {operator} {of(assigned)}"
    return ""


def _statement(node: t.Node) -> str:
    match node:
        case t.If(clauses=clauses, otherwise=otherwise):
            parts = [f"if ({of(c.condition)}) {braces(c.body)}" for c in clauses]
            last = f" else {braces(otherwise)}" if otherwise else ""
            return " else".join(parts) + last
        case t.Switch(subject=subject, cases=cases, otherwise=otherwise):
            parts = [f"{of(c.pattern)} {braces(c.body)}" for c in cases]
            parts += [f"default {braces(otherwise)}"] if otherwise else []
            plain = "".join(f"-{o} " for o in sorted(node.options - {"file"}))
            asked = "-file " * ("file" in node.options)
            written = of(subject) if asked else f"({of(subject)})"
            inside = " ".join(parts)
            return f"{label(node.label)}switch {plain}{asked}{written} {{ {inside} }}"
        case t.Try(body=body, catches=catches, final=final):
            parts = [
                f"catch {', '.join(map(of, c.types))} {braces(c.body)}" for c in catches
            ]
            parts += [f"finally {braces(final)}"] if final else []
            return f"try {braces(body)} {' '.join(parts)}"
        case t.Trap(type=kind, body=body):
            return f"trap {of(kind)} {braces(body)}"
        case t.Function(name=name, script=script):
            return f"function {name} {{ {write(script)} }}"
    return _loop(node) or _jump(node)


def _loop(node: t.Node) -> str:
    match node:
        case t.ForEach(variable=variable, source=source, body=body):
            head = f"foreach ({of(variable)} in {of(source)}) {braces(body)}"
        case t.For(first=first, condition=condition, after=after, body=body):
            head = f"for ({of(first)}; {of(condition)}; {of(after)}) {braces(body)}"
        case t.While(condition=condition, body=body):
            head = f"while ({of(condition)}) {braces(body)}"
        case t.Do(body=body, condition=asked, until=until):
            head = f"do {braces(body)} {'until' if until else 'while'} ({of(asked)})"
        case _:
            return ""
    return label(node.label) + head


def _jump(node: t.Node) -> str:
    match node:
        case t.Return(value=value) | t.Throw(value=value) | t.Exit(value=value):
            return f"{type(node).__name__.lower()} {of(value)}"
        case t.Break(label=target) | t.Continue(label=target):
            return f"{type(node).__name__.lower()} {of(target)}"
    return ""


def label(name: str) -> str:
    return f":{name} " if name else ""
