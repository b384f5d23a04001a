// The blocks of a turn as elements: one function a kind.
import { card } from "./card.js";
import { button, el, linked } from "./dom.js";
import { t } from "./texts.js";

/** The element of a block of layout.js; `act` is what its buttons do. */
export function blockNode(block, act) {
  return NODES[block.kind](block, act);
}

const NODES = {
  text: ({ text }) => el("p", { class: "said" }, linked(text)),
  cards: ({ jobs, from, closed }, act) =>
    jobs.map((job, at) => card(job, act, { number: from + at, closed: closed?.includes(job.id) })),
  job: ({ job }, act) => card(job, act, { details: false }),
  choices: ({ choices }, act) => el("div", { class: "row" },
    choices.map(({ title, payload }) => button(title, () => act.say(payload || title, title)))),
  chips: ({ chips }, act) => el("div", { class: "row chips", role: "group", "aria-label": t("filters") },
    chips.map(({ title, payload }) => {
      const words = t("takeOff", { words: title });
      return button(`${title} ✕`, () => act.say(payload, words), { "aria-label": words });
    })),
  answer: ({ pieces, title }) => el("div", { class: "answer" },
    pieces.map(({ text, quote, field }) => (quote ? quotation(quote, field, title) : el("p", { class: "said" }, linked(text))))),
  comparison: ({ jobs, rows }, act) => table(jobs, rows, act),
};

function quotation(quote, field, title) {
  const source = t(field === "recruiter" ? "fromRecruiter" : "fromPosting");
  return el("figure", {},
    el("blockquote", {}, quote),
    el("figcaption", { class: "quiet" }, title ? t("fromNamed", { source, title }) : source));
}

function table(jobs, rows, act) {
  const open = (job) => {
    const shown = t("ofJob", { what: t("details"), title: job.title });
    return button(job.title, () => act.say(`/select_posting${JSON.stringify({ posting_id: job.id })}`, shown));
  };
  const heads = jobs.map((job) => el("th", { scope: "col" }, open(job), el("br"), job.company || ""));
  const body = rows.map(({ facet, values }) => el("tr", {},
    el("th", { scope: "row" }, facetName(facet)),
    values.map((value) => el("td", { class: value == null ? "quiet" : null }, value ?? t("notStated")))));
  return el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": t("comparison") },
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("facet")), heads)), el("tbody", {}, body)));
}

function facetName(facet) {
  const words = facet.replaceAll("_", " ");
  return t("facets")[facet] || words[0].toUpperCase() + words.slice(1);
}
