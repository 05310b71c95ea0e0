"""What each key does, in a list that is made of what is really there."""
