"""What is shown where a secret cannot be had or kept."""
