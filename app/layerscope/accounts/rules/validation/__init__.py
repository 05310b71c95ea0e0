"""What an own profile may hold, and how the list of them changes."""
