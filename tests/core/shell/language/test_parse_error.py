"""What is no script: the error's name and the words that are marked."""

import pytest

from core.shell.language.parse_error import ParseError
from core.shell.language.parser import parse

ERRORS = [
    ('"abc', "TerminatorExpectedAtEndOfString", '"abc'),
    ("'abc", "TerminatorExpectedAtEndOfString", "'abc"),
    ("@'\nabc", "TerminatorExpectedAtEndOfString", "@'\nabc"),
    ('@"\na\n "@', "WhitespaceBeforeHereStringFooter", ' "@'),
    ('@"x\n"@', "UnexpectedCharactersAfterHereStringHeader", "x"),
    ('"$a: b"', "InvalidVariableReferenceWithDrive", "$a:"),
    ('"${}"', "IncompleteDollarVariableReference", "${"),
    ("${a", "IncompleteDollarVariableReference", "${"),
    ('"$(1"', "UnexpectedToken", '"'),
    ("$(1", "MissingEndParenthesisInSubexpression", "$(1"),
    ("@(1", "MissingEndParenthesisInSubexpression", "@(1"),
    ("(1", "MissingEndParenthesisInExpression", "(1"),
    ("()", "ExpectedExpression", ")"),
    ("(1 2)", "UnexpectedToken", "2"),
    ("{ 1", "MissingEndCurlyBrace", "{"),
    ("if ($a) { 1", "MissingEndCurlyBrace", "{"),
    ("{ 1 )", "UnexpectedToken", ")"),
    ("@{ a = 1", "IncompleteHashLiteral", "@{ a = 1"),
    ("@{ a 1 }", "MissingEqualsInHashLiteral", "1"),
    ("@{ a = }", "MissingStatementInHashLiteral", "}"),
    ("@{ a = 1; A = 2 }", "DuplicateKeyInHashLiteral", "A"),
    ("@{ a = 1 b = 2 }", "UnexpectedToken", "b"),
    ("$a[", "MissingArrayIndexExpression", "["),
    ("$a[]", "MissingArrayIndexExpression", "["),
    ("$a[1", "MissingEndSquareBracket", "[1"),
    ("$a.", "MissingPropertyName", ""),
    ("$a.b(1", "MissingEndParenthesisInMethodCall", "(1"),
    ("$a.b(1,)", "MissingExpressionAfterToken", ")"),
    ("$a.b(1 2)", "MissingEndParenthesisInMethodCall", "2"),
    ("1 +", "ExpectedValueExpression", ""),
    ("1 -eq", "ExpectedValueExpression", ""),
    ("$a -foo 1", "UnexpectedToken", "-foo"),
    ("-foo", "MissingExpressionAfterOperator", "-foo"),
    ("- ", "MissingExpressionAfterOperator", ""),
    ("1,", "MissingExpressionAfterToken", ""),
    (", ", "MissingExpressionAfterToken", ""),
    ("1 2", "UnexpectedToken", "2"),
    ("$a $b", "UnexpectedToken", "$b"),
    ("$x =", "ExpectedValueExpression", ""),
    ("$x == 1", "ExpectedValueExpression", "="),
    ("1 = 2", "InvalidLeftHandSide", "1"),
    ("$a + $b = 2", "InvalidLeftHandSide", "$a + $b "),
    ("f() = 2", "ExpectedExpression", ")"),
    ("++1", "OperatorRequiresVariableOrProperty", "++1"),
    ("Get-X a,", "MissingArgument", ""),
    ("Get-X ,a", "MissingArgument", ","),
    ("Get-X -Name:", "ParameterRequiresArgument", "-Name:"),
    ("a |", "EmptyPipeElement", ""),
    ("| a", "EmptyPipeElement", "|"),
    ("a | | b", "EmptyPipeElement", "|"),
    ("a | 1", "ExpressionsMustBeFirstInPipeline", "1"),
    ("a | $b", "ExpressionsMustBeFirstInPipeline", "$b"),
    ("a >", "MissingFileSpecification", ">"),
    ("a < b", "RedirectionNotSupported", "<"),
    ("a & b", "AmpersandNotAllowed", "&"),
    ("&", "MissingExpression", ""),
    ("a && b", "UnexpectedToken", "&&"),
    ("a || b", "UnexpectedToken", "||"),
    ("$a ? 1 : 2", "UnexpectedToken", "?"),
    ("$a ?? 1", "UnexpectedToken", "??"),
    ("@p", "SplattingNotPermitted", "@p"),
    ("1 + @p", "SplattingNotPermitted", "@p"),
    ("[", "MissingTypename", "["),
    ("[int", "EndSquareBracketExpectedAtEndOfType", "[int"),
    ("[int]]", "UnexpectedToken", "]"),
    ("[CmdletBinding()] $a", "UnexpectedAttribute", "[CmdletBinding()]"),
    ("[ValidateSet('a')][string]$a = 'a'", "UnexpectedAttribute", "[ValidateSet('a')]"),
    ("1e999", "BadNumericConstant", "1e999"),
    ("9999999999999999999L", "BadNumericConstant", "9999999999999999999L"),
    ("0xFFFFFFFFFFFFFFFFF", "BadNumericConstant", "0xFFFFFFFFFFFFFFFFF"),
    ("<# abc", "MissingTerminatorMultiLineComment", "<"),
    (")", "UnexpectedToken", ")"),
    ("}", "UnexpectedToken", "}"),
    ("if $a", "MissingOpenParenthesisAfterKeyword", "$a"),
    ("if ()", "MissingConditionAfterKeyword", ")"),
    ("if ($a", "MissingEndParenthesisAfterStatement", "($a"),
    ("if ($a) 1", "MissingStatementBlock", "1"),
    ("if ($a) { 1 } else 2", "MissingStatementBlockAfterElse", "2"),
    ("else { 1 }", "UnexpectedToken", "else"),
    ("elseif ($a) { }", "UnexpectedToken", "elseif"),
    ("switch ($a)", "MissingCurlyBraceInSwitchStatement", ""),
    ("switch ($a) { 1 }", "MissingSwitchStatementClause", "}"),
    ("switch -x ($a) { }", "InvalidSwitchFlag", "-x"),
    (
        "switch ($a) { default { } default { } }",
        "MultipleSwitchDefaultClauses",
        "default",
    ),
    ("foreach", "MissingOpenParenthesisAfterKeyword", ""),
    ("foreach (1 in 2) { }", "MissingVariableNameAfterForeach", "1"),
    ("foreach ($a $b) { }", "MissingInInForeach", "$b"),
    ("foreach ($a in ) { }", "MissingForeachExpression", ")"),
    ("foreach ($a in $b)", "MissingLoopStatement", ""),
    ("for ($a", "MissingEndParenthesisAfterStatement", "($a"),
    ("for (;;)", "MissingLoopStatement", ""),
    ("while ($a) 1", "MissingLoopStatement", "1"),
    ("do { 1 }", "MissingWhileOrUntilInDoWhile", ""),
    ("do 1", "MissingLoopStatement", "1"),
    ("try { 1 }", "MissingCatchOrFinally", ""),
    ("try 1", "MissingTryStatementBlock", "1"),
    ("try { } catch", "MissingCatchHandlerBlock", ""),
    ("try { } finally", "MissingFinallyStatementBlock", ""),
    ("catch { }", "UnexpectedToken", "catch"),
    (":a 1", "UnexpectedToken", "1"),
    ("function", "MissingNameAfterKeyword", ""),
    ("function { }", "MissingNameAfterKeyword", "{"),
    ("function a", "MissingFunctionBody", ""),
    ("function a(1) { }", "MissingEndParenthesisInFunctionParameterList", "1"),
    ("function a($b", "MissingEndParenthesisInFunctionParameterList", "($b"),
    ("function a($b,) { }", "MissingParameterName", ")"),
    ("param($a", "MissingEndParenthesisInFunctionParameterList", "($a"),
    ("param($a = )", "MissingExpressionAfterToken", ")"),
    ("param([Parameter(Mandatory]$a)", "UnexpectedToken", "Mandatory]$a"),
    ("begin { 1 } 2", "MissingNamedBlocks", "2"),
    ("begin { } begin { }", "DuplicateScriptCommandClause", "begin"),
    ("begin 1", "MissingNamedStatementBlock", "1"),
    ("a; param($b)", "UnexpectedToken", "param"),
    ("class A { }", "NotPartOfThisTraining", "class"),
    ("enum A { a }", "NotPartOfThisTraining", "enum"),
    ("using module x", "NotPartOfThisTraining", "using"),
    ("workflow a { }", "NotPartOfThisTraining", "workflow"),
    ("configuration A { Node x { } }", "NotPartOfThisTraining", "configuration"),
    ("data { 1 }", "NotPartOfThisTraining", "data"),
    ("function a { dynamicparam { } }", "NotPartOfThisTraining", "dynamicparam"),
    ("a `", "UnexpectedToken", "`"),
]
ENDS_TOO_EARLY = [
    '"abc',
    "'abc",
    "@'\nabc",
    "$(1",
    "@(1",
    "(1",
    "{ 1",
    "if ($a) { 1",
    "@{ a = 1",
    "$a[",
    "$a[1",
    "$a.",
    "$a.b(1",
    "1 +",
    "1 -eq",
    "- ",
    "1,",
    ", ",
    "$x =",
    "Get-X a,",
    "Get-X -Name:",
    "a |",
    "a >",
    "&",
    "[int",
    "<# abc",
    "if ($a",
    "switch ($a)",
    "foreach",
    "foreach ($a in $b)",
    "for ($a",
    "for (;;)",
    "do { 1 }",
    "try { 1 }",
    "try { } catch",
    "try { } finally",
    "function",
    "function a",
    "function a($b",
    "param($a",
    "a `",
]
REFUSED = {
    "class A { }": "classes",
    "enum A { a }": "enumerations",
    "using module x": "using statements",
    "workflow a { }": "workflows",
    "configuration A { Node x { } }": "Desired State Configuration",
    "data { 1 }": "data sections",
    "function a { dynamicparam { } }": "dynamic parameters",
    "a && b": "PowerShell 7",
    "a || b": "PowerShell 7",
    "$a ? 1 : 2": "PowerShell 7",
    "$a ?? 1": "PowerShell 7",
    "[ValidateSet('a')][string]$a = 'a'": "attribute",
}


def error_of(text: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "error_id", "marked"), ERRORS, ids=[text for text, _, _ in ERRORS]
)
def test_what_is_wrong_is_named_and_marked(
    text: str, error_id: str, marked: str
) -> None:
    error = error_of(text)

    assert error.error_id == error_id
    assert text[slice(*error.place)] == marked


@pytest.mark.parametrize("text", [text for text, _, _ in ERRORS])
def test_another_line_is_awaited_where_a_text_only_ends_too_early(text: str) -> None:
    assert error_of(text).incomplete == (text in ENDS_TOO_EARLY)


@pytest.mark.parametrize(("text", "named"), REFUSED.items(), ids=list(REFUSED))
def test_what_is_not_part_of_this_training_is_named(text: str, named: str) -> None:
    assert named in error_of(text).message


@pytest.mark.parametrize(
    "text",
    [
        "class",
        "class a",
        "data",
        "using x",
        "workflow",
        "enum-x",
        "parallel a",
        "$enum",
    ],
)
def test_a_command_of_that_name_is_none_of_them(text: str) -> None:
    parse(text)


def test_a_message_names_the_word_that_is_in_the_way() -> None:
    error = error_of("Get-Item\nif ($a) { $b $c }")

    assert error.message == "Unexpected token '$c' in expression or statement."
