"""Windows PowerShell as this training reads it: ours, small, and inside the lab.

It is loaded when a script is run, and never at the start of the program.
"""
