"""What a feature is given of the window, and the window itself; knows no feature."""
