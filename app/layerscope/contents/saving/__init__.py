"""Files of an image written to this computer."""
