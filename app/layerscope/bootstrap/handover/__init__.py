"""A second start hands its reference to the window that is open: see packaging/decisions/0073."""
