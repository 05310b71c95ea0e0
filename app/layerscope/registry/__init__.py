"""Amazon ECR as this program sees it: references, manifests, images, layers, presigned URLs, errors.

From the ground up: `errors`, `references`, `model` (values) and `manifests` are rules, pure, without input or
output; `aws` reaches AWS and translates its errors (for STS and SSO too); `ecr` asks ECR.
"""
