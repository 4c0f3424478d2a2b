"""Pictures that cells put out, on the page: each has a text for readers who do not see it."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

ALTERNATIVE = "코드가 그린 그림"
"""What stands for a picture that its cell does not describe (`mystnb: {image: {alt: …}}`)."""


class DescribePictures(SphinxPostTransform):
    """Give a text to each picture of an output: docutils would read its file's name aloud."""

    default_priority = 200  # after myst-nb has chosen what to show of each output (4)

    def run(self, **_kwargs: Any) -> None:
        """Write it into the nodes."""
        for outputs in self.document.findall(nodes.container):
            if outputs.get("nb_element") == "cell_code_output":
                for image in outputs.findall(nodes.image):
                    image.setdefault("alt", ALTERNATIVE)
