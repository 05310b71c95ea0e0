"""What a policy of AWS says to a caller: read, matched and decided by AWS's documented logic.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""
