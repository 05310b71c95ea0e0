"""A registry on this machine: ECR's protocol and presigned GETs over OCI image layouts."""
