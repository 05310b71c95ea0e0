"""Amazon ECR as this program sees it: references, manifests, images, layers, presigned URLs, errors.

`digests`, `redaction`, `repositories`, `images`, `layers`, `presigned` and the folders `references`,
`manifests` and `errors` are rules: pure, no input or output. The folder `ecr` is what asks ECR.
"""
