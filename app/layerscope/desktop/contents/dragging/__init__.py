"""Files dragged out of the window."""
