"""The drive RDS: of a computer as a tree over the lab (domain.md 1.11, 13.19).

Scripts show paths, names and numbers; what no script shows is not there, and how packs
and versions are named where none does is our assumption.
"""
