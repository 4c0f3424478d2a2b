// A self-test: answer, check, score, explanation. Without this script the questions stand there with
// their answers folded. Everything is kept in this browser.
import { all, button, find, read, write } from "./reading-page.js";
import { judge } from "./spelling.js";

const STORE = "annotated-dl-quiz";
const WORDS = {
  right: "○ 맞았다.",
  wrong: "× 틀렸다. 정답은 풀이에 있다.",
  slip: "△ 맞았지만 철자가 다르다. 풀이의 철자와 견주어 본다.",
  again: "△ 거의 맞았다. 한두 글자가 다르니 철자를 고쳐 다시 확인한다.",
  empty: "답을 먼저 적거나 고른다.",
};
const CLASSES = { right: "quiz-right", wrong: "quiz-wrong", slip: "quiz-slip" };

const root = find(document, ".quiz", HTMLElement);
const part = (selector) => find(root, selector, HTMLElement);
const [list, tools, last, result, keys] = [
  ".quiz-drawn",
  ".quiz-tools",
  ".quiz-last",
  ".quiz-result",
  ".quiz-key ol",
].map(part);
const chapter = root.dataset.chapter ?? "";
const pool = all(root, ".quiz-question", HTMLElement);
const drawn = () => all(list, ":scope > .quiz-question", HTMLElement);
const shape = drawn().map(({ dataset }) => dataset.group);
const seen = new Set(drawn());
const verdicts = new Map(); // question → "right", "slip" or "wrong"
const warned = new Set(); // questions whose spelling the reader was asked to look at once
/** @type {Map<Element, any>} */
const parts = new Map(pool.map((question) => [question, prepare(question)]));

/** Put a button in the place of the folded answer. */
function prepare(question) {
  const details = question.querySelector("details");
  const inputs = [...question.querySelectorAll("input, select")];
  const open = "open" in question.dataset;
  const label = open ? "답 보기" : "확인";
  const check = button(label, () => (details.hidden ? answer(question) : reset(question)), { class: "quiz-check" });
  const marks = open
    ? ["right", "wrong"].map((mark) =>
        button(mark === "right" ? "맞혔다" : "못 맞혔다", () => settle(question, mark), { class: "quiz-self" }),
      )
    : [];
  for (const mark of marks) mark.hidden = true;
  details.before(check);
  details.after(...marks);
  details.hidden = details.open = true;
  for (const input of inputs) {
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || input.tagName === "SELECT" || !details.hidden) return;
      event.preventDefault();
      answer(question);
    });
  }
  return { details, inputs, open, label, check, marks, verdict: question.querySelector(".quiz-verdict") };
}

/** What the reader's answer is worth, or null where there is none. */
function judged(question) {
  const { inputs } = parts.get(question);
  const { right, accept, others } = question.dataset;
  if (accept) return inputs[0].value.trim() ? judge(inputs[0].value, JSON.parse(accept), JSON.parse(others)) : null;
  if (inputs[0]?.type === "radio") {
    const chosen = inputs.find(({ checked }) => checked);
    return chosen ? (chosen.value === right ? "right" : "wrong") : null;
  }
  if (!inputs.length || inputs.some(({ value }) => !value)) return null;
  return String(JSON.parse(right)) === String(inputs.map(({ value }) => value)) ? "right" : "wrong";
}

function answer(question) {
  const { open, verdict, details, check, marks } = parts.get(question);
  if (open) {
    details.hidden = false;
    check.textContent = "답 가리기";
    for (const mark of marks) mark.hidden = false;
    details.querySelector("summary").focus();
    return;
  }
  const worth = judged(question);
  if (!worth) verdict.textContent = WORDS.empty;
  else if (worth === "slip" && !warned.has(question)) {
    warned.add(question);
    verdict.textContent = WORDS.again;
  } else settle(question, worth);
}

/** Say what the answer was worth, explain it, and lock it until the reader tries again. */
function settle(question, worth) {
  const { inputs, open, verdict, details, check, marks } = parts.get(question);
  verdicts.set(question, worth);
  question.classList.remove(...Object.values(CLASSES));
  question.classList.add(CLASSES[worth]);
  details.hidden = false;
  if (open)
    for (const [at, mark] of marks.entries())
      mark.setAttribute("aria-pressed", String((at === 0) === (worth === "right")));
  else {
    check.textContent = "다시 풀기";
    for (const input of inputs) input[input.type === "text" ? "readOnly" : "disabled"] = true;
    const typing = inputs.some((input) => input === document.activeElement && input.type === "text");
    if (question.contains(document.activeElement) && !typing) check.focus();
  }
  const { right } = question.dataset;
  for (const [at, option] of question.querySelectorAll(".quiz-option").entries())
    option.classList.toggle("quiz-answer", String(at) === right);
  for (const [at, row] of question.querySelectorAll(".quiz-row").entries())
    row.classList.add(inputs[at].value === String(JSON.parse(right)[at]) ? "quiz-answer" : "quiz-missed");
  verdict.textContent = open && worth === "wrong" ? "× 다시 볼 것으로 적어 둔다." : WORDS[worth];
  if (verdicts.size === list.children.length) score();
}

function reset(question) {
  const { inputs, verdict, details, check, marks, label } = parts.get(question);
  verdicts.delete(question);
  warned.delete(question);
  question.classList.remove(...Object.values(CLASSES));
  for (const option of question.querySelectorAll(".quiz-answer, .quiz-missed"))
    option.classList.remove("quiz-answer", "quiz-missed");
  for (const input of inputs) {
    input.disabled = input.readOnly = input.checked = false;
    if (input.type !== "radio") input.value = "";
  }
  for (const mark of marks) {
    mark.hidden = true;
    mark.removeAttribute("aria-pressed");
  }
  details.hidden = true;
  check.textContent = label;
  verdict.textContent = "";
}

/** Count what is not answered as wrong, and show the score. */
function grade() {
  for (const question of drawn())
    if (!verdicts.has(question)) settle(question, parts.get(question).open ? "wrong" : (judged(question) ?? "wrong"));
  score();
  result.focus();
}

function score() {
  const asked = drawn();
  const wrong = asked.filter((question) => verdicts.get(question) === "wrong");
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const record = { date, of: asked.length, right: asked.length - wrong.length, wrong: wrong.map(({ id }) => id) };
  result.replaceChildren(`${record.of}문제 가운데 ${record.right}문제를 맞혔다.`);
  if (wrong.length)
    result.append(
      ` 틀린 것은 ${wrong.map((question) => asked.indexOf(question) + 1).join(", ")}번이다. `,
      button("틀린 것만 다시", again),
    );
  remember(record);
  tell();
}

/** Show the questions `asked`, none answered, and the key that belongs to them. */
function show(asked, message) {
  for (const question of pool) reset(question);
  list.replaceChildren(...asked);
  for (const question of asked) seen.add(question);
  const answers = all(keys, "li", HTMLElement);
  for (const key of answers) key.hidden = !asked.some(({ id }) => id === key.dataset.for);
  for (const { id } of asked) keys.append(...answers.filter((key) => key.dataset.for === id));
  result.textContent = message;
  const first = asked[0].querySelector("legend");
  first.tabIndex = -1;
  first.focus();
}

/** Another draw of the same shape: what was not asked yet comes first, nothing is asked twice. */
function draw() {
  if (pool.every((question) => seen.has(question))) seen.clear();
  /** @type {Map<Element, any>} */
  const order = new Map(pool.map((question) => [question, Math.random() + (seen.has(question) ? 1 : 0)]));
  const waiting = [...pool].sort((a, b) => order.get(a) - order.get(b));
  const asked = [];
  const about = new Set();
  const subjects = (question) => question.dataset.about.split(" ");
  const fits = (question) => !asked.includes(question) && !subjects(question).some((one) => about.has(one));
  for (const group of shape) {
    const found = waiting.find((question) => fits(question) && question.dataset.group === group) ?? waiting.find(fits);
    if (!found) continue;
    asked.push(found);
    for (const one of subjects(found)) about.add(one);
  }
  show(asked, `다른 문제 ${asked.length}개를 골랐다.`);
}

function again() {
  const wrong = remembered()?.wrong ?? [];
  const asked = pool.filter(({ id }) => wrong.includes(id));
  if (asked.length) show(asked, `지난번에 틀린 문제 ${asked.length}개다.`);
}

/** How it went last time, if this device holds a record that is one of ours. */
function remembered() {
  const record = read(STORE)[chapter];
  return Array.isArray(record?.wrong) ? record : null;
}

function remember(record) {
  if (!write({ ...read(STORE), [chapter]: record }, STORE)) result.append(" 이 브라우저는 기록을 남기지 못한다.");
}

/** Say how it went last time. */
function tell() {
  const record = remembered();
  last.textContent = record ? `지난번(${record.date}) ${record.right}/${record.of} ` : "아직 푼 기록이 없다.";
  if (!record) return;
  if (record.wrong.length) last.append(button("틀린 것만 다시", again), " ");
  last.append(
    button("기록 지우기", () => {
      remember(undefined);
      tell();
      last.focus();
    }),
  );
}

root.querySelector(".quiz-more")?.remove();
part(".quiz-print").addEventListener("click", () => print());
const other = part(".quiz-other");
if (pool.length > list.children.length) other.addEventListener("click", draw);
else other.remove();
result.before(button("채점하기", grade, { class: "quiz-grade" }));
tell();
tools.classList.add("quiz-ready");
