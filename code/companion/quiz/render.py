"""Questions as HTML that is complete without scripts: what is asked, and the answer folded."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.writers.html5 import HTML5Translator

from companion.corrections.directive import CorrectionDomain
from companion.glossary.model import Glossary
from companion.glossary.render import reference
from companion.quiz.pool import Pool
from companion.quiz.questions import MARKS, Choice, Explanation, Fill, Match, Open, Question

Inline = Callable[[str], list[nodes.Node]]
"""Returns the nodes of a text in MyST."""

INTRODUCTION = (
    "이 장의 용어, 교정, 시험 포인트로 만든 문제다. 정답과 풀이는 문제마다 접혀 있다. "
    "푼 기록은 이 브라우저에만 남고 아무 데도 보내지 않는다."
)
LETTERS = "ㄱㄴㄷㄹㅁㅂㅅ"
NEVER_LINKED = "plain-text"
"""The class in which the glossary links no terms by itself: a link would give an answer away."""


class Tag(nodes.General, nodes.TextElement):
    """An HTML element: `tag`, its `attributes` and children; a text element, for it holds links."""


def tag(name: str, /, *children: nodes.Node | str, **attributes: Any) -> Tag:
    """Return the element `name`; `cls` is its class, an underscore in a name is a hyphen.

    An attribute that is True has no value; one that is False or None is left out.
    """
    found = {
        {"cls": "class", "for_": "for"}.get(key, key.replace("_", "-")): value
        for key, value in attributes.items()
        if value is not None and value is not False
    }
    node = Tag("", "", tag=name, attributes=found)
    node += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return node


def visit_tag(self: HTML5Translator, node: Tag) -> None:
    """Open the element."""
    written = "".join(
        f" {key}" if value is True else f' {key}="{self.attval(str(value))}"'
        for key, value in node["attributes"].items()
    )
    self.body.append(f"<{node['tag']}{written}>")


def depart_tag(self: HTML5Translator, node: Tag) -> None:
    """Close the element, unless it is one that is always empty."""
    if node["tag"] not in {"input", "br"}:
        self.body.append(f"</{node['tag']}>")


class Renderer:
    """Makes the nodes of one page's questions."""

    def __init__(self, glossary: Glossary, corrections: CorrectionDomain, inline: Inline) -> None:
        self._glossary = glossary
        self._corrections = corrections
        self._inline = inline

    def quiz(self, chapter: str, name: str, pool: Pool) -> nodes.Node:
        """Return the whole self-test: the first draw, the rest of the pool, the key for print."""
        first = [self._question(question) for question in pool.drawn]
        others = [self._question(question) for question in pool.others]
        key = [self._key(question, hidden=False) for question in pool.drawn]
        key += [self._key(question, hidden=True) for question in pool.others]
        more = tag(
            "details",
            tag("summary", f"다른 문제 {len(others)}개"),
            tag("ol", *others, role="list"),
            cls="quiz-more",
        )
        test = tag(
            "div",
            tag("p", INTRODUCTION, cls="quiz-introduction"),
            *_tools(),
            _sheet_head(name),
            tag("ol", *first, cls="quiz-drawn", role="list"),
            tag("p", cls="quiz-result", role="status", tabindex=-1),
            *([more] if others else []),
            tag("div", tag("p", "정답", cls="quiz-key-title"), tag("ol", *key), cls="quiz-key"),
            cls="quiz",
            data_chapter=chapter,
        )
        test["classes"].append(NEVER_LINKED)
        return test

    def _question(self, question: Question) -> Tag:
        attributes, body = self._asked(question)
        asked = tag("legend", *self._inline(question.ask))
        quoted = f"{_html_id(question)}-quote" if question.quote else None
        quote = [tag("p", *self._inline(question.quote), cls="quiz-quote", id=quoted)]
        return tag(
            "li",
            tag("fieldset", asked, *(quote if quoted else []), *body, aria_describedby=quoted),
            tag("p", cls="quiz-verdict", role="status"),
            tag("details", tag("summary", "정답과 풀이"), *self._answer(question)),
            cls="quiz-question",
            id=_html_id(question),
            data_group=question.group,
            data_about=" ".join(sorted(question.about)),
            **attributes,
        )

    def _asked(self, question: Question) -> tuple[dict[str, Any], list[Tag]]:
        """Return what the script must know, and what the reader answers with."""
        match question:
            case Choice():
                return {"data_right": question.right}, list(self._options(question))
            case Match():
                right = [question.offered.index(english) for _, english in question.pairs]
                return {"data_right": json.dumps(right)}, list(_rows(question))
            case Fill():
                accept = json.dumps(question.accept, ensure_ascii=False)
                others = json.dumps(question.others, ensure_ascii=False)
                typed = tag(
                    "input", type="text", lang="en", autocomplete="off", autocapitalize="off",
                    autocorrect="off", spellcheck="false", enterkeyhint="done",
                )  # fmt: skip
                label = tag("label", "영어 이름 ", typed, cls="quiz-typed")
                return {"data_accept": accept, "data_others": others}, [label]
        return {"data_open": True}, []

    def _options(self, question: Choice) -> Iterator[Tag]:
        for number, option in enumerate(question.options):
            button = tag("input", type="radio", name=_html_id(question), value=number)
            mark = tag("span", MARKS[number], cls="quiz-mark", aria_hidden="true")
            text = tag("span", *self._inline(option))
            yield tag("label", button, mark, text, cls="quiz-option")

    def _answer(self, question: Question) -> Iterator[Tag]:
        match question:
            case Open():
                points = [tag("li", *self._inline(point)) for point in question.points]
                yield tag("ul", *points) if len(points) > 1 else tag("p", *points[0].children)
            case Match():
                rows = [tag("li", ko, " – ", _english(en)) for ko, en in question.pairs]
                yield tag("ul", *rows, cls="quiz-pairs")
            case Choice() | Fill():
                yield tag("p", tag("strong", "정답: ", *self._short(question)))
        yield from self._explained(question.explanation)

    def _short(self, question: Choice | Fill) -> list[nodes.Node]:
        if isinstance(question, Fill):
            return [_english(question.accept[0])]
        return [nodes.Text(f"{MARKS[question.right]} "), *self._inline(question.answer)]

    def _key(self, question: Question, *, hidden: bool) -> Tag:
        answer: list[nodes.Node]
        match question:
            case Open():
                answer = [
                    node for point in question.points
                    for node in [*self._inline(point), nodes.Text(" ")]
                ]  # fmt: skip
            case Match():
                letters = (
                    f"{ko} – {LETTERS[question.offered.index(en)]}" for ko, en in question.pairs
                )
                answer = [nodes.Text(", ".join(letters))]
            case Choice() | Fill():
                answer = self._short(question)
            case _:
                answer = []
        return tag("li", *answer, data_for=_html_id(question), hidden=hidden)

    def _explained(self, explanation: Explanation) -> Iterator[Tag]:
        for text in explanation.texts:
            yield tag("p", *self._inline(text))
        if explanation.place:
            yield tag("p", explanation.place, cls="quiz-place")
        links = list(self._links(explanation))
        if links:
            line = tag("p", "더 읽기: ", cls="quiz-links")
            for number, link in enumerate(links):
                line += [nodes.Text(" · ")] if number else []
                line += link
            yield line

    def _links(self, explanation: Explanation) -> Iterator[nodes.Node]:
        for key in explanation.terms:
            term = self._glossary.terms[key]
            yield reference(term, [nodes.Text(term.ko)])
        if explanation.correction:
            title = self._corrections.corrections[explanation.correction].title
            yield self._corrections.link(explanation.correction, nodes.inline("", f"교정: {title}"))
        if explanation.page:
            yield page_link(explanation.page)


def page_link(slug: str) -> pending_xref:
    """Return a link to a page of the book that shows its title."""
    shown = nodes.inline("", slug, classes=["xref", "std", "std-doc"])
    return pending_xref(
        "", shown, refdomain="std", reftype="doc", reftarget=f"/book/{slug}", refexplicit=False,
        refwarn=True,
    )  # fmt: skip


def _sheet_head(name: str) -> Tag:
    """Return what only the printed sheet shows above the questions."""
    blanks = [
        tag("span", f"{what} ", tag("span", cls="quiz-blank")) for what in ("이름", "번호", "날짜")
    ]
    return tag("div", tag("p", name), tag("p", *blanks), cls="quiz-sheet-head")


def _tools() -> Iterator[Tag]:
    """Yield what the script fills; its place is kept, so that nothing moves when it comes."""
    yield tag(
        "div",
        tag("p", cls="quiz-last", role="status", tabindex=-1),
        tag("button", "다른 문제", type="button", cls="quiz-other"),
        tag("button", "시험지로 인쇄", type="button", cls="quiz-print"),
        cls="quiz-tools",
    )


def _rows(question: Match) -> Iterable[Tag]:
    """Yield a list to choose from for each Korean name, and the choices once for print."""
    for korean, _ in question.pairs:
        choices = [tag("option", "고르기", value="")]
        choices += [
            tag("option", english, value=number) for number, english in enumerate(question.offered)
        ]
        name = tag("span", korean, cls="quiz-left")
        yield tag("label", name, tag("select", *choices), cls="quiz-row")
    offered = [f"{LETTERS[at]}. {english}" for at, english in enumerate(question.offered)]
    yield tag("p", "보기: ", tag("span", "  ".join(offered), lang="en"), cls="quiz-offered")


def _english(text: str) -> nodes.inline:
    return nodes.inline("", text, classes=["language-en"])


def _html_id(question: Question) -> str:
    return f"quiz-{question.id}"
