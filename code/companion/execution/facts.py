"""What a reader is told of a run, once for the site, its table, and the notebook."""

from companion.execution.model import FrozenRecord
from companion.settings import Book

OWN_SIZE = {"gpu": "온전한 설정", "cpu": "작은 설정", None: "하나뿐인 설정"}
"""What `lessons.device` chose → what readers call it."""


def device_label(record: FrozenRecord) -> str:
    """Return 'GPU' or 'CPU', what the page's outputs were made on."""
    return "GPU" if record.provenance.device == "cuda" else "CPU"


def without_gpu(record: FrozenRecord) -> bool:
    """Return whether the page is meant for a GPU and ran on the CPU."""
    return record.scan.gpu and record.provenance.device == "cpu"


def made_small(record: FrozenRecord) -> bool:
    """Return whether the page ran on the CPU, and chose the smaller configuration for that."""
    return without_gpu(record) and record.provenance.configuration == "cpu"


def versions(record: FrozenRecord) -> str:
    """Return the versions of Python and of what the page imported."""
    named = {"Python": record.provenance.python, **record.provenance.versions}
    return ", ".join(f"{name} {version}" for name, version in sorted(named.items()))


def seed(record: FrozenRecord) -> str:
    """Return the page's seed, or that it sets none."""
    return "없음" if record.provenance.seed is None else str(record.provenance.seed)


def commit_link(record: FrozenRecord, book: Book) -> tuple[str, str]:
    """Return the short commit and its address; ('기록 없음', '') where it is not known."""
    commit = record.volatile.commit
    return (commit[:7], f"{book.repository}/commit/{commit}") if commit else ("기록 없음", "")


def facts(record: FrozenRecord) -> dict[str, str]:
    """Return label → value, all but the commit, in the order in which readers see them."""
    return {
        "장치": record.provenance.device_name,
        "설정": OWN_SIZE[record.provenance.configuration],
        "실행 시간": f"{record.volatile.seconds:g}초",
        "최대 메모리": f"{record.volatile.peak_mib:,} MiB",
        "시드": seed(record),
        "실행한 날": record.volatile.date.isoformat(),
        "버전": versions(record),
    }


def banner(record: FrozenRecord) -> tuple[str, str]:
    """Return title and text of the banner over a page that wants a GPU and ran without one."""
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


def output_label(record: FrozenRecord) -> str:
    """Return the line under each output of a page that is meant for a GPU."""
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
    """Return the banner for the notebook."""
    title, text = banner(record)
    return f"> **{title}**\n>\n> {text}"
