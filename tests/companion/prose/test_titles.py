"""A figure's title that states a comparison is computed, or asserted in its cell."""

import pytest

from companion.prose.cells import code_cells
from companion.prose.claims import claims
from companion.prose.titles import stated_titles

STATED = "A가 B보다 빠르다"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (f'fig.update_layout(title="{STATED}")', True),
        (f'fig.update_layout(title_text="{STATED}")', True),
        (f'fig.update_layout(title={{"text": "{STATED}", "font": {{}}}})', True),
        (f'steps = [{{"title.text": "{STATED}"}}]', True),
        (f'phone_layout(fig, "{STATED}", x="시간")', True),
        (f'stops = [Stop("A", "{STATED}")]', True),
        (f'title = ("{STATED[:3]}"\n         "{STATED[3:]}")', True),
        (f'fig.update_layout(title="{STATED}")\nassert a > b', False),
        ('fig.update_layout(title=f"A가 B보다 {a / b:.1f}배 빠르다")', False),
        (f'fig.update_layout(title="{STATED}" if a > b else "가리지 못한다")', False),
        ('fig.update_layout(title="학습률에 따른 손실")', False),
        ('fig.update_layout(title="어느 쪽이 더 빠를까?")', False),
        (f'print("{STATED}")', False),
        ('fig.update_layout(title="더 빠르다"', False),  # not Python: another check's matter
    ],
)
def test_what_a_title_states(code: str, told: bool) -> None:
    text = f"# 제목\n\n```{{code-cell}} ipython3\n:name: c\n\n{code}\n```\n"
    found = list(stated_titles(list(code_cells(text)), claims()))
    assert bool(found) == told
    assert all(one.line == 6 for one in found)
