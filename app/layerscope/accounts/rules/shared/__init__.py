"""The shared AWS files: their syntax, what is wrong in them, and own profiles in their terms."""
