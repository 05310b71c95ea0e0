"""What is inside images, asked and answered in this process."""
