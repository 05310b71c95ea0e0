"""What the parsers know, in other forms than --help: a manual page, and completion for shells."""
