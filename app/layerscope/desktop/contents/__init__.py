"""What is inside layers and images, as files: the tab that lists them, and windows that show them."""
