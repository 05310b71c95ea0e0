"""One file of a layer by the fewest bytes."""
