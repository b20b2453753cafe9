"""Local Group Policy Editor: the settings of RD Licensing on one computer."""
