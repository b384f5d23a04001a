// What a turn shows, of turns as the bot gives them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { layOut, setOff } from "../../../bot/web/widget/src/layout.js";

const turns = JSON.parse(readFileSync(new URL("turns.json", import.meta.url)));
const kinds = (blocks) => blocks.map(({ kind }) => kind);

test("a list: its head, the filters as chips, the cards, what comes next; no button that a card has", () => {
  const blocks = layOut(turns["warehouse in Tulsa"], new Map());
  assert.deepEqual(kinds(blocks), ["text", "chips", "cards", "text", "choices"]);
  assert.equal(blocks[0].text, "3 postings; 1-3: warehouse · Tulsa, OK");
  assert.deepEqual(blocks[1].chips.map(({ title }) => title), ["warehouse", "Tulsa, OK"]);
  assert.equal(blocks[2].jobs.length, 3);
  assert.equal(blocks[2].from, 1);
  assert.deepEqual(blocks[4].choices, [{ title: "Compare 1 and 2", payload: "Compare 1 and 2" }]);
});

test("an empty list: the words as they are, and the ways out as choices", () => {
  const blocks = layOut(turns["astronaut in Tulsa, no nights"], new Map());
  assert.deepEqual(kinds(blocks), ["text", "chips", "choices"]);
  assert.match(blocks[0].text, /^No posting matches: astronaut/);
  assert.deepEqual(blocks[2].choices.map(({ title }) => title), ["Without astronaut (7)", "Start over"]);
});

test("a posting: a card, and of the words what the card does not say", () => {
  const [job, text, choices] = layOut(turns["2"], new Map());
  assert.equal(job.job.title, "Forklift Operator - 2nd Shift");
  assert.match(text.text, /^It states: pay, .*\nAsk me anything about it\.$/);
  assert.equal(choices.choices.at(-1).title, "Back to results");
});

test("a posting without a link: that there is none is said", () => {
  const [text, custom] = turns["2"];
  const job = { ...custom.custom.job, url: null };
  const said = { ...text, text: text.text.replace(job.url ?? /https\S+/, "the posting gives no link") };
  const blocks = layOut([said, { custom: { ...custom.custom, job } }], new Map());
  assert.match(blocks[1].text, /the posting gives no link/);
});

test("an answer: its quotes set off, with the title of the posting that was shown before", () => {
  const jobs = new Map();
  layOut(turns["2"], jobs);
  const [answer] = layOut(turns["what does it pay?"], jobs);
  assert.equal(answer.title, "Forklift Operator - 2nd Shift");
  assert.deepEqual(answer.pieces.map(({ text, field }) => text || field),
    ["The posting's pay field says:", "pay", "The posting says:", "description"]);
  assert.equal(answer.pieces[1].quote, "$19.25 - $22.75 an hour");
});

test("an answer about a posting that was never shown is its own words", () => {
  const [answer] = layOut(turns["does it have parking for my unicorn?"], new Map());
  assert.deepEqual(answer.pieces, [{ text: "The posting does not say whether there is parking." }]);
});

test("a comparison: a table instead of the list in words", () => {
  assert.deepEqual(kinds(layOut(turns["compare 1 and 2"], new Map())).slice(0, 2), ["comparison", "text"]);
  const [summary, table, hint] = layOut(turns["do any of these have dental?"], new Map());
  assert.match(summary.text, /^5 of the 5 shown say so/);
  assert.equal(table.rows.length, 1);
  assert.match(hint.text, /^Say a number/);
});

test("the saved list: cards; what was just saved: words", () => {
  assert.deepEqual(kinds(layOut(turns["/show_saved"], new Map())), ["text", "cards", "text"]);
  const [id] = Object.keys(turns).filter((key) => key.startsWith("/save_posting"));
  assert.deepEqual(kinds(layOut(turns[id], new Map())), ["text"]);
});

test("setting off: quotes that the answer leaves out come after it, marks around a quote go", () => {
  const quote = { quote: "Nights\n only.", field: "description" };
  assert.deepEqual(setOff("Yes.", [quote]), [{ text: "Yes." }, quote]);
  assert.deepEqual(setOff('Yes. It says: "Nights only." Ask on.', [quote]), [{ text: "Yes. It says:" }, quote, { text: "Ask on." }]);
  assert.deepEqual(setOff("Nights only.", [quote]), [quote]);
  assert.deepEqual(setOff(".NET is wanted.", []), [{ text: ".NET is wanted." }]);
});

test("messages that are unknown, empty or out of order break nothing", () => {
  const strange = [{ custom: { type: "newer", jobs: 3 } }, { custom: { type: "answer", answer: "Yes.", posting_id: "x" } }, {}];
  assert.deepEqual(kinds(layOut(strange, new Map())), ["answer"]);
  assert.deepEqual(layOut([], new Map()), []);
  assert.deepEqual(kinds(layOut([{ text: "a", buttons: [{ title: "b" }] }], new Map())), ["text", "choices"]);
});
