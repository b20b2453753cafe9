"""The closed table of .NET types that a script can name.

`net_type.py` has the record of a type, `registry.py` finds it by name or by value;
each other file lists the types of one subject in its `TYPES`, and `table.py` names
the files. Those files import `net_type.py` and nothing of the other two; what they
have in common is in `failing.py` and `enumerations.py`.
A type that is not listed is refused with a sentence. What a script asks of a value
that is neither an object of the world nor a hash table is looked up here, so that
Python's own attributes never meet a script.
"""
