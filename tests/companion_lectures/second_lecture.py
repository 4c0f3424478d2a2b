"""A made-up second lecture. What is private in it is put together here, so that no file holds it."""

from pathlib import Path

PRIVATE = {
    "name": "박서" + "연",
    "given": "서" + "연",
    "label": "윤재" + "혁",
    "phone": "010-" + "2345-" + "6789",
    "spoken": "공일공 " + "이삼사오 " + "육칠팔구",
    "mail": "seoyeon" + "@" + "school.ac.kr",
    "number": "2023" + "12345",
    "room": "공학관 " + "305" + "호",
    "gossip": "그 " + "친구가 지난 시험에서 성적이 나빠서",
}

TEXT = f"""새 학기 day4_2
2025.03.19 수 오전 09:02 ・ 1시간 3분 20초
{PRIVATE["name"]}, {PRIVATE["label"]}


화자 1 00:04
오늘은 배치와 에포크를 볼게요. 1장을 펴세요. 1.1절이에요.
{PRIVATE["name"]} 학생 왔어요? {PRIVATE["room"]}로 옮긴다고 들었는데.

화자 2 05:10
에포크가 배치랑 어떻게 다른가요?

화자 1 05:20
이팍은 데이터를 한 번 다 보는 일이고 배치는 묶음이에요. 이건 시험에 낼게요.
질문은 {PRIVATE["phone"]}이나 {PRIVATE["spoken"]}, {PRIVATE["mail"]}로 보내요.

{PRIVATE["label"]} 06:00
제 학번은 {PRIVATE["number"]}인데요 출석이 안 됐어요

화자 1 1:02:03
{PRIVATE["gossip"]} 고민이래요.
{PRIVATE["label"][1:]} 말이 맞아요. 배치 슬라이드는 나중에 올려 줄게요.


clovanote.naver.com
"""


def write_second(folder: Path) -> Path:
    """Write the export into `folder`."""
    path = folder / "second.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
