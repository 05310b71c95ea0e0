"""`layerscope COMMAND …`: what the window does, on a terminal, in a script or where a pull fails."""
