"""The page over the work area: what keeps the registry from being read, with a button for each cure."""
