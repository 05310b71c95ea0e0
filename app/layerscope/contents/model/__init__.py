"""Values: an entry, the listing of a layer, the layers of an image, where bytes come from, limits."""
