"""Sessions of boto3 by profile, and what is asked of AWS with them about the caller."""
