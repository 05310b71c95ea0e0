"""Exporting an image as the window has it: what is chosen, how it is asked for, how it is queued."""
