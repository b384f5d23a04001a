// The chat page: sends what is typed to the REST channel and shows what comes back. Text is only ever set as text.
"use strict";

const log = document.getElementById("log");
const form = document.getElementById("form");
const field = document.getElementById("message");
const sender = sessionStorage.getItem("rolecall") || crypto.randomUUID();
sessionStorage.setItem("rolecall", sender);

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function show(node) {
  log.append(node);
  log.scrollTop = log.scrollHeight;
}

// Web addresses in a text become links; everything else stays text.
function linked(text, node) {
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g)) {
    node.append(text.slice(end, match.index));
    const link = element("a", "", match[0]);
    link.href = match[0];
    link.rel = "noopener noreferrer nofollow";
    link.target = "_blank";
    node.append(link);
    end = match.index + match[0].length;
  }
  node.append(text.slice(end));
  return node;
}

function buttons(list) {
  const row = element("div", "buttons");
  for (const { title, payload } of list) {
    const button = element("button", "", title);
    button.type = "button";
    button.addEventListener("click", () => say(payload || title, title));
    row.append(button);
  }
  return row;
}

function money(pay) {
  if (!pay) return "Pay not stated";
  const amounts = [pay.min, pay.max].filter((amount, place, all) => amount !== null && all.indexOf(amount) === place);
  const format = (amount) => amount.toLocaleString("en-US", { style: "currency", currency: pay.currency || "USD",
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
  return amounts.map(format).join(" - ") + (pay.per ? ` ${pay.per === "hour" ? "an" : "a"} ${pay.per}` : "");
}

function place({ city, region, country }) {
  return [city, region || (city ? null : country)].filter(Boolean).join(", ");
}

function card(job, number) {
  const box = element("article", "card");
  box.append(element("h2", "", `${number}. ${job.title}`));
  box.append(element("p", "", [job.company, job.places.map(place).join(" · ")].filter(Boolean).join(", ")));
  box.append(element("p", "", money(job.pay)));
  if (job.why.length) box.append(element("p", "quiet", `Why it fits: ${job.why.join("; ")}`));
  box.append(buttons([{ title: "Details", payload: `/select_posting${JSON.stringify({ posting_id: job.id })}` }]));
  return box;
}

// A turn's messages in order; where the results come as data, their cards stand for the list in words.
function showReplies(replies) {
  const results = replies.map((reply) => reply.custom).find((custom) => custom && custom.type === "results");
  for (const reply of replies) {
    const inWords = results && results.jobs.length && reply.text && /^\s*\d+\. /.test(reply.text);
    if (reply.text && !inWords) show(linked(reply.text, element("div", "said")));
    if (reply.custom && reply.custom.type === "results") {
      reply.custom.jobs.forEach((job, index) => show(card(job, reply.custom.offset + index + 1)));
    }
    if (reply.buttons && reply.buttons.length) show(buttons(reply.buttons));
  }
}

async function say(message, shown) {
  if (shown) show(element("div", "said mine", shown));
  log.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/webhooks/rest/webhook", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sender, message }),
      signal: AbortSignal.timeout(20000),
    });
    if (!response.ok) throw new Error(String(response.status));
    showReplies(await response.json());
  } catch {
    show(element("div", "said quiet", "The assistant did not answer. Check that it is running, then try again."));
    if (shown) show(buttons([{ title: "Try again", payload: message }]));
  } finally {
    log.removeAttribute("aria-busy");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const message = field.value.trim();
  if (!message) return;
  field.value = "";
  say(message, message);
});
document.getElementById("restart").addEventListener("click", () => {
  log.replaceChildren();
  say("/start_over").then(() => field.focus());
});

say("/greet");
field.focus();
