"""The names of terms."""

from companion.glossary.model import Glossary
from companion_lectures.lexicon import Lexicon, fold


def test_spaces_hyphens_and_capitals_do_not_count() -> None:
    assert fold("Fine-Tuning 하기") == "finetuning하기"


def test_a_term_has_its_spelled_spoken_mixed_and_misheard_names(glossary: Glossary) -> None:
    names = {name.text: name.kind for name in Lexicon(glossary).names if name.term == "fine-tuning"}
    assert names["미세조정"] == "head"
    assert names["파인튜닝"] == "sound"
    assert names["미세튜닝"] == "mixed"
    assert names["파일튜닝"] == "heard"
    assert names["튜닝"] == "part"


def test_misheard_forms_can_be_left_out(glossary: Glossary) -> None:
    assert "파일튜닝" not in Lexicon(glossary, without=["파일 튜닝"]).by_text


def test_a_shared_name_is_first_the_head_words(glossary: Glossary) -> None:
    assert [name.term for name in Lexicon(glossary).by_text["학습"]] == ["learning", "training"]


def test_an_ordinary_variant_is_no_name(glossary: Glossary) -> None:
    assert "지도" not in Lexicon(glossary).by_text


def test_links_go_both_ways(glossary: Glossary) -> None:
    kin = Lexicon(glossary).kin
    assert "keras" in kin["tensorflow"]
    assert "tensorflow" in kin["keras"]
