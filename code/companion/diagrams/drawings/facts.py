"""When things came out, three things of one name, and the chain from data to use."""

from companion.diagrams.shapes import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    MARGIN,
    PLAIN,
    QUIET,
    WIDTH,
    Box,
    Drawing,
    Form,
    Point,
    Tone,
    Words,
    bold,
    en,
    ko,
)

_FULL = WIDTH - 2 * MARGIN
_DATES = (
    ("2014", "딥마인드 인수", "Google buys DeepMind", AMBER),
    ("2015", "케라스", "Keras on Theano", BLUE),
    ("2016", "알파고 논문", "AlphaGo", AMBER),
    ("2017", "트랜스포머, tf.keras", "TensorFlow 1.4", BLUE),
    ("2019", "텐서플로 2.0", "TensorFlow 2.0", BLUE),
    ("2021", "LoRA, 교과서 2판", "LoRA, 2nd edition", GREEN),
    ("2023", "두 조직의 합병, 케라스 3", "Keras 3", AMBER),
    ("2025", "이 강의", "this lecture", GREEN),
)


def timeline() -> Drawing:
    """Draw the dates of the page downwards."""
    drawing = Drawing(
        "facts-timeline",
        "인수는 알파고보다, tf.keras는 텐서플로 2.0보다 먼저다",
        " ".join(f"{year}년 {name}." for year, name, _, _ in _DATES),
    )
    drawing.heading(26, bold("무엇이 먼저인가"), en("what came first"))
    top, first = 52.0, int(_DATES[0][0])
    x = 66.0

    def at(year: str) -> float:
        return top + (int(year) - first) * 38

    drawing.line(Point(x, at(_DATES[0][0])), Point(x, at(_DATES[-1][0])), tone=INK)
    for year, name, english, tone in _DATES:
        drawing.dot(Point(x, at(year)), tone)
        drawing.note(Point(x - 10, at(year) + 5), en(year), anchor="end")
        drawing.note(Point(x + 14, at(year) + 1), ko(name), en(english), anchor="start")
    return drawing


def names() -> Drawing:
    """Draw the company, its library and the architectures within."""
    drawing = Drawing(
        "facts-names",
        "회사, 라이브러리, 구조는 서로 다른 종류의 것이다",
        "회사 허깅 페이스가 라이브러리 transformers를 만든다. 라이브러리 안에는 트랜스포머 구조의 "
        "모델과 그렇지 않은 모델이 함께 있다.",
    )
    drawing.heading(26, bold("회사"), en("company"))
    company = drawing.part(
        Box(MARGIN, 36, _FULL, 44),
        bold("허깅 페이스"),
        en("Hugging Face"),
        tone=AMBER,
        form="round",
    )
    drawing.arrow(Point(company.bottom.x, 82), Point(company.bottom.x, 112))
    drawing.note(Point(company.bottom.x + 14, 102), ko("만든다"), anchor="start")
    drawing.part(Box(MARGIN, 114, _FULL, 132), tone=BLUE, form="round")
    drawing.heading(138, bold("라이브러리"), en("transformers (software)"), x=MARGIN + 14)
    half = (_FULL - 44) / 2
    inner = Box(MARGIN + 14, 152, half, 78)
    drawing.part(inner, bold("트랜스포머"), en("Transformer"), ko("구조"), tone=GREEN)
    other = Box(MARGIN + 30 + half, 152, half, 78)
    drawing.part(other, ko("다른 구조"), en("ResNet, …"), tone=PLAIN)
    return drawing


def chain() -> Drawing:
    """Draw data, pretraining, weights and use, and who does which."""
    drawing = Drawing(
        "facts-chain",
        "데이터, 사전 훈련, 가중치, 쓰기는 서로 다른 칸이다",
        "이미지넷에서 사전 훈련을 하면 가중치가 나온다. 그것을 불러와 다시 쓴다. "
        "앞은 만든 사람이, 뒤는 쓰는 사람이 한다.",
    )
    steps: tuple[tuple[Words, Words, Tone, Form], ...] = (
        (bold("데이터"), en("ImageNet"), BLUE, "pill"),
        (bold("사전 훈련"), en("pretraining"), AMBER, "round"),
        (bold("가중치"), en("weights of VGG16"), GREEN, "box"),
        (bold("불러와 쓴다"), en("load, then reuse"), AMBER, "round"),
    )
    y = 20.0
    for place, (name, english, tone, form) in enumerate(steps):
        box = Box(96, y, 168, 50)
        drawing.part(box, name, english, tone=tone, form=form)
        if place < len(steps) - 1:
            drawing.arrow(Point(box.bottom.x, y + 52), Point(box.bottom.x, y + 76))
        y += 78
    for start, who, person in ((20.0, "만든 사람", "maker"), (176.0, "쓰는 사람", "user")):
        side = Box(MARGIN, start, 70, 128)
        drawing.part(side, ko(who), en(person), tone=QUIET, dashed=True)
    return drawing


_HOUR = (
    ("00:00", "책을 펴고 목차를 훑는다", "the contents", BLUE, 40),
    ("07:21", "남이 배운 가중치를 쓴다", "transfer learning", AMBER, 92),
    ("28:26", "뒤쪽 장들을 훑는다", "chapters 9 to 12", BLUE, 40),
    ("30:41", "그림 1.2는 지도 학습이다", "three pictures", GREEN, 62),
    ("42:46", "신경망 없이 푸는 법부터", "linear models", GREEN, 56),
)


def hour() -> Drawing:
    """Draw the five parts of the lecture downwards, the longer the more minutes."""
    drawing = Drawing(
        "facts-hour",
        "한 시간이 다섯 토막이고, 전이 학습이 가장 길다",
        " ".join(f"{time} {name}." for time, name, _, _, _ in _HOUR),
    )
    drawing.heading(26, bold("한 시간의 차례"), en("the hour"))
    y = 40.0
    for place, (time, name, english, tone, height) in enumerate(_HOUR):
        drawing.note(Point(MARGIN + 46, y + height / 2 + 5), en(time), anchor="end")
        box = Box(MARGIN + 58, y, _FULL - 58, height)
        drawing.part(box, bold(name), en(english), tone=tone, form="round")
        y += height
        if place < len(_HOUR) - 1:
            drawing.arrow(Point(box.bottom.x, y + 1), Point(box.bottom.x, y + 15))
            y += 16
    drawing.heading(y + 26, ko("오래 이야기한 토막을 높게 그렸다"))
    return drawing


DRAWINGS = {
    "facts-hour": hour,
    "facts-timeline": timeline,
    "facts-names": names,
    "facts-chain": chain,
}
