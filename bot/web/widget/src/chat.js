// The chat: puts the line to the server, the transcript, and what is seen of them together.
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Log } from "./log.js";
import { Menu, confirmation, saveFile } from "./menu.js";
import { Outbox } from "./outbox.js";
import { Panel } from "./panel.js";
import { kept } from "./storage.js";
import { t } from "./texts.js";
import { Transcript } from "./transcript.js";

export class Chat {
  /** `server`: its origin; `title`: of the panel. */
  constructor({ server, title }) {
    const say = (text, shown = text) => this.outbox.add(text, shown);
    const aboutOff = () => {
      this.askAbout(null);
      this.panel.focus();
    };
    this.connection = new Connection(server, this);
    this.transcript = new Transcript((after) => this.history(after), (entries, past) => this.show(entries, past));
    this.log = new Log({
      say: (text, shown) => this.press(text, shown),
      ask: (job) => {
        this.askAbout(job);
        this.composer.field.focus();
      },
      rate: (seq, up) => this.try("rate", { seq, up }),
      again: (item) => this.outbox.again(item),
      refocus: (byKey) => (byKey ? this.composer.field : this.log.node).focus(),
    });
    this.outbox = new Outbox((item) => this.send(item), () => this.connection.up, (item) => this.log.pending(item));
    this.composer = new Composer({ say, propose: (text) => this.propose(text), aboutOff });
    const forget = () => this.try("forget").catch(() => {});
    this.confirm = confirmation(t("forgetAsk"), t("forgetYes"), t("forgetNo"), forget);
    this.menu = new Menu({
      showSaved: () => say("/show_saved", t("showSaved")),
      startOver: () => this.try("restart").catch(() => {}),
      download: () => this.try("download").then(({ data }) => saveFile("chat.json", data), () => {}),
      forget: () => this.confirm.showModal(),
    });
    this.panel = new Panel({
      title, menu: this.menu.node, log: this.log.node, composer: this.composer.node, confirm: this.confirm,
      field: this.composer.field, opened: () => this.start(),
    });
  }

  /** Greets and connects, once. A chat that was never opened asks nothing of the server. */
  start() {
    if (this.started) return;
    this.started = true;
    this.greet();
    for (const item of this.outbox.items) this.log.pending(item);
    this.connection.start();
  }

  greet() {
    const [text, suggestions] = this.posting ? ["greetingPosting", "suggestionsPosting"] : ["greeting", "suggestions"];
    const choices = t(suggestions).map((title) => ({ title, payload: title }));
    this.log.note([{ kind: "text", text: t(text) }, { kind: "choices", choices }]);
  }

  /** The page has a posting open, or none: the next question is about it. */
  showPosting(id) {
    this.posting = id;
    this.askAbout(id ? { id } : null);
  }

  askAbout(job) {
    this.about = job;
    const words = !job ? "" : job.title ? t("about", { title: job.title }) : t("aboutPage");
    this.composer.asksAbout(words);
    if (this.connection.up) this.connection.ask("context", { posting_id: job?.id ?? null }).catch(() => {});
  }

  press(text, shown) {
    if (text.startsWith("/select_posting") && this.about) this.askAbout(null); // another one is picked
    this.outbox.add(text, shown);
  }

  send({ id, text, shown }) {
    return this.connection.ask("say", { id, text, shown });
  }

  async history(after) {
    return (await this.connection.ask("history", { after })).entries;
  }

  async propose(text) {
    if (!this.connection.up) return [];
    const { suggestions } = await this.connection.ask("suggest", { text });
    return suggestions.map((found) => found.text);
  }

  /** Asks the server; says what is in the way when it refuses. */
  async try(event, data) {
    try {
      if (!this.connection.up) throw new Error(event);
      const found = await this.connection.ask(event, data);
      this.panel.say("");
      return found;
    } catch (error) {
      this.panel.say(error.code ? error.message : this.connection.up ? t("faulty") : t("offline"));
      throw error;
    }
  }

  show(entries, past) {
    this.log.show(entries, past);
    const said = entries.filter(({ who }) => who === "bot");
    for (const { of, messages } of said) {
      this.outbox.answered(of);
      // What is shown now is what is asked about from here on.
      const types = messages.map(({ custom }) => custom?.type);
      if (!past && this.about && (types.includes("results") || types.includes("job"))) this.askAbout(null);
    }
    if (said.length) this.panel.writing.hidden = true;
    const seen = kept.get("seen") || 0;
    const { isOpen, waiting } = this.panel;
    if (isOpen) kept.set("seen", Math.max(seen, this.transcript.last));
    else this.panel.count(waiting + said.filter(({ seq }) => seq > seen).length);
  }

  // What the connection tells

  async up() {
    this.panel.say("");
    if (this.about) this.askAbout(this.about);
    await this.transcript.sync().catch(() => {});
    this.outbox.resume();
  }

  down(words) {
    this.panel.writing.hidden = true;
    this.panel.say(words || t("offline"));
  }

  entry(entry) {
    this.transcript.hear(entry);
  }

  typing({ on }) {
    this.panel.writing.hidden = !on;
  }

  restarted({ seq }) {
    this.begin(seq, "restarted");
  }

  forgotten() {
    this.begin(0, "forgotten");
  }

  /** The server has begun another session: the old one was too old. */
  other() {
    this.begin(0);
  }

  begin(after, note) {
    this.transcript.forget(after);
    this.outbox.clear();
    this.log.clear();
    if (note) this.log.note([{ kind: "text", text: t(note) }]);
    else this.greet();
  }
}
