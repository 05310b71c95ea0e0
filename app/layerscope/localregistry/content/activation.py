"""How long a restore from the archive takes, where nobody says otherwise."""

ACTIVATION_S = 5.0
