"""The account button, its menu, the searchable list, and region and endpoint by hand."""
