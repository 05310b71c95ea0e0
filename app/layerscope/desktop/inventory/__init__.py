"""Images and repositories checked, layers looked for in them, and images brought back from the archive."""
