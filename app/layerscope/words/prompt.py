"""English at a prompt: what says in the window where to press, says here what to type."""

from __future__ import annotations

from layerscope.words.english import English

SAID_AT_A_PROMPT: dict[str, str] = {
    # Where an account is chosen.
    "Choose another account (Ctrl+P), or correct this one's profile.": (
        "Name another profile with --profile, or correct this one."
    ),
    "Choose an account (Ctrl+P), or set one up with aws configure sso or aws configure.": (
        "Name a profile with --profile or AWS_PROFILE, or set one up with aws configure sso or aws configure."
    ),
    "Choose one that exists (Ctrl+P), or correct AWS_PROFILE or the --profile option.": (
        "Correct AWS_PROFILE or the --profile option; `aws configure list-profiles` lists those that exist."
    ),
    "Try again and enter the code, or choose another account (Ctrl+P).": (
        "Run it again on a terminal and enter the code, or name another profile with --profile."
    ),
    "Put a valid key in the profile, or choose another account (Ctrl+P).": (
        "Put a valid key in the profile, or name another profile with --profile."
    ),
    "Install botocore[crt] beside this program (Windows on ARM has none), or choose another profile "
    "(Ctrl+P).": (
        "Install botocore[crt] beside this program (Windows on ARM has none), or name another profile with "
        "--profile."
    ),
    "Start the session again without that deny, or choose another account (Ctrl+P).": (
        "Start the session again without that deny, or name another profile with --profile."
    ),
    "Choose a region in the account button's menu, or set AWS_REGION.": (
        "Name a region with --region, or set AWS_REGION."
    ),
    "Correct the region in the account button's menu, the profile or the environment.": (
        "Correct the --region option, the profile or AWS_REGION."
    ),
    "Choose another region (Ctrl+P), or enable the region in the account's settings.": (
        "Name another region with --region, or enable the region in the account's settings."
    ),
    "Sign in here, or run aws sso login or aws login in a terminal; pending work continues automatically.": (
        "Sign in with aws sso login or aws login and the same profile, then run it again."
    ),
    # Where it is asked again.
    "{advice}, and try again (F5).": "{advice}, and try again.",
    "{advice}. F5 reads it again.": "{advice}. Then run it again.",
    "Get new credentials from the same source, then press F5.": (
        "Get new credentials from the same source, then run it again."
    ),
    "Check the spelling, the account and the region, or refresh the list.": (
        "Check the spelling, the account and the region."
    ),
    "Refresh the list. Another image with the same layer still provides it; otherwise push the image "
    "again.": (
        "Another image with the same layer still provides it (`layerscope where-used`); otherwise push the "
        "image again."
    ),
    "Refresh the images; the other platforms of an index still work. Else push it again.": (
        "`layerscope images` lists those that are there; the other platforms of an index still work. Else "
        "push it again."
    ),
    "Refresh the image. If its manifest still lists the layer, push it again.": (
        "If the image's manifest still lists the layer, push the image again."
    ),
    "Restore an archived image that contains it (see “Where used”). AWS charges for it, and it takes up to "
    "20 minutes. Pushing this image again works too.": (
        "Restore an archived image that contains it (`layerscope where-used`). AWS charges for it, and it "
        "takes up to 20 minutes. Pushing this image again works too."
    ),
    # Where folders and files are chosen.
    "Choose another folder with Download as…, or give yourself the right to write there.": (
        "Name another folder with --to, or give yourself the right to write there."
    ),
    "Choose a shorter name or folder with Download as….": "Name a folder with a shorter path with --to.",
    "Remove it, or choose another folder or name with Download as….": (
        "Remove it, or name another folder with --to."
    ),
    "Choose a folder that no program synchronises or cleans up, with Download as…, or try again.": (
        "Name a folder with --to that no program synchronises or cleans up, or try again."
    ),
    "Free up space and download it again: it resumes where it stopped. Or choose another folder with "
    "Download as….": (
        "Free up space and download it again: it resumes where it stopped. Or name another folder with --to."
    ),
    "Choose another name with Download as….": "Name another file.",
    # Where the network is set up.
    "Check the proxy in the network settings (☰), HTTPS_PROXY and NO_PROXY, or have the proxy allow this "
    "host; then try again.": (
        "Check HTTPS_PROXY and NO_PROXY, or have the proxy allow this host; then try again."
    ),
    "Get its root certificate and choose the file in the network settings (☰): it applies to ECR, sign-in "
    "and downloads.": (
        "Get its root certificate and name the file in AWS_CA_BUNDLE: it applies to ECR, sign-in and "
        "downloads."
    ),
    "Try again. If it persists, check the proxy in the network settings (☰), or sign in to the network in "
    "a browser.": ("Try again. If it persists, check HTTPS_PROXY, or sign in to the network in a browser."),
    "Try again, or run the diagnosis to see where the connection ends.": (
        "Try again, or see with `layerscope diagnose` where the connection ends."
    ),
    # What was asked for.
    "No ECR image, repository or digest found": "The reference cannot be used",
    "Paste an image URI, an ARN, a digest, a console address, or the text of an error.": (
        "An image is NAME:TAG, NAME@DIGEST or its URI; `layerscope COMMAND --help` says what is wanted."
    ),
    "The layers that are shown have nothing at {path}.": "The layers that were read have nothing at {path}.",
    "All checks passed, down to the first byte of one layer. “Check image” checks every layer.": (
        "All checks passed, down to the first byte of one layer. `layerscope check` checks every layer."
    ),
    "Restore the archived image that has it (a write, billed, up to 20 minutes); this lists the archived "
    "ones, and “Where used” names those that are known to have the layer. Pushing an image that has it works "
    "too.": (
        "Restore the archived image that has it (a write, billed, up to 20 minutes); this lists the archived "
        "ones, and `layerscope where-used` names those that are known to have the layer. Pushing an image "
        "that has it works too."
    ),
    "The details below have ECR's own message.": "ECR's own message is below.",
}
"""Sentences of the window, and what a command says in place of each; a test finds those that went."""


class EnglishAtAPrompt(English):
    """What commands speak."""

    def text(self, _context: str, text: str, _comment: str) -> str:
        return SAID_AT_A_PROMPT.get(text, text)
