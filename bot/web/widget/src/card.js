// A posting as a card: what is known at a glance, why it fits, and what can be done with it.
import { button, el, link } from "./dom.js";
import { age, money, places, t } from "./texts.js";

const payload = (intent, job) => `/${intent}${JSON.stringify({ posting_id: job.id })}`;

/** The card; `act.say(text, shown)` sends a message, `act.ask(job)` has the next question be about it,
 * `act.isSaved(id)` tells whether it is saved. `number` is left out where there is no list, `details` where they are
 * shown already; one that is `closed` can no longer be asked about or applied for. */
export function card(job, act, { number, closed, details = true } = {}) {
  const titled = (what) => t("ofJob", { what: t(what), title: job.title });
  const tell = (what, intent) => act.say(payload(intent, job), titled(what));
  const named = (what, onclick, more) => button(t(what), onclick, { "aria-label": titled(what), ...more });
  const apply = { class: "button main", "aria-label": `${titled("apply")} (${t("newWindow")})` };
  return el("article", { class: "card", "aria-label": job.title },
    el("h3", {}, number ? `${number}. ${job.title}` : job.title),
    closed && el("p", { class: "trouble" }, t("closed")),
    el("p", {}, job.company || t("employerNotStated")),
    el("p", {}, joined(
      places(job.places || []) || (job.workplace === "remote" ? "" : t("placeNotStated")),
      job.workplace && t("workplace")[job.workplace],
      (job.employment || []).map((kind) => t("employment")[kind] || kind).join(", "))),
    el("p", { class: job.pay ? "pay" : "quiet" }, money(job.pay)),
    el("p", { class: "quiet" }, joined(...freshness(job))),
    job.why?.length > 0 && el("p", { class: "quiet" }, t("whyFits", { why: job.why.join("; ") })),
    el("div", { class: "row" },
      details && !closed && named("details", () => tell("details", "select_posting")),
      !closed && named("ask", () => act.ask(job)),
      saveButton(job, act, titled),
      !closed && job.url && link(job.url, t("apply"), apply)));
}

function saveButton(job, act, titled) {
  const node = button("", () => {
    const intent = act.isSaved(job.id) ? "unsave_posting" : "save_posting";
    act.say(payload(intent, job), titled(act.isSaved(job.id) ? "unsave" : "save"));
  }, { "data-job": job.id, "aria-label": titled("save") });
  markSaved(node, act.isSaved(job.id));
  return node;
}

/** Shows on a card's button whether its posting is saved. */
export function markSaved(node, saved) {
  node.setAttribute("aria-pressed", String(saved));
  node.textContent = t(saved ? "saved" : "save");
}

function freshness(job) {
  const today = new Date().toISOString().slice(0, 10);
  const seen = job.posted_on && job.posted_on <= today ? t("posted", { age: age(job.posted_on) })
    : job.posted_on ? t("opens", { date: job.posted_on })
    : job.first_seen ? t("firstSeen", { age: age(job.first_seen) }) : t("dateNotStated");
  return [
    seen,
    job.last_seen && t("checked", { age: age(job.last_seen) }),
    job.closes_on && t("closes", { date: job.closes_on }),
  ];
}

const joined = (...parts) => parts.filter(Boolean).join(" · ");
