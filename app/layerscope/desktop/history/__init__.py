"""Back and Forward, and the last place of each account."""
