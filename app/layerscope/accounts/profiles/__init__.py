"""The profiles on disk: the shared AWS files, and the program's own file."""
