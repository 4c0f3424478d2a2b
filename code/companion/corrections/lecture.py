"""`{lecture-corrections}`: what one lecture corrected, and what of it is corrected here."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from companion.corrections.directive import CorrectionDomain
from companion.corrections.model import Correction
from companion.corrections.render import reference

LOGGER = logging.getLogger(__name__)


class LectureCorrections(SphinxDirective):
    """Name the corrections that belong to a lecture, each a link.

    Argument: the lecture's date, and after it, if only a part of it is meant, '07:21–28:25'.
    """

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the list, by time; a date without corrections is a warning and shows nothing."""
        domain = CorrectionDomain.of(self.env)
        domain.note_listing(self.env.docname)
        when = " ".join(self.arguments[0].split())
        found = of_lecture(domain.corrections.values(), when)
        if not found:
            LOGGER.warning(
                "no correction has a stamp of '%s'; expected a date like 2025-03-12",
                when,
                location=self.get_location(),
                type="corrections",
                subtype="unknown-lecture",
            )
            return []
        listed = nodes.bullet_list(classes=["lecture-corrections"])
        for times, correction in found:
            link = reference("record", correction.id, nodes.inline("", correction.title))
            line = nodes.paragraph("", "", nodes.Text(f"{', '.join(times)} "), link)
            listed += nodes.list_item("", line)
        return [listed]


def of_lecture(
    corrections: Iterable[Correction], when: str
) -> list[tuple[tuple[str, ...], Correction]]:
    """Return the corrections of a lecture by time, each with its times there.

    Args:
        corrections: where they are looked for.
        when: the lecture's date; '2025-03-12 07:21–28:25' keeps those whose first time lies there.
    """
    date, _, part = when.partition(" ")
    first, _, last = part.partition("–")
    found = []
    for correction in corrections:
        stamps = (stamp.split() for stamp in correction.lecture)
        times = tuple(time for day, time in stamps if day == date)
        if times and first <= times[0] <= (last or "99:59"):
            found.append((times, correction))
    return sorted(found, key=lambda pair: pair[0])
