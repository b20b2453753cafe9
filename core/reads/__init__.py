"""What a tool sees of a lab: records read together for one of the rules."""
