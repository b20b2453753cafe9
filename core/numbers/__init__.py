"""Training numbers: normalise, check, explain what is wrong, make.

They have the shape of the real ones, a mark that real ones cannot have, and check
characters. Nothing here contains or derives anything of a genuine number scheme.
"""
