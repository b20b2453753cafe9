"""Every label of the windows, one typed table per edition (ui.md).

A label found nowhere else in the code is a label that one edit corrects.
"""
