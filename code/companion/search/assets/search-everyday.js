// What readers say and what books write: words of everyday that mean the same here. A dictionary form
// each, a verb's stem with its mark (나누_); a group is looked for by all its words, less by the others.
const GROUPS = [
  "학습 훈련 트레이닝",
  "늘리_ 키우_ 많_ 불리_ 늘_",
  "줄이_ 줄_ 작_ 적_ 줄어들_",
  "떨어지_ 낮_ 나빠지_ 나쁘_ 낮아지_ 내려가_",
  "오르_ 높_ 올라가_ 높아지_ 올리_ 높이_",
  "좋_ 낫_ 나아지_ 좋아지_",
  "고르_ 정하_ 선택 결정 찾_",
  "다르_ 차이 갈라지_ 달라지_",
  "빠르_ 속도 빨라지_",
  "느리_ 오래 느려지_",
  "멈추_ 끊기_ 끊_ 중단",
  "오류 에러 버그",
  "빼_ 빠지_ 없애_ 제거 지우_",
  "결과 예측 답 출력",
  "점수 성능 정확도",
  "나누_ 분할 떼_ 쪼개_",
  "섞_ 뒤섞_ 셔플",
  "저장 내보내_",
  "바꾸_ 변환 옮기_ 고치_",
  "이유 까닭 원인",
  "실수 잘못 틀리_",
  "설치 깔_",
  "사진 이미지 그림",
  "글 텍스트 문장",
  "재_ 측정 평가",
  "막_ 방지 피하_",
  "알아채_ 발견 탐지 찾아내_",
  "의심 이상하_ 수상하_",
  "만들_ 짓_ 구현 짜_",
  "모자라_ 부족 적_",
  "멀티 다중 여러",
  "크_ 커지_ 크기",
  "시작 처음 초기",
  "다시 재 또",
  "언제 시기 시점",
  "종류 목록 갈래",
  "역사 연표 옛",
  "외우_ 암기 기억",
  "쉽_ 간단하_ 단순하_",
  "어렵_ 힘들_",
  "교과서 교재 책",
  "강의 수업",
  "교수 교수님 선생",
  "시험 중간고사 기말고사",
  "범위 구간",
  "용량 크기",
  "손 직접",
  "쓰_ 사용 이용",
  "멀_ 거리",
  "확인 검사 살피_",
  "합치_ 더하_ 모으_",
  "얼리_ 동결 고정",
  "풀_ 해제",
  "무게 가중",
];

/** @type {Map<string, string[]>} */
const everyday = new Map();
for (const group of GROUPS) {
  const words = group.split(" ");
  for (const word of words)
    everyday.set(word, [...(everyday.get(word) ?? []), ...words.filter((other) => other !== word)]);
}

/**
 * The words that mean the same, but those that are said themselves.
 * @param {string} word
 * @param {Set<string>} said
 */
export const meaning = (word, said) => (everyday.get(word) ?? []).filter((other) => !said.has(other));
