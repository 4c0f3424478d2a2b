// Filters the glossary page as the reader types. Every word typed must occur somewhere in an entry:
// headwords, definitions, other names, pronunciation, what speech recognition wrote.
(() => {
  const box = document.querySelector(".glossary-filter");
  if (!box) return;
  const input = box.querySelector("input");
  const count = box.querySelector("output");
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[\s·-]+/g, "");

  // A definition-list item is written as a dt and the dd that follows it.
  const entries = [...document.querySelectorAll(".glossary-entries > dt")].map((head) => {
    const body = head.nextElementSibling;
    return { head, body, names: fold(head.textContent), text: fold(head.textContent + body.textContent) };
  });

  const show = (words) => {
    const whole = words.join("");
    let shown = 0;
    for (const entry of entries) {
      const hit = entry.names.includes(whole) || words.every((word) => entry.text.includes(word));
      entry.head.hidden = entry.body.hidden = !hit;
      shown += hit;
    }
    count.textContent = `${shown}개`;
  };

  const filter = () => {
    show(input.value.split(/\s+/).map(fold).filter(Boolean));
    const url = new URL(location.href);
    input.value ? url.searchParams.set("q", input.value) : url.searchParams.delete("q");
    history.replaceState(null, "", url);
  };

  // A link to an entry must show it even while a filter hides it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.hidden) {
      input.value = "";
      filter();
      target.scrollIntoView();
    }
  });

  box.hidden = false;
  input.addEventListener("input", filter);
  const query = new URLSearchParams(location.search).get("q");
  if (query) {
    input.value = query;
    filter();
  }
})();
