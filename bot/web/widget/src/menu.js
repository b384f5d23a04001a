// What can be done with the whole chat: a button that shows the list, and the question before all is deleted.
import { button, el, tool } from "./dom.js";
import { t } from "./texts.js";

export class Menu {
  /** `doing`: what each entry does, by the key of its text. */
  constructor(doing) {
    this.list = el("div", { class: "menu", id: "menu", hidden: true },
      Object.entries(doing).map(([key, act]) => button(t(key), () => {
        this.close();
        act();
      })));
    const toggle = () => (this.list.hidden ? this.open() : this.close());
    this.button = tool("menu", t("menu"), toggle, { "aria-expanded": "false", "aria-controls": "menu" });
    this.node = el("div", { class: "menued", onkeydown: (event) => this.pressed(event), onfocusout: (event) => {
      if (event.relatedTarget && !this.node.contains(event.relatedTarget)) this.close(false);
    } }, this.button, this.list);
  }

  open() {
    this.list.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.list.firstElementChild.focus();
  }

  close(refocus = true) {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (refocus) this.button.focus();
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (step && !this.list.hidden) {
      const entries = [...this.list.children];
      const at = entries.indexOf(this.list.getRootNode().activeElement);
      entries[(at + step + entries.length) % entries.length].focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Asks before `act`; a dialog keeps the focus and gives it back by itself. */
export function confirmation(question, yes, no, act) {
  const close = () => node.close();
  const node = el("dialog", { "aria-labelledby": "question" },
    el("p", { id: "question" }, question),
    el("div", { class: "row" },
      button(no, close, { autofocus: true }),
      button(yes, () => {
        close();
        act();
      }, { class: "main" })));
  node.addEventListener("keydown", (event) => event.stopPropagation());
  return node;
}

/** Saves an object as a file of JSON. */
export function saveFile(name, data) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
