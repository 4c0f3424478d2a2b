"""What private stretches look like: the tables behind `privacy`."""

import re

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반왕금옥인맹제모탁국은편용"
)
COMMON = 55
"""So many of them, the commonest, make a name without a title beside it."""

TAILS = "로도만은의이가를을나문기열화자수"
"""After a noun of two syllables these make no given name but a word: '함수로', '반복문'."""

GIVEN = (
    "가강건경고광교국권규균근금기길나남다단달담대덕도동두라란래련령로록루류률리린림만명모무묵문미민"
    "배백범별병보복봉빈빛사산상샘새서석선설섭성세소솔송수숙순슬승시식신아안애양언여연열영예오옥온완용우욱운"
    "웅원월유윤율은을음의이익인일임자장재전정제조종주준중지진찬창채천철초춘충치태택평필하학한해향허헌혁현"
    "형혜호홍화환황효후훈휘희"
)
"""Syllables of which Korean given names are made."""

TITLES = "씨|님|군|양|교수|선생|학생|조교|박사|선배|후배|언니|오빠|누나"
ENDS = re.compile(r"[.?!](?=\s)|\n")
NAME = re.compile(rf"(?<![가-힣])[{SURNAMES[:COMMON]}][{GIVEN}]{{2}}")
TITLED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}}?)\s?(?P<title>{TITLES})(?![가-힣]*[점과실])"
)
CALLED = re.compile(
    r"(?:이름이|이름은|저는|나는|제가)\s(?P<name>[가-힣]{2,4}?)(?=이?(?:에요|예요|입니다|라고|이라고|야\b))"
)
VOCATIVE = re.compile(rf"(?P<name>[{GIVEN}](?<![가-힣][{GIVEN}])[{GIVEN}])[아야](?![가-힣])")

# Each begins with what can be searched for quickly; what may not stand before it comes after that.
FREE = r"(?![A-Za-z_.,/-]*\d)"
SAID = "공영일이삼사오육륙칠팔구"
MMDD = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
NUMBERS = (
    ("전화번호", r"0(?<![A-Za-z0-9_.,/#=+-]0)1[016789][-. ]?\d{3,4}[-. ]?\d{4}" + FREE),
    ("전화번호", r"\+82[- ]?0?1[016789][-. ]?\d{3,4}[-. ]?\d{4}"),
    ("전화번호", r"0(?<![A-Za-z0-9_.,/#=+-]0)(?:2|[3-6]\d)[-) ]\s?\d{3,4}[- ]\d{4}" + FREE),
    ("전화번호", rf"[공영]\s?일\s?[공영일육칠팔구](?:\s?[{SAID}]){{7,8}}(?![가-힣])"),
    (
        "전자우편",
        r"@(?<=[\w.+-]@)(?!example\.)(?:[A-Za-z0-9-]+\.)+(?:com|net|org|edu|kr)(?![A-Za-z0-9])",
    ),
    ("전자우편", r"골뱅이(?<=\w\s골뱅이)\s?\w+|골뱅이(?<=\w골뱅이)\s?\w+"),
    ("학번", r"학번[은이:]?\s?\d{5,10}|[0-2]\d\s?학번"),
    (
        "학번",
        rf"20(?<![A-Za-z0-9_.,/#=+-]20)[0-2]\d(?!{MMDD})\d{{4}}(?:\d{{1,2}})?(?![A-Za-z0-9_]|[.,/-]\d)",
    ),
    ("강의실", r"\d(?<![\d.]\d)\d?\s?동\s?\d{3,4}\s?호"),
    ("강의실", r"\d(?<![A-Za-z0-9_.]\d)\d{2,3}\s?호(?:실|(?!차|선|점|기))"),
    ("강의실", r"강의실\s?[A-Z]?\d{2,4}"),
    ("강의실", r"관\s?[A-Z]?\d{3,4}(?!\s?(?:년|개|명|쪽))"),
)
PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in NUMBERS)

CASE = "(?:들)?(?:이|가|은|는|도|를|을|한테|의|랑)?(?![가-힣])"
REMARK = re.compile(
    rf"[그저이](?<![가-힣][그저이])\s?(?:친구|학생|녀석|놈|자식){CASE}"
    rf"|[걔쟤](?<![가-힣][걔쟤])네?{CASE}"
    rf"|(?:[그저]|어떤|어느|옆\s?반|다른\s?과)\s(?:교수|선생|조교|학생)(?:님)?{CASE}"
    r"|누구[누]구|아무[개]|카(?:카오)?톡\s?아이[디]|계좌\s?번[호]"  # finds not itself
)
ALSO_THINGS = re.compile(r"걔|쟤|[그저이]\s?(?:녀석|놈|자식)")
PERSONAL = re.compile(
    "결석|지각|성적|학점|점수|휴학|복학|자퇴|졸업|전과|수강|출석|학생|교수|조교|선배|후배|남자|여자|집에"
    "|아프|아파|병원|입원|군대|취직|취업|싸우|싸웠|헤어|사귀|울었|거짓말|커닝|컨닝"
    "|말하더|그러더|그랬대|했대|이랬대|왔대|갔대"
)

MAIL_NAME = re.compile(r"[\w.+-]+$")
BUILDING = re.compile(r"[가-힣]{1,6}(?:관|동|원|홀)\s?$")
HALL = re.compile(r"[가-힣]{1,6}$")
"""What may stand before the part of an address or a room that the tables above find."""

NOT_NAMES = frozenset(
    {"한국", "미국", "영국", "인도", "서울", "한양", "고려", "연세", "성균", "조선", "인하"}
)
"""Places and schools before 학생, 교수: they are spelled as a name might be."""
