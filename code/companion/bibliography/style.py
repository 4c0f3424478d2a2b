"""How the list of works writes one: pybtex's plain style, with people called as they are."""

from typing import Any

from pybtex.database import Entry
from pybtex.richtext import BaseText, Text
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.template import FieldIsMissing, Node, field, node, sentence
from pybtex.style.template import join as joined

from companion.bibliography.names import is_korean, plain, split_others


class Style(Unsorted):  # type: ignore[misc]  # pybtex has no types
    """Works by author, year and title, as `bibtex_default_style: companion` names it."""

    default_sorting_style = "author_year_title"
    default_label_style = "alpha"

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Return the template of the people in a role of a work."""
        template = _people(role)
        return sentence[template] if as_sentence else template

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """Return the template of a title, with its capitals as they are written."""
        return sentence[field(which_field)] if as_sentence else field(which_field)


@node  # type: ignore[untyped-decorator]
def _people(children: tuple[()], context: dict[str, Any], role: str) -> BaseText:
    """Return every name; 'others' are 'et al.', Korean names begin with the family's."""
    assert not children
    entry, style = context["entry"], context["style"]
    if role not in entry.persons:
        raise FieldIsMissing(role, entry)
    named, others = split_others(entry.persons[role])
    names = [
        Text("".join(map(plain, one.last_names + one.first_names)))
        if is_korean(one)
        else style.format_name(one, style.abbreviate_names).format_data(context)
        for one in named
    ]
    korean = all(map(is_korean, named))
    if others:
        ending = Text(" 외" if korean else " et al.")
        return Text(Text(", ").join(names), ending)
    last = {} if korean else {"sep2": " and ", "last_sep": ", and "}
    return joined(sep=", ", **last)[names].format_data(context)
