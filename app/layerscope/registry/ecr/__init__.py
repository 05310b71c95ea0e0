"""The calls to ECR and the reading of presigned URLs; the other folder that does I/O is `registry.aws`."""
