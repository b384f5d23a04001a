// The conversation in view: turns in order, messages on their way after them.
import { blockNode } from "./blocks.js";
import { markSaved } from "./card.js";
import { button, el, tool } from "./dom.js";
import { layOut } from "./layout.js";
import { ofTab } from "./storage.js";
import { t } from "./texts.js";

export class Log {
  /** `act`: what buttons do: `say`, `ask`, `rate(seq, up)`, `again(item)`. */
  constructor(act) {
    this.act = { ...act, isSaved: (id) => this.saved.has(id) };
    // There before the first message, so that screen readers watch it.
    this.node = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": t("conversation"), tabindex: 0 });
    this.clear();
  }

  clear() {
    this.jobs = new Map();
    this.saved = new Set();
    this.mine = new Map();
    this.node.replaceChildren();
  }

  /** Something said by nobody's message: the greeting, or that the data is deleted. */
  note(blocks) {
    this.node.append(this.turn("bot", blocks.map((block) => blockNode(block, this.act))));
  }

  /** Shows entries; those of the `past` are not read out. */
  show(entries, past) {
    if (past) this.node.setAttribute("aria-live", "off");
    for (const entry of entries) this[entry.who]?.(entry);
    const last = entries.findLast(({ who }) => who === "bot");
    const asked = last && this.mine.get(last.of);
    this.node.scrollTop = asked && !past ? asked.offsetTop - 8 : this.node.scrollHeight;
    if (past) setTimeout(() => this.node.setAttribute("aria-live", "polite"), 1000);
  }

  user({ of, messages }) {
    const text = messages[0]?.text;
    if (!this.mine.has(of)) this.mine.set(of, this.turn("user", [el("p", { class: "said" }, text)]));
    const node = this.mine.get(of);
    node.hidden = !text;
    this.settle(node);
    // Shown already when it was sent: it moves only if another tab's words came between.
    if (!node.isConnected || node.previousElementSibling?.matches(".pending")) this.place(node);
  }

  bot({ seq, messages }) {
    const blocks = layOut(messages, this.jobs);
    for (const { custom } of messages) if (custom?.type === "saved") this.markSaved(custom.ids);
    this.dropChips();
    const nodes = blocks.map((block) => [blockNode(block, this.act), block.kind === "answer" && this.thumbs(seq)]);
    this.place(this.turn("bot", nodes.flat(2)));
  }

  /** A message of this tab on its way, or what became of it. */
  pending(item) {
    const node = this.mine.get(item.id) || this.turn("user", [el("p", { class: "said" }, item.shown)]);
    if (!this.mine.has(item.id)) {
      this.mine.set(item.id, node);
      node.classList.add("pending");
      this.node.append(node);
      this.node.scrollTop = this.node.scrollHeight;
    }
    this.dropTrouble(node);
    if (item.state !== "failed" && item.state !== "slow") return;
    const why = item.state === "slow" ? t("slow") : item.why || t("notSent");
    node.append(el("p", { class: "trouble" }, why, button(t("again"), () => this.act.again(item))));
    this.node.scrollTop = this.node.scrollHeight;
  }

  settle(node) {
    node.classList.remove("pending");
    this.dropTrouble(node);
  }

  dropTrouble(node) {
    for (const row of node.querySelectorAll(".trouble")) this.drop(row);
  }

  place(node) {
    this.node.insertBefore(node, this.node.querySelector(".pending"));
  }

  turn(who, nodes) {
    const speaker = el("span", { class: "unseen" }, t(who === "user" ? "you" : "bot"));
    return el("div", { class: `turn ${who}` }, speaker, ...nodes);
  }

  /** Filters are in force as the last turn has them; the chips before it are taken away. */
  dropChips() {
    for (const row of this.node.querySelectorAll(".chips")) this.drop(row);
  }

  drop(row) {
    const focused = row.querySelector(":focus");
    if (focused) this.act.refocus(focused.matches(":focus-visible"));
    row.remove();
  }

  markSaved(ids) {
    this.saved = new Set(ids);
    for (const node of this.node.querySelectorAll("[data-job]")) markSaved(node, this.saved.has(node.dataset.job));
  }

  thumbs(seq) {
    const rated = ofTab.get("rated") || {};
    const thumb = (up, what) => tool("thumb", t(what), () => {
      const now = rated[seq] === up ? null : up;
      this.act.rate(seq, now).then(() => {
        rated[seq] = now;
        ofTab.set("rated", { ...ofTab.get("rated"), [seq]: now });
        mark();
      }, () => {});
    }, { class: up ? "icon" : "icon down" });
    const [up, down] = [thumb(true, "rateUp"), thumb(false, "rateDown")];
    const mark = () => {
      up.setAttribute("aria-pressed", String(rated[seq] === true));
      down.setAttribute("aria-pressed", String(rated[seq] === false));
    };
    mark();
    return el("div", { class: "row thumbs" }, up, down);
  }
}
