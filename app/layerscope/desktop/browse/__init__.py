"""The lists to browse by: repositories and images."""
