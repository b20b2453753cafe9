"""What a computer has for its tools: classes of WMI, the registry, drives, services.

Made from the lab's records, and the one source for the command prompt and the shell:
reading is a view, and what is to be written is given back as the command that does it.
"""
