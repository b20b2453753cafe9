"""The tree of a script in one short line, to be read beside what was written."""

from core.shell.language import tree as t
from core.shell.language.parser import parse


def shape(text: str) -> str:
    """Parse a text and write its tree."""
    return script(parse(text))


def script(found: t.Script) -> str:
    parts = [params(found.parameters)] if found.parameters else []
    if found.begin is None and found.process is None and found.end:
        parts += [of(statement) for statement in found.end.statements]
    else:
        for name in ("begin", "process", "end"):
            block = getattr(found, name)
            if block:
                parts.append(f"{name}{braces(block)}")
    return " ; ".join(parts)


def braces(found: t.Block) -> str:
    return "{" + " ; ".join(of(statement) for statement in found.statements) + "}"


def params(found: t.ParamBlock) -> str:
    notes = "".join(attribute(note) for note in found.attributes)
    return f"{notes}param({', '.join(parameter(p) for p in found.parameters)})"


def parameter(found: t.Parameter) -> str:
    notes = "".join(attribute(note) for note in found.attributes)
    types = "".join(of(kind) for kind in found.types)
    default = f"={of(found.default)}" if found.default else ""
    return f"{notes}{types}{of(found.variable)}{default}"


def attribute(found: t.Attribute) -> str:
    named = [f"{k}={of(v)}" if v else k for k, v in found.named.items()]
    return f"[{found.name}({','.join([*map(of, found.values), *named])})]"


def call(name: str, *parts: t.Node | str | None) -> str:
    words = [p if isinstance(p, str) else of(p) for p in parts if p is not None]
    return f"({' '.join(filter(None, [name, *words]))})"


def of(node: t.Node) -> str:
    return _value(node) or _operation(node) or _piped(node) or _statement(node) or "?"


def _value(node: t.Node) -> str:
    match node:
        case t.Number(value=value, kind=kind):
            marks = {"int": "", "long": "L", "double": "r", "decimal": "d"}
            return f"{value}{marks[kind]}"
        case t.Text(text=text, bare=bare):
            return f"<{text}>" if bare else repr(text)
        case t.Expandable(parts=parts, bare=bare):
            return call("word" if bare else "str", *parts)
        case t.Variable(name=name, scope=scope):
            return f"${scope}:{name}" if scope else f"${name}"
        case t.TypeLiteral(name=name):
            return f"[{name}]"
        case t.Array(body=body):
            return f"@({braces(body)[1:-1]})"
        case t.SubExpression(body=body):
            return f"$({braces(body)[1:-1]})"
        case t.Paren(statement=inner):
            return call("paren", inner)
        case t.HashTable(entries=entries):
            pairs = (f"{of(e.key)}={of(e.value)}" for e in entries)
            return "@{" + "; ".join(pairs) + "}"
        case t.ScriptBlock(script=inner_script):
            return "{" + script(inner_script) + "}"
        case t.CommaList(items=items):
            return call("list", *items)
    return ""


def _operation(node: t.Node) -> str:
    match node:
        case t.Binary(operator=operator, left=left, right=right, case=case):
            return call(f"{'c' * case}{operator}", left, right)
        case t.Unary(operator=operator, operand=operand, case=case):
            return call(f"unary{'c' * case}{operator}", operand)
        case t.Step(target=target, by=by, before=before):
            sign = "++" if by > 0 else "--"
            return f"({sign}{of(target)})" if before else f"({of(target)}{sign})"
        case t.Cast(type=kind, operand=operand):
            return call("cast", kind, operand)
        case t.Index(target=target, index=index):
            return call("index", target, index)
        case t.Member(target=target, name=name, static=static):
            return call("::" if static else ".", target, name)
        case t.Call(target=target, name=name, arguments=arguments, static=static):
            return call("call" + "::" * static, target, name, *arguments)
    return ""


def _piped(node: t.Node) -> str:
    match node:
        case t.NamedParameter(name=name, value=value):
            return f"-{name}:{of(value)}" if value else f"-{name}"
        case t.Splat(variable=variable):
            return f"@{of(variable)[1:]}"
        case t.Redirection(stream=stream, target=target, append=append, into=into):
            sign = f"{stream}>{'>' * append}"
            return f"{sign}{of(target)}" if target else f"{sign}&{into}"
        case t.Command(name=name, elements=elements, operator=operator):
            return call(operator or "cmd", name, *elements, *node.redirections)
        case t.Value(expression=expression, redirections=redirections):
            written = of(expression)
            return call("to", written, *redirections) if redirections else written
        case t.Pipeline(stages=stages):
            return of(stages[0]) if len(stages) == 1 else call("|", *stages)
        case t.Assign(target=target, operator=operator, value=assigned):
            return call(operator, target, assigned)
    return ""


def _statement(node: t.Node) -> str:
    match node:
        case t.If(clauses=clauses, otherwise=otherwise):
            parts = [f"{of(c.condition)} {braces(c.body)}" for c in clauses]
            return call("if", *parts, f"else {braces(otherwise)}" if otherwise else "")
        case t.Switch(subject=subject, cases=cases, otherwise=otherwise):
            words = [f"-{option}" for option in sorted(node.options)]
            parts = [f"{of(c.pattern)} {braces(c.body)}" for c in cases]
            last = f"default {braces(otherwise)}" if otherwise else ""
            return label(node.label) + call("switch", *words, subject, *parts, last)
        case t.Try(body=body, catches=catches, final=final):
            parts = [
                f"catch {''.join(map(of, c.types))}{braces(c.body)}" for c in catches
            ]
            last = f"finally {braces(final)}" if final else ""
            return call("try", braces(body), *parts, last)
        case t.Trap(type=kind, body=body):
            return call("trap", kind, braces(body))
        case t.Function(name=name, script=inner):
            return call("function", name, "{" + script(inner) + "}")
    return _loop(node) or _jump(node)


def _loop(node: t.Node) -> str:
    match node:
        case t.ForEach(variable=variable, source=source, body=body):
            written = call("foreach", variable, source, braces(body))
        case t.For(first=first, condition=condition, after=after, body=body):
            parts = [of(part) if part else "_" for part in (first, condition, after)]
            written = call("for", *parts, braces(body))
        case t.While(condition=asked, body=body):
            written = call("while", asked, braces(body))
        case t.Do(body=body, condition=asked, until=until):
            written = call("do", braces(body), "until" if until else "while", asked)
        case _:
            return ""
    return label(node.label) + written


def _jump(node: t.Node) -> str:
    match node:
        case t.Return(value=value) | t.Throw(value=value) | t.Exit(value=value):
            return call(type(node).__name__.lower(), value)
        case t.Break(label=target) | t.Continue(label=target):
            return call(type(node).__name__.lower(), target)
    return ""


def label(name: str) -> str:
    return f":{name} " if name else ""
