"""A small glossary, and one Kiwi for all tests of the recogniser."""

from pathlib import Path

import pytest
from kiwipiepy import Kiwi

from companion.glossary.model import Glossary, Term
from companion.records import load_records
from companion_lectures.words import make_kiwi

RECORDS = """
- {id: fine-tuning, en: fine-tuning, ko: 미세 조정, category: concept, pronunciation: [파인 튜닝],
   heard_as: [{form: 파일 튜닝}], related: [transfer-learning, weight, pretraining]}
- {id: transfer-learning, en: transfer learning, ko: 전이 학습, category: concept,
   pronunciation: [트랜스퍼 러닝], related: [pretraining, feature-extraction]}
- {id: pretraining, en: pretraining, ko: 사전 훈련, category: concept}
- {id: feature-extraction, en: feature extraction, ko: 특성 추출, category: concept,
   pronunciation: [피처 익스트랙션], related: [feature]}
- {id: feature, en: feature, ko: 특성, category: concept, pronunciation: [피처]}
- {id: weight, en: weight, ko: 가중치, category: concept, pronunciation: [웨이트]}
- {id: training, en: training, ko: 훈련, category: concept, variants: [{ko: 학습, by: 일반}],
   related: [learning]}
- {id: learning, en: learning, ko: 학습, category: concept, pronunciation: [러닝]}
- {id: supervised-learning, en: supervised learning, ko: 지도 학습, category: concept,
   pronunciation: [슈퍼바이즈드 러닝], related: [learning]}
- {id: tensorflow, en: TensorFlow, ko: 텐서플로, category: library, related: [keras, pytorch],
   variants: [{ko: 텐서플로우, by: 소리대로 적기}]}
- {id: keras, en: Keras, ko: 케라스, category: library, related: [pytorch]}
- {id: pytorch, en: PyTorch, ko: 파이토치, category: library}
- {id: activation-function, en: activation function, ko: 활성화 함수, category: function,
   pronunciation: [액티베이션 펑션]}
- {id: github, en: GitHub, ko: 깃허브, category: company}
- {id: error, en: error, ko: 오차, category: concept, related: [weight, training]}
- {id: map, en: map, ko: 사상, category: concept, variants: [{ko: 지도, by: 지리학, ordinary: true}]}
"""


@pytest.fixture(scope="session")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    folder: Path = tmp_path_factory.mktemp("glossary")
    text = RECORDS.replace("category:", "definition: {ko: 뜻이다., en: A meaning.}, category:")
    (folder / "terms.yml").write_text(text, encoding="utf-8")
    return Glossary(load_records(folder, Term, folder))


@pytest.fixture(scope="session")
def kiwi() -> Kiwi:
    return make_kiwi()
