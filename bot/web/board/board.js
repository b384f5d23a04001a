// The button of a posting's page: opens the chat, which knows from its own tag which posting it is about.
"use strict";

customElements.whenDefined("rolecall-chat").then(() => {
  const button = document.getElementById("ask");
  button.hidden = false;
  button.addEventListener("click", () => document.querySelector("rolecall-chat").open());
});
