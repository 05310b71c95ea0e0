"""How the program's own files are kept: whole or not at all, one writer at a time."""
