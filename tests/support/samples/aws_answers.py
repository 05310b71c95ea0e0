"""What AWS itself answered, as its documentation shows it: an opinion of ECR that is not ours.

Typed from the pages named; `CLI` is https://docs.aws.amazon.com/code-library/latest/ug/cli_2_ecr_code_examples.html,
`BOTOCORE` the file data/ecr/2015-09-21/examples-1.json of botocore.
"""

from __future__ import annotations

from typing import Any

ACCOUNT = "012345678910"
AUTOSCALER = "cluster-autoscaler"
TAG = "v1.13.6"
DIGEST = "sha256:4a1c6567c38904384ebc64e35b7eeddd8451110c299e3368d2210066487d97e5"
CONFIG = "sha256:6171c7451a50945f8ddd72f7732cc04d7a0d1f48138a426b2e64387fdeb834ed"
LAYERS = (
    ("sha256:39fafc05754f195f134ca11ecdb1c9a691ab0848c697fffeb5a85f900caaf6e1", 17_743_696),
    ("sha256:8c8a779d3a537b767ae1091fe6e00c2590afd16767aa6096d1b318d75494819f", 2_565_026),
    ("sha256:c44ba47496991c9982ee493b47fd25c252caabf2b4ae7dd679c9a27b6a3c8fb7", 28_005_981),
    ("sha256:e2c388b44226544363ca007be7b896bcce1baebea04da23cbd165eac30be650f", 775),
)
SIZE_BYTES = 48_318_255  # as DescribeImages has it: config and layers

_DOCKER = "application/vnd.docker"
_LAYER = f"""      {{
         "mediaType": "{_DOCKER}.image.rootfs.diff.tar.gzip",
         "size": %d,
         "digest": "%s"
      }}"""
_LISTED = ",\n".join(_LAYER % (size_bytes, digest) for digest, size_bytes in LAYERS)
# CLI, batch-get-image, example 1: these are the bytes that DIGEST is of.
MANIFEST = f"""{{
   "schemaVersion": 2,
   "mediaType": "{_DOCKER}.distribution.manifest.v2+json",
   "config": {{
      "mediaType": "{_DOCKER}.container.image.v1+json",
      "size": 2777,
      "digest": "{CONFIG}"
   }},
   "layers": [
{_LISTED}
   ]
}}"""

# CLI, get-download-url-for-layer; the access key's id is the one of AWS's examples.
URL = (
    "https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/"
    f"e501-{ACCOUNT}-9cb60dc0-7284-5643-3987-da6dac0465f0/04620aac-66a5-4167-8232-55ee7ef6d565"
    "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20190814T220617Z&X-Amz-SignedHeaders=host"
    "&X-Amz-Expires=3600&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20190814%2Fus-west-2%2Fs3%2Faws4_request"
    "&X-Amz-Signature=9161345894947a1672467a0da7a1550f2f7157318312fe4941b59976239c3337"
)

# BOTOCORE, GetRepositoryPolicy.
POLICY = """{
  "Version" : "2008-10-17",
  "Statement" : [ {
    "Sid" : "new statement",
    "Effect" : "Allow",
    "Principal" : {
     "AWS" : "arn:aws:iam::012345678901:role/CodeDeployDemo"
    },
"Action" : [ "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability" ]
 } ]
}"""

# CLI, get-lifecycle-policy.
LIFECYCLE_POLICY = (
    '{"rules":[{"rulePriority":1,"description":"Expire images older than 14 days","selection":'
    '{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},'
    '"action":{"type":"expire"}}]}'
)

ANSWERS: dict[str, dict[str, Any]] = {
    # BOTOCORE: no repositoryUri, createdAt or settings, which later versions of ECR add.
    "DescribeRepositories": {
        "repositories": [
            {
                "registryId": ACCOUNT,
                "repositoryName": name,
                "repositoryArn": f"arn:aws:ecr:us-west-2:{ACCOUNT}:repository/{name}",
            }
            for name in ("ubuntu", "test")
        ]
    },
    # CLI
    "DescribeImages": {
        "imageDetails": [
            {
                "registryId": ACCOUNT,
                "repositoryName": AUTOSCALER,
                "imageDigest": DIGEST,
                "imageTags": [TAG],
                "imageSizeInBytes": SIZE_BYTES,
                "imagePushedAt": 1565128275.0,
            }
        ]
    },
    # CLI: no imageManifestMediaType
    "BatchGetImage": {
        "images": [
            {
                "registryId": ACCOUNT,
                "repositoryName": AUTOSCALER,
                "imageId": {"imageDigest": DIGEST, "imageTag": TAG},
                "imageManifest": MANIFEST,
            }
        ],
        "failures": [],
    },
    # CLI: of the config, which is asked for like a layer
    "BatchCheckLayerAvailability": {
        "layers": [
            {
                "layerDigest": CONFIG,
                "layerAvailability": "AVAILABLE",
                "layerSize": 2777,
                "mediaType": f"{_DOCKER}.container.image.v1+json",
            }
        ],
        "failures": [],
    },
    "GetDownloadUrlForLayer": {"downloadUrl": URL, "layerDigest": CONFIG},
    "GetRepositoryPolicy": {"registryId": "012345678901", "repositoryName": "ubuntu", "policyText": POLICY},
    "GetLifecyclePolicy": {
        "registryId": ACCOUNT,
        "repositoryName": "project-a/amazon-ecs-sample",
        "lifecyclePolicyText": LIFECYCLE_POLICY,
        "lastEvaluatedAt": 1504295007.0,
    },
}

# https://github.com/actions/starter-workflows/issues/2647, its account's number filled in.
REPOSITORY_NOT_FOUND = (
    "The repository with name 'public.ecr.aws/a1e6v7a9/myrepo' does not exist in the registry with id "
    f"'{ACCOUNT}'"
)
# From a pull, as the tests of AugmentNamedErrMsg in https://github.com/aws/amazon-ecs-agent have it.
PULLER = "arn:aws:sts::123123123123:assumed-role/MyBrokenRole/xyz"
PULLED = "arn:aws:ecr:us-east-1:123123123123:repository/test_image"
NOT_AUTHORIZED = (
    f"User: {PULLER} is not authorized to perform: ecr:BatchGetImage on resource: {PULLED} "
    "because no identity-based policy allows the ecr:BatchGetImage action"
)
# How AWS JSON 1.1 may name an error:
# https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
ERROR_TYPES = ("%s", "aws.protocoltests.json#%s")

# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
NO_SUCH_KEY = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchKey</Code>
  <Message>The resource you requested does not exist</Message>
  <Resource>/mybucket/myfoto.jpg</Resource>
  <RequestId>4442587FB7D0A2F9</RequestId>
</Error>
"""

# https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
CALLER_IDENTITY = b"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
   <Arn>arn:aws:iam::123456789012:user/Alice</Arn>
    <UserId>AKIAI44QH8DHBEXAMPLE</UserId>
    <Account>123456789012</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
"""
