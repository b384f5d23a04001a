// <rolecall-chat>: the chat in a shadow root, out of the reach of the page's style.
import { Chat } from "./chat.js";
import { el } from "./dom.js";
import { kept, ofTab } from "./storage.js";
import style from "./style.css";
import { direction, lang, speak, t } from "./texts.js";

export class RolecallChat extends HTMLElement {
  static observedAttributes = ["posting", "theme", "position"];

  connectedCallback() {
    if (this.chat) return;
    speak(this.getAttribute("lang") || document.documentElement.lang || "en", window.rolecallTexts);
    const server = this.getAttribute("server") || location.origin;
    this.chat = new Chat({ server, title: this.getAttribute("title-text") || t("title") });
    const { panel } = this.chat;
    this.root = el("div", { class: "root", dir: direction(), lang: lang() }, panel.launcher, panel.panel);
    const sheet = new CSSStyleSheet(); // set from script, as a strict Content-Security-Policy lets one
    sheet.replaceSync(style);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(this.root);
    this.attributeChangedCallback();
    const open = ofTab.get("open");
    if (open ?? this.hasAttribute("open")) panel.openAlone();
    else if (kept.get("session")) this.chat.start(); // what came meanwhile is counted
  }

  attributeChangedCallback() {
    if (!this.root) return;
    this.root.dataset.theme = this.getAttribute("theme") || "auto";
    this.root.dataset.position = this.getAttribute("position") || "right";
    const posting = this.getAttribute("posting");
    if (posting !== (this.chat.posting ?? null)) this.chat.showPosting(posting);
  }

  /** Opens the chat, about the page's posting if there is one, and puts the focus into it. */
  open() {
    this.chat.showPosting(this.chat.posting);
    this.chat.panel.open();
  }

  close() {
    this.chat.panel.close();
  }
}
