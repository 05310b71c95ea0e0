"""How the window looks: colours, style, icons, and the small pieces every feature uses."""
