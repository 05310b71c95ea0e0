"""The composition root: builds every part and joins them; the only file that knows them all."""
