"""A call as the AWS CLI would make it."""

import json
import shlex

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel

from layerscope.registry.model.commands import CliTarget, aws_command
from layerscope.text.command_lines import Prompt


def test_a_command_names_the_operation_and_its_parameters_as_the_cli_does() -> None:
    parameters = {"repositoryName": "team/app", "layerDigests": ["sha256:a", "sha256:b"], "maxResults": 3}
    assert aws_command("ecr", "BatchCheckLayerAvailability", parameters, region="eu-west-1") == (
        "aws ecr batch-check-layer-availability --repository-name team/app"
        " --layer-digests sha256:a sha256:b --max-results 3 --region eu-west-1"
    )


def test_structures_of_plain_values_are_written_as_aws_does() -> None:
    ids = [{"imageTag": "1.4"}, {"imageDigest": "sha256:ab", "imageTag": "x"}]
    command = "aws ecr batch-get-image --image-ids imageTag=1.4 imageDigest=sha256:ab,imageTag=x"
    assert aws_command("ecr", "BatchGetImage", {"imageIds": ids}) == command
    assert aws_command("ecr", "X", {"y": {"a": "b"}}, prompt=Prompt.POWERSHELL) == "aws ecr x --y 'a=b'"


def test_other_structures_are_json() -> None:
    for value in ({"a": 1}, {"a": "b,c=d"}, {"a": {"b": "c"}}, [{"a": "b"}, "c"]):
        words = shlex.split(aws_command("ecr", "X", {"y": value}))
        assert json.loads(words[-1]) == value
        assert not aws_command("ecr", "X", {"y": value}, prompt=Prompt.POWERSHELL)
    words = shlex.split(aws_command("ecr", "DescribeImages", {"imageIds": [{"imageTag": "it's"}]}))
    assert words == ["aws", "ecr", "describe-images", "--image-ids", '[{"imageTag": "it\'s"}]']


@pytest.mark.parametrize("empty", [None, "", (), []])
def test_what_is_empty_is_left_to_the_cli(empty: object) -> None:
    assert aws_command("sts", "GetCallerIdentity", {"x": empty}) == "aws sts get-caller-identity"


def test_a_value_is_never_an_option() -> None:
    assert aws_command("ecr", "GetRepositoryPolicy", {"repositoryName": "--profile"}) == (
        "aws ecr get-repository-policy --repository-name=--profile"
    )


def test_profile_and_endpoint_are_named() -> None:
    command = aws_command("ecr", "GetRegistryPolicy", {}, profile="my prod", endpoint_url="http://x:1")
    assert command == "aws ecr get-registry-policy --profile 'my prod' --endpoint-url http://x:1"


def test_the_registry_is_named_to_operations_that_take_one() -> None:
    model = ServiceModel(Loader().load_service_model("ecr", "service-2"), "ecr")
    for operation in model.operation_names:
        if operation.startswith(("BatchCheck", "BatchGet", "Describe", "Get", "List")):
            takes_one = "registryId" in model.operation_model(operation).input_shape.members
            assert bool(CliTarget(registry_id="111122223333").registry_of(operation)) is takes_one, operation
