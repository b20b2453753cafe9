"""Records a lesson: what a person does in the windows becomes a lesson file."""
