"""Everything that asks ECR; the only folder of this room that imports botocore or opens a connection."""
