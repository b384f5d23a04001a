// The script tag: its data- attributes become those of one <rolecall-chat>, at the end of the page.
import { RolecallChat } from "./element.js";

const tag = document.currentScript;

function place() {
  if (document.querySelector("rolecall-chat")) return;
  const { server, title, lang, posting, open, theme, position } = tag?.dataset || {};
  const found = tag?.src ? new URL(tag.src).origin : location.origin;
  const attributes = { server: server || found, "title-text": title, lang, posting, theme, position };
  const chat = document.createElement("rolecall-chat");
  for (const [name, value] of Object.entries(attributes)) if (value) chat.setAttribute(name, value);
  if (open === "true") chat.setAttribute("open", "");
  document.body.append(chat);
}

if (!customElements.get("rolecall-chat")) {
  customElements.define("rolecall-chat", RolecallChat);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
}
