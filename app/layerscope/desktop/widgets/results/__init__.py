"""What a search or a check found, as a pane, and as text to hand on."""
