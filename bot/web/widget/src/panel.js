// The launcher and the panel: shown, hidden, with the focus kept and given back.
import { button, el, icon, tool } from "./dom.js";
import { ofTab } from "./storage.js";
import { t } from "./texts.js";

// Where the panel takes all of the screen: style.css.
const small = matchMedia("(max-width: 30em), (max-height: 30em)");

export class Panel {
  /** `parts`: what stands in the panel; `field` is what gets the focus; `opened` is called when it is opened. */
  constructor({ title, menu, log, composer, confirm, field, opened }) {
    Object.assign(this, { title, field, opened });
    this.unread = el("span", { class: "unread", "aria-hidden": "true", hidden: true });
    this.launcher = button([icon("chat"), this.unread], () => this.open(), {
      class: "launcher", "aria-expanded": "false", "aria-controls": "panel",
    });
    this.status = el("p", { class: "status quiet", role: "status" });
    // No live region: that something is written would be read out at every turn.
    this.writing = el("p", { class: "writing quiet", hidden: true }, t("writing"));
    this.panel = el("div", {
      class: "panel", id: "panel", role: "dialog", "aria-label": title, tabindex: -1, hidden: true,
      onkeydown: (event) => event.key === "Escape" && this.close(),
      // What has the focus must not be hidden behind the panel.
      onfocusout: ({ relatedTarget: to }) => small.matches && to && !this.panel.contains(to) && this.close(false),
    },
      el("header", {}, el("h2", {}, title), menu,
        tool("close", t("close"), () => this.close())),
      log, this.writing, this.status, composer, confirm);
    this.count(0);
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  /** Opens the chat; `focus` false leaves the focus where it is. */
  open(focus = true) {
    this.panel.hidden = false;
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
    this.count(0);
    ofTab.set("open", true);
    this.opened();
    if (focus) this.focus();
  }

  /** Opens the chat by itself, as a page may wish or as it was on the page before; not over all of a small screen. */
  openAlone() {
    if (!small.matches) this.open(false);
  }

  close(refocus = true) {
    this.panel.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    ofTab.set("open", false);
    if (refocus) this.launcher.focus();
  }

  /** To the field; on a touch screen to the panel, for there the field brings up a keyboard. */
  focus() {
    (matchMedia("(pointer: coarse)").matches ? this.panel : this.field).focus();
  }

  /** How many messages have come while the panel was closed. */
  count(number) {
    this.unread.textContent = number > 9 ? "9+" : number;
    this.unread.hidden = !number;
    const label = t(number ? "openUnread" : "open", { title: this.title, count: number });
    this.launcher.setAttribute("aria-label", label);
    this.waiting = number;
  }

  /** Says what is in the way, in words; empty when nothing is. */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}
