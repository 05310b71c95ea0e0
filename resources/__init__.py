"""What the window shows besides words: icons, styles, translations."""
