"""Who may become whom in the demo: keys, roles, an MFA device, and an organization to sign in to."""

from __future__ import annotations

from typing import Any

ACCOUNT = "111122223333"
OTHER_ACCOUNT = "444455556666"
REGION = "eu-central-1"
SECRET = "local-registry-secret"  # noqa: S105 - of this machine's own registry: it opens nothing else
OPERATOR = f"arn:aws:iam::{ACCOUNT}:user/operator"
MFA_SERIAL = f"arn:aws:iam::{ACCOUNT}:mfa/operator"
MFA_CODE = "123456"
EXTERNAL_ID = "layerscope-demo"
START_URL = "https://layerscope-demo.awsapps.com/start"
ISSUER = "https://oidc.layerscope-demo.example.com"
SUBJECT = "system:serviceaccount:ci:builder"
_READ = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGet*", "ecr:Describe*", "ecr:Get*", "ecr:List*"]
_LIST = ["ecr:Describe*", "ecr:ListImages"]
# AWS's managed policy AmazonEC2ContainerRegistryPullOnly
# (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEC2ContainerRegistryPullOnly.html).
_PULL_ONLY = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchImportUpstreamImage",
]


def role_arn(name: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:iam::{account}:role/{name}"


def accounts() -> list[dict[str, Any]]:
    """The access keys, which are published in the documentation."""
    return [
        {
            "accessKeyId": "AKIDLAYERSCOPELOCAL0",
            "secretAccessKey": SECRET,
            "account": ACCOUNT,
            "arn": OPERATOR,
            "mfa": {"serial": MFA_SERIAL, "codes": [MFA_CODE]},
        },
        {
            "accessKeyId": "AKIDLAYERSCOPELOCAL1",
            "secretAccessKey": SECRET,
            "account": OTHER_ACCOUNT,
            "arn": f"arn:aws:iam::{OTHER_ACCOUNT}:user/partner",
        },
        {
            "accessKeyId": "AKIDLAYERSCOPELOCAL2",
            "secretAccessKey": SECRET,
            "account": ACCOUNT,
            "arn": f"arn:aws:iam::{ACCOUNT}:user/vault",
            "actions": _READ,
        },
        {
            "accessKeyId": "ASIALAYERSCOPEOLDTOKEN",
            "secretAccessKey": SECRET,
            "sessionToken": "local-registry-token",
            "expires": "2026-10-05T09:00:00Z",
            "account": ACCOUNT,
            "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/operator/expired",
        },
    ]


def roles() -> list[dict[str, Any]]:
    """The roles: one a way of getting there, and some that end badly."""
    readonly = role_arn("prod-readonly")
    return [
        {"arn": readonly, "trusts": [OPERATOR], "actions": [*_READ, "sts:AssumeRole"]},
        {"arn": role_arn("prod-admin"), "trusts": [OPERATOR], "mfa": True},
        {"arn": role_arn("prod-audit"), "trusts": [readonly], "actions": _READ},
        {"arn": role_arn("list-only"), "trusts": [OPERATOR], "actions": _LIST},
        {"arn": role_arn("node"), "trusts": [OPERATOR], "actions": _PULL_ONLY},
        {
            "arn": role_arn("partner-pull", OTHER_ACCOUNT),
            "trusts": [OPERATOR],
            "externalId": EXTERNAL_ID,
            "actions": _READ,
        },
        {
            "arn": role_arn("ends-in-mid-work"),
            "trusts": [OPERATOR],
            "life_s": 120,
            "announced_life_s": 3600,
        },
        {
            "arn": role_arn("ci"),
            "webIdentity": {"issuer": ISSUER, "audience": "sts.amazonaws.com", "subjects": [SUBJECT]},
            "actions": _READ,
        },
        # Nobody's profile: of machines in error texts. Its policy has an action that there is not.
        {
            "arn": role_arn("node-with-typo"),
            "actions": ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:BatchGetDownloadUrlForLayer"],
        },
        {"arn": role_arn("somebody-elses"), "trusts": [f"arn:aws:iam::{ACCOUNT}:user/auditor"]},
    ]


def sso() -> dict[str, Any]:
    """The organization: two accounts, and more roles in one of them."""
    return {
        "startUrl": START_URL,
        "region": REGION,
        "user": "operator@example.com",
        "accounts": [
            {
                "accountId": ACCOUNT,
                "accountName": "Shop production",
                "emailAddress": "aws-production@example.com",
                "roles": ["Administrator", {"name": "ReadOnly", "actions": _READ}],
            },
            {
                "accountId": OTHER_ACCOUNT,
                "accountName": "Shared images",
                "emailAddress": "aws-shared@example.com",
                "roles": [{"name": "ReadOnly", "actions": _READ}],
            },
        ],
    }
