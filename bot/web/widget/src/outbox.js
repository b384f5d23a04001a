// Messages on their way: each is kept until it is answered, and said again, under the same id, when it may be lost.
// The server takes an id once, so none comes twice.
import { ofTab } from "./storage.js";

const ANSWER_MS = 20_000;

export class Outbox {
  /** `send(item)` gives a promise of the server's ack, or fails; `isUp()` tells whether there is a line;
   * `shown(item)` is called when `item.state` changes: "waiting", "sent", "slow", "failed" (with `item.why`). */
  constructor(send, isUp, shown) {
    Object.assign(this, { send, isUp, shown, timers: new Map() });
    this.items = ofTab.get("outbox") || [];
    this.sending = false;
  }

  add(text, title) {
    const item = { id: newId(), text, shown: title, state: "waiting" };
    this.items.push(item);
    this.keep();
    this.shown(item);
    this.flush();
  }

  again(item) {
    this.turn(item, "waiting");
    this.flush();
  }

  /** Says again what is not answered yet: after a reconnection nobody knows what the server has. */
  resume() {
    for (const item of this.items) if (item.state !== "failed") this.turn(item, "waiting");
    this.flush();
  }

  /** An answer has come, to the message of that id, or, where it names none, to all that were sent. */
  answered(id) {
    const done = this.items.filter((item) => (id ? item.id === id : item.state === "sent"));
    for (const item of done) clearTimeout(this.timers.get(item.id));
    this.items = this.items.filter((item) => !done.includes(item));
    this.keep();
  }

  clear() {
    this.timers.forEach(clearTimeout);
    this.items = [];
    this.keep();
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    let item;
    while (this.isUp() && (item = this.items.find(({ state }) => state === "waiting"))) {
      try {
        await this.send(item);
        if (item.state === "waiting") this.turn(item, "sent");
      } catch (error) {
        if (!this.isUp()) break; // it is said again when the line is back
        item.why = error.code ? error.message : "";
        this.turn(item, "failed");
      }
    }
    this.sending = false;
  }

  turn(item, state) {
    item.state = state;
    clearTimeout(this.timers.get(item.id));
    if (state === "sent") this.timers.set(item.id, setTimeout(() => this.turn(item, "slow"), ANSWER_MS));
    this.keep();
    if (this.items.includes(item)) this.shown(item);
  }

  keep() {
    ofTab.set("outbox", this.items.length ? this.items : null);
  }
}

/** 128 random bits; pages without https have no `crypto.randomUUID`. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
