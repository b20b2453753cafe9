"""The closed table of .NET types that a script can name.

`registry.py` has the record of a type and finds it by name or by value; each other
file lists the types of one subject in its `TYPES`, and `table.py` names the files.
A type that is not listed is refused with a sentence. What a script asks of a value
that is neither an object of the world nor a hash table is looked up here, so that
Python's own attributes never meet a script.
"""
