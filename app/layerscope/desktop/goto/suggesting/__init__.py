"""What Go to suggests while somebody types: repositories, tags, places, actions, profiles and regions."""
