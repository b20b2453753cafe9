"""The other process: hears and reads by AT-SPI, and presses keys.

Runs under Debian's own Python, which has the library; so it imports nothing but that
and itself, and speaks in lines of JSON.
"""
