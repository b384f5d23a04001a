// What a turn shows: messages in, blocks out. The list in words that a message carries for channels without cards
// gives way to the cards, answers and tables of the `custom` message beside it.
const TAKE_OFF = /^✕ /;
const ON_CARD = /^\/(select|save|unsave)_posting\b/;

/** Blocks in order: {kind: "text" | "cards" | "job" | "answer" | "comparison" | "chips" | "choices", ...}.
 * `jobs` knows postings by id, and learns those of this turn. */
export function layOut(messages, jobs) {
  const blocks = [];
  const buttons = [];
  let said = [];
  for (const message of messages) {
    if (message.text) said.push(message.text);
    if (message.buttons) buttons.push(...message.buttons);
    const custom = message.custom;
    const show = custom && SHOWN[custom.type];
    if (show) {
      for (const job of [...(custom.jobs || []), ...(custom.job ? [custom.job] : [])]) jobs.set(job.id, job);
      blocks.push(...show(custom, said, jobs));
      said = [];
    }
  }
  blocks.push(...said.map(inWords));
  const { chips, replies } = choices(buttons, blocks);
  const cards = blocks.findIndex(({ kind }) => kind === "cards");
  blocks.splice(cards < 0 ? blocks.length : cards, 0, ...chips); // over the list that they are of
  return [...blocks, ...replies];
}

const inWords = (text) => ({ kind: "text", text });
const words = (lines) => lines.filter(Boolean).map(inWords);

const SHOWN = {
  results(custom, said) {
    const listed = said.findIndex((text) => /^\d+\. /m.test(text));
    if (!custom.jobs.length || listed < 0) return said.map(inWords);
    const lines = said[listed].split("\n").filter((line) => !/^(\d+\. |\s)/.test(line));
    return [
      ...words(said.slice(0, listed)), ...words([lines[0]]),
      { kind: "cards", jobs: custom.jobs, from: custom.offset + 1 },
      ...words([lines.slice(1).join("\n")]), ...words(said.slice(listed + 1)),
    ];
  },
  job(custom, said) {
    const lines = (said.pop() || "").split("\n").slice(2);
    const rest = lines.filter((line) => !custom.job.url || !line.includes(custom.job.url)).join("\n");
    return [...words(said), { kind: "job", job: custom.job }, ...words([rest])];
  },
  answer(custom, said, jobs) {
    const job = jobs.get(custom.posting_id);
    const about = job && [job.title, job.company].filter(Boolean).join(" · ");
    const lines = (said.pop() || "").split("\n");
    const end = about ? lines.findIndex((line) => line.startsWith(`(${about}`) || line.startsWith(`${about} `)) : -1;
    const text = end > 0 ? lines.slice(0, end).join("\n") : [custom.answer, custom.nearby].filter(Boolean).join("\n");
    return [...words(said), { kind: "answer", title: job?.title, pieces: setOff(text, custom.evidence || []) }];
  },
  comparison(custom, said) {
    const lines = (said.pop() || "").split("\n");
    const first = /^\d+\. /.test(lines[0]) ? "" : lines[0];
    return [...words([...said, first]), { kind: "comparison", ...custom }, ...words(lines.slice(1).slice(-1))];
  },
  // Of what was just saved the card is in view already.
  saved(custom, said) {
    if (custom.action !== "list" || !custom.jobs.length) return said.map(inWords);
    const lines = said.join("\n").split("\n").filter((line) => !/^(\d+\. |\s)/.test(line));
    const cards = { kind: "cards", jobs: custom.jobs, from: custom.offset + 1, closed: custom.closed };
    return [...words([lines[0]]), cards, ...words([lines.slice(1).join("\n")])];
  },
};

/** An answer cut where it quotes: [{text} | {quote, field}]; a quote that it leaves out comes after it. */
export function setOff(text, evidence) {
  const pieces = [{ text: text.replace(/[^\S\n]+/g, " ") }];
  for (const { quote, field } of evidence) {
    const plain = quote.replace(/\s+/g, " ").trim();
    const at = pieces.findIndex((piece) => piece.text?.includes(plain));
    if (at < 0) {
      pieces.push({ quote, field });
      continue;
    }
    const [before, ...after] = pieces[at].text.split(plain);
    pieces.splice(at, 1, { text: before }, { quote, field }, { text: after.join(plain) });
  }
  return pieces.map(trimmed).filter((piece) => piece.quote || piece.text);
}

// Of the text around a quote goes what held the quote: its marks, and the stop after it.
function trimmed(piece, at, pieces) {
  if (piece.quote) return piece;
  let { text } = piece;
  if (at > 0) text = text.replace(/^["“”.]+/, "");
  if (at < pieces.length - 1) text = text.replace(/["“]+$/, "");
  return { text: text.trim() };
}

/** Chips of the filters in force and quick replies; a posting that has a card needs no button of its own. */
function choices(buttons, blocks) {
  const cards = blocks.some(({ kind }) => kind === "cards" || kind === "job");
  const left = buttons.filter(({ payload }) => !(cards && ON_CARD.test(payload || "")));
  const chips = left.filter(({ title }) => TAKE_OFF.test(title));
  const replies = left.filter(({ title }) => !TAKE_OFF.test(title));
  return {
    chips: chips.length ? [{ kind: "chips", chips: chips.map((chip) => ({ ...chip, title: chip.title.slice(2) })) }] : [],
    replies: replies.length ? [{ kind: "choices", choices: replies }] : [],
  };
}
