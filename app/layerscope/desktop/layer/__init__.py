"""An image's layers, and one of them: what it is, its presigned URL, or why there is none."""
