"""How any service of AWS is reached, and what its refusals mean: shared with STS and SSO."""
