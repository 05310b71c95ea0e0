"""Tables of rows: columns described once, rows kept without a reset, cells painted in the theme."""
