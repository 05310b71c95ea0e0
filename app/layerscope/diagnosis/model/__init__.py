"""Values of a diagnosis, and what follows from them alone; no input or output."""
