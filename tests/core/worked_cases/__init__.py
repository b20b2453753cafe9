"""The worked cases: what each window says of a situation, and the source of that.

One file for each kind, `<kind>.toml`, with rows `[[case]]`; their fields are those of
`Case` in `case.py`, and what `expect` may ask is a function of `windows.py`, by name.
"""
