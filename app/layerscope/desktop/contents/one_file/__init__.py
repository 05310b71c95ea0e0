"""One file saved to this computer."""
