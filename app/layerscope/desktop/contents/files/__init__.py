"""The tab Files: a tree of what a layer, or an image up to it, has."""
