"""What a start needs beside the window."""
