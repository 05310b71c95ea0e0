"""The kinds of work, a module each: what is ordered, and what does it with what a worker has."""
