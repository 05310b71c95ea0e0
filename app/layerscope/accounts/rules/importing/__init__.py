"""Keys and profiles out of a pasted text or a file."""
