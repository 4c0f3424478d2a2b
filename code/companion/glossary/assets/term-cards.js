// A card with both names, pronunciation and definition when a reader points at, focuses or taps a term.
//
// The card lies over the text (the browser's top layer), so nothing moves. It stands after its link in
// the document, so that Tab leads into it, and is read to screen readers as the link's description. On
// a touch screen the first tap opens the card and the second follows the link.
import { cards } from "./cards.js";
import { idOf, make } from "./reading-page.js";

(() => {
  if (!document.getElementById("term-cards") || !HTMLElement.prototype.showPopover) return;
  const OPEN_DELAY = 150; // ms: a pointer on its way elsewhere opens nothing
  const CLOSE_DELAY = 250; // ms: time to move onto the card
  const MARGIN = 8; // px

  const card = make("span", { class: "term-card", id: "term-card", role: "note", popover: "manual" });

  let wanted = null; // the link whose card is to be shown once it is there
  let shownFor = null;
  let timer = 0;
  let touched = false;

  const linkOf = (target) => target.closest?.("a:has(> .term)");
  const termOf = async (link) => (await cards)[idOf(link.hash)];

  function part(tag, className, text, lang) {
    return text ? make(tag, { class: className, ...(lang && { lang }) }, text) : "";
  }

  /** Show the link's card, unless the reader has gone elsewhere meanwhile; say whether it has one. */
  async function show(link) {
    clearTimeout(timer);
    wanted = link;
    const term = await termOf(link);
    if (term && wanted === link && shownFor !== link) fill(link, term);
    return Boolean(term);
  }

  function fill(link, term) {
    hide();
    const names = make("span", { class: "names" }, " ");
    names.append(part("strong", "ko", term.ko), " ", part("span", "en", term.en === term.ko ? "" : term.en, "en"));
    if (term.abbr) names.append(" · ", part("span", "abbr", term.abbr, "en"));
    const more = make("a", { class: "more", href: link.href }, "용어집에서 보기");
    card.replaceChildren(
      names,
      part("span", "sound", term.sound && `[${term.sound}]`),
      part("span", "definition", term.definition),
      more,
    );
    link.after(card);
    link.setAttribute("aria-describedby", card.id);
    shownFor = link;
    // Study mode may cover the definition before anybody sees it.
    link.dispatchEvent(new CustomEvent("term-card", { bubbles: true, detail: card }));
    card.showPopover();
    place();
  }

  function hide() {
    clearTimeout(timer);
    wanted = null;
    if (!shownFor) return;
    shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    card.hidePopover();
    card.remove();
  }

  /** Below the link's last line, or above its first where there is no room; never past the edges. */
  function place() {
    if (!shownFor) return;
    const lines = shownFor.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = last.bottom + MARGIN + height <= innerHeight || first.top < height + MARGIN;
    const right = document.documentElement.clientWidth - width - MARGIN;
    card.style.left = `${Math.max(MARGIN, Math.min(last.left, right))}px`;
    card.style.top = `${below ? last.bottom + 4 : first.top - height - 4}px`;
  }

  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  const inside = (target) => target instanceof Node && (card.contains(target) || shownFor?.contains(target));

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!inside(event.target)) hide();
  });
  document.addEventListener("click", async (event) => {
    const link = linkOf(event.target);
    if (!link || !touched || shownFor === link) return;
    event.preventDefault();
    if (!(await show(link))) location.assign(link.href);
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event.target);
    if (link && link !== shownFor) later(() => show(link), OPEN_DELAY);
    else if (inside(event.target)) clearTimeout(timer);
    else if (shownFor && !inside(document.activeElement)) later(hide, CLOSE_DELAY);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event.target);
    if (link && !touched) show(link);
    else if (!inside(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !shownFor) return;
    const link = shownFor;
    const back = card.contains(document.activeElement);
    hide();
    if (back) {
      link.focus(); // opens the card again, which the reader has just closed
      hide();
    }
  });
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", hide);
})();
