"""What a reader is told of a run, once for the site, its table, and the notebook."""

from companion.book import Book
from companion.execution.model import FrozenRecord, Need

OWN_SIZE = {"gpu": "온전한 설정", "cpu": "작은 설정", None: "하나뿐인 설정"}
"""What `lessons.device` chose → what readers call it."""

DATA = {"real": "진짜", "sample": "진짜의 일부", "made": "대신 만든 것"}
"""What `lessons.data` loaded → what readers call it."""


def device_label(record: FrozenRecord) -> str:
    """Return 'GPU' or 'CPU', what the page's outputs were made on."""
    return "GPU" if record.provenance.device == "cuda" else "CPU"


def made_small(record: FrozenRecord) -> bool:
    """Return whether the page ran on the CPU, and chose the smaller configuration for that."""
    return Need.GPU in record.lacks and record.provenance.configuration == "cpu"


def versions(record: FrozenRecord) -> str:
    """Return the versions of Python and of what the page imported."""
    named = {"Python": record.provenance.python, **record.provenance.versions}
    return ", ".join(f"{name} {version}" for name, version in sorted(named.items()))


def seed(record: FrozenRecord) -> str:
    """Return the page's seed, or that it sets none."""
    return "없음" if record.provenance.seed is None else str(record.provenance.seed)


def data(record: FrozenRecord) -> str:
    """Return each data set and whether it was the real one; '' where the page loaded none."""
    return " · ".join(f"{name}, {DATA[state]}" for name, state in record.provenance.data.items())


def commit_link(record: FrozenRecord, book: Book) -> tuple[str, str]:
    """Return the short commit and its address; ('기록 없음', '') where it is not known."""
    commit = record.volatile.commit
    return (commit[:7], f"{book.repository}/commit/{commit}") if commit else ("기록 없음", "")


def facts(record: FrozenRecord) -> dict[str, str]:
    """Return label → value, all but the commit, in the order in which readers see them.

    '데이터' is there only where the page loaded some.
    """
    return {
        "장치": record.provenance.device_name,
        "설정": OWN_SIZE[record.provenance.configuration],
        **({"데이터": data(record)} if record.provenance.data else {}),
        "실행 시간": f"{record.volatile.seconds:g}초",
        "최대 메모리": f"{record.volatile.peak_mib:,} MiB",
        "시드": seed(record),
        "실행한 날": record.volatile.date.isoformat(),
        "버전": versions(record),
    }


def banners(record: FrozenRecord) -> list[tuple[str, str]]:
    """Return title and text of a banner for each thing that the page needs and ran without."""
    return [_BANNERS[need](record) for need in record.lacks]


def _gpu_banner(record: FrozenRecord) -> tuple[str, str]:
    meant = "이 쪽은 GPU에서 실행하도록 썼지만, 지금 보이는 출력은 CPU에서"
    colab = "Colab에서 GPU를 켜고 실행하면"
    if made_small(record):
        return (
            "GPU가 없는 기계에서 작게 실행한 쪽",
            f"{meant} 작은 설정으로 실행한 것이다. 수는 진짜이지만 온전한 설정의 수와 다르다."
            f" {colab} 온전한 설정으로 돈다.",
        )
    return (
        "GPU가 없는 기계에서 실행한 쪽",
        f"{meant} 실행한 것이다. 걸린 시간과 수의 끝자리는 GPU에서와 다를 수 있다."
        f" {colab} GPU에서 돈다.",
    )


def _data_banner(record: FrozenRecord) -> tuple[str, str]:
    made = [name for name, state in record.provenance.data.items() if state == "made"]
    return (
        "대신 만든 데이터로 실행한 쪽",
        "진짜 데이터로 실행하도록 썼지만, 실행한 기계에 데이터가 없고 네트워크에도 닿지 못했다."
        " 지금 보이는 수와 그림은 이 책이 지어낸 데이터에서 나왔다"
        f"(진짜가 아닌 것: {', '.join(made)})."
        " Colab에서 실행하면 진짜 데이터를 내려받는다.",
    )


_BANNERS = {Need.GPU: _gpu_banner, Need.DATA: _data_banner}


def output_label(record: FrozenRecord) -> str:
    """Return the line under each output of a page that needs a GPU."""
    if made_small(record):
        return "CPU에서 작은 설정으로 나온 출력"
    label, name = device_label(record), record.provenance.device_name
    return f"{label}에서 나온 출력" if name == label else f"{label}({name})에서 나온 출력"


def provenance_markdown(record: FrozenRecord, book: Book) -> str:
    """Return the provenance as the last Markdown cell of the notebook."""
    name, url = commit_link(record, book)
    rows = {**facts(record), "커밋": f"[{name}]({url})" if url else name}
    lines = [f"| {label} | {value} |" for label, value in rows.items()]
    return "\n".join(
        ["#### 저장된 출력은 이렇게 나왔다", "", "| 무엇 | 값 |", "| --- | --- |", *lines]
    )


def banner_markdown(record: FrozenRecord) -> str:
    """Return the banners for the notebook; '' where the page lacked nothing."""
    return "\n\n".join(f"> **{title}**\n>\n> {text}" for title, text in banners(record))
