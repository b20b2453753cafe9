"""What a value of a script is: conversions, comparison, arithmetic, text.

Plain Python values stand for the common ones: None for $null, bool, int, float,
Decimal, str, datetime and timedelta (without a zone, in the lab's time), list for an
array. `kinds.py` has the others. Python's own attributes never meet a script.
"""
