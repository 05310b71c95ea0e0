"""Bills of materials: an image's packages, with package URLs and the layers that brought them, as JSON."""
