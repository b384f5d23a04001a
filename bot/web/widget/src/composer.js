// Where messages are written: the field, what it proposes while typing, and what the question is about.
import { el, tool } from "./dom.js";
import { t } from "./texts.js";

const PAUSE_MS = 150;
const SHORTEST = 2;

export class Composer {
  /** `say(text)` sends; `propose(text)` gives a promise of names that go on so; `aboutOff()`: no longer about it. */
  constructor({ say, propose, aboutOff }) {
    Object.assign(this, { say, propose, found: [], chosen: -1 });
    this.list = el("ul", { class: "proposals", role: "listbox", id: "proposals", "aria-label": t("proposals"), hidden: true });
    this.field = el("input", {
      type: "text", role: "combobox", "aria-label": t("message"), "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "proposals", autocomplete: "off", maxlength: 1000, enterkeyhint: "send",
      placeholder: t("placeholder"), oninput: () => this.typed(), onkeydown: (event) => this.pressed(event),
      onblur: () => this.close(),
    });
    this.count = el("span", { class: "unseen", role: "status" });
    this.about = el("span", {});
    this.aboutRow = el("p", { class: "about", hidden: true }, this.about,
      tool("close", t("aboutOff"), aboutOff));
    this.node = el("form", { class: "composer", onsubmit: (event) => this.sent(event) }, this.aboutRow, this.list, this.count,
      el("div", { class: "field" }, this.field,
        tool("send", t("send"), null, { class: "icon main", type: "submit" })));
  }

  /** Says what the next question is about; empty: nothing in particular. */
  asksAbout(words) {
    this.about.textContent = words;
    this.aboutRow.hidden = !words;
  }

  sent(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    this.close();
    if (!text) return;
    this.field.value = "";
    this.say(text);
  }

  typed() {
    clearTimeout(this.pause);
    const [, begun] = this.parts();
    if (begun.length < SHORTEST) return this.close();
    this.pause = setTimeout(async () => {
      const found = await this.propose(begun).catch(() => []);
      if (this.parts()[1] === begun && this.focused()) this.open(found.filter((text) => text !== begun));
    }, PAUSE_MS);
  }

  focused() {
    return this.field.getRootNode().activeElement === this.field;
  }

  /** What is typed, cut where the last name begins: after a comma, or a word such as "in". */
  parts() {
    const { value } = this.field;
    const words = t("nameAfter").map((word) => `\\s${word}\\s`).join("|");
    const [, before, begun] = value.match(new RegExp(`^(.*(?:[,;]|${words})\\s*|\\s*)(.*)$`, "i"));
    return [before, begun];
  }

  open(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((text, at) => el("li", {
      role: "option", id: `proposal-${at}`, "aria-selected": "false",
      // Before the field loses its focus.
      onpointerdown: (event) => event.preventDefault(), onclick: () => this.take(at),
    }, text)));
    this.choose(-1);
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.count.textContent = found.length ? t("proposalsCount", { count: found.length }) : "";
  }

  close() {
    clearTimeout(this.pause);
    this.open([]);
  }

  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((node, place) => node.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `proposal-${at}`);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  take(at) {
    this.field.value = this.parts()[0] + this.found[at];
    this.close();
    this.field.focus();
  }

  pressed(event) {
    const { length } = this.found;
    if (!length || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.choose(((this.chosen + step + 1 + length + 1) % (length + 1)) - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
