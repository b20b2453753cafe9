"""From what a person did to the draft of a lesson: steps, variables, objectives."""
