// Filters the glossary page as the reader types. Every word typed must occur somewhere in an entry:
// headwords, definitions, other names, pronunciation, what speech recognition wrote. Entries whose
// headword matches come first.
(() => {
  const box = document.querySelector(".glossary-filter");
  if (!box) return;
  const input = box.querySelector("input");
  const count = box.querySelector("output");
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[\s·-]+/g, "");

  // A definition-list item is written as a dt and the dd that follows it.
  const list = document.querySelector(".glossary-entries");
  const entries = [...list.querySelectorAll(":scope > dt")].map((head) => {
    const body = head.nextElementSibling;
    return { head, body, names: fold(head.textContent), text: fold(head.textContent + body.textContent) };
  });

  const NO_MATCH = 3;
  const rank = (entry, words, whole) => {
    if (!whole) return 0;
    if (entry.names.startsWith(whole)) return 0;
    if (entry.names.includes(whole)) return 1;
    return words.every((word) => entry.text.includes(word)) ? 2 : NO_MATCH;
  };

  const show = (words) => {
    const whole = words.join("");
    const ranked = entries.map((entry) => ({ ...entry, rank: rank(entry, words, whole) }));
    ranked.sort((a, b) => a.rank - b.rank); // stable: alphabetical order within a rank
    for (const { head, body, rank } of ranked) {
      head.hidden = body.hidden = rank === NO_MATCH;
      list.append(head, body);
    }
    count.textContent = `${ranked.filter((entry) => entry.rank !== NO_MATCH).length}개`;
  };

  const filter = () => {
    show(input.value.split(/\s+/).map(fold).filter(Boolean));
    const url = new URL(location.href);
    input.value ? url.searchParams.set("find", input.value) : url.searchParams.delete("find");
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
  const query = new URLSearchParams(location.search).get("find");
  if (query) {
    input.value = query;
    filter();
  }
})();
