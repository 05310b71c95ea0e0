"""The command lines, a module each: `HELP`, `add_arguments(parser)` and `run`, which imports what it does."""
