"""The repository that publishes the book: its address and branch, in whatever form it is copied."""

import re

from pydantic import BaseModel, field_validator
from pydantic_core import PydanticCustomError

_ADDRESS = re.compile(
    r"(?:(?:git\+)?https?://(?:www\.)?|(?:ssh://)?git@|git://|(?:www\.)?)github\.com[/:]"
    r"(?P<owner>[a-z\d][a-z\d_-]*)/(?!\.git\b)(?P<name>[\w.-]*?[\w-])(?:\.git)*/*(?:[?#].*)?",
    re.ASCII | re.IGNORECASE,
)
"""As browsers show it, or as a clone is told: over https, over ssh, with what was clicked there."""

_BRANCH = re.compile(
    r"(?!@$|-)(?!.*(?:\.\.|@\{|//|\.lock(?:/|$)))(?![./])(?!.*/\.)[^\x00-\x20\x7f~^:?*[\\\s]+(?<![./])"
)
"""What git takes for the name of a branch."""


class Repository(BaseModel, validate_default=True):
    """The setting `repository`: `url` is ``https://github.com/<owner>/<name>``, however written."""

    url: str = ""
    branch: str = "main"

    @field_validator("url")
    @classmethod
    def _on_github(cls, url: str) -> str:
        match = _ADDRESS.fullmatch(url.strip())
        if match is None:
            form = "https://github.com/<owner>/<name> expected"
            raise PydanticCustomError("repository_url", form)
        return f"https://github.com/{match['owner']}/{match['name']}"

    @field_validator("branch")
    @classmethod
    def _of_git(cls, branch: str) -> str:
        if not _BRANCH.fullmatch(branch.strip()):
            form = "the name of a branch expected, as `git branch` lists it"
            raise PydanticCustomError("repository_branch", form)
        return branch.strip()
