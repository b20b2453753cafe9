"""The language of Windows PowerShell 5.1: a text becomes a frozen tree.

`parser.parse` reads a text or raises the `ParseError` that PowerShell would show;
nothing here knows what a command does.
"""
