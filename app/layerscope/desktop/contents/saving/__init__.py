"""Files of an image on their way to this computer, as transfers."""
