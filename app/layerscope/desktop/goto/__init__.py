"""Go to: from what somebody pastes to the repository, the image, the layer."""
