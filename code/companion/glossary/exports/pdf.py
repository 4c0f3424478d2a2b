"""The glossary as a two-column PDF for printing, set by Typst."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst

from companion.errors import CompanionError
from companion.glossary.model import Glossary, Term

TEMPLATE = Path(__file__).with_name("glossary.typ")
FONTS = Path("@expo-google-fonts", "nanum-gothic")


def write_pdf(
    by_initial: Mapping[str, list[Term]], glossary: Glossary, modules: Path, path: Path
) -> None:
    """Write the PDF to `path`; `modules` is the folder of the front-end packages, for the font.

    Raises:
        CompanionError: the font is not there.
    """
    fonts = modules / FONTS
    if not fonts.exists():
        raise CompanionError(f"{fonts}: not found; run `make setup` (it runs `npm ci`)")
    sections = [
        {"initial": initial, "terms": [_entry(term, glossary) for term in terms]}
        for initial, terms in by_initial.items()
    ]
    typst.compile(
        TEMPLATE,
        output=path,
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"sections": json.dumps(sections, ensure_ascii=False)},
    )


def _entry(term: Term, glossary: Glossary) -> dict[str, str]:
    see = [glossary.terms[key].ko for key in (*term.contrast, *term.broader)]
    return {
        "ko": term.ko,
        "en": term.en,
        "abbr": ", ".join(abbr.short for abbr in term.abbr),
        "definition": term.definition.ko,
        "english": term.definition.en,
        "see": ", ".join(see),
    }
