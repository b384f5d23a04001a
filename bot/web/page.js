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
  if (job.posted_on) box.append(element("p", "quiet", `Posted ${new Date(`${job.posted_on}T00:00`).toLocaleDateString()}`));
  if (job.why.length) box.append(element("p", "quiet", `Why it fits: ${job.why.join("; ")}`));
  box.append(buttons([{ title: "Details", payload: `/select_posting${JSON.stringify({ posting_id: job.id })}` }]));
  return box;
}

function showText(text) {
  if (text) show(linked(text, element("div", "said")));
}

// The list in words is for channels without cards: here its first line, the cards, and its last line.
function showResults(text, results) {
  const around = text.split("\n").filter((line) => !/^(\d+\. |\s)/.test(line));
  showText(around[0]);
  results.jobs.forEach((job, index) => show(card(job, results.offset + index + 1)));
  showText(around.slice(1).join("\n"));
}

// A turn's messages in order; a posting that has a card needs no button of its own.
function showReplies(replies) {
  const results = replies.map((reply) => reply.custom).find((custom) => custom && custom.type === "results");
  const listed = results && results.jobs.length && replies.find((reply) => /^\d+\. /m.test(reply.text || ""));
  for (const reply of replies) {
    if (reply === listed) showResults(reply.text, results);
    else showText(reply.text);
    const choices = (reply.buttons || []).filter(({ payload }) => !listed || !payload.startsWith("/select_posting"));
    if (choices.length) show(buttons(choices));
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
