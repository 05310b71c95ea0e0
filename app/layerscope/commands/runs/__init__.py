"""What the commands do once their line is read, a module for each that asks: `run`."""
