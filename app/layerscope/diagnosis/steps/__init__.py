"""What each step of a pull came to, judged by the facts."""
