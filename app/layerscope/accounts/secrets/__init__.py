"""Where own profiles' secrets are kept: the keyring, or this run's memory."""
