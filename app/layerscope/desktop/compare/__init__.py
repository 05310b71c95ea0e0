"""What differs between two images, or between two layers."""
