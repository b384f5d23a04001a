// Messages on their way and the transcript: nothing is lost, nothing comes twice.
import assert from "node:assert/strict";
import test from "node:test";
import { Outbox } from "../../../bot/web/widget/src/outbox.js";
import { Transcript } from "../../../bot/web/widget/src/transcript.js";

const settled = () => new Promise((done) => setTimeout(done, 5));

function outbox({ up = true, send = async () => {} } = {}) {
  const line = { up, sent: [] };
  const box = new Outbox((item) => (line.sent.push(item.id), send(item)), () => line.up, () => {});
  box.clear();
  return { box, line };
}

test("messages are sent one after the other, and kept until they are answered", async () => {
  const { box, line } = outbox();
  box.add("one", "one");
  box.add("two", "two");
  await settled();
  assert.deepEqual(line.sent, box.items.map(({ id }) => id));
  assert.deepEqual(box.items.map(({ state }) => state), ["sent", "sent"]);
  box.answered(box.items[0].id);
  assert.deepEqual(box.items.map(({ text }) => text), ["two"]);
  box.clear();
});

test("without a line they wait; with it again, what was not answered is said again under the same id", async () => {
  const { box, line } = outbox({ up: false });
  box.add("one", "one");
  await settled();
  assert.deepEqual(line.sent, []);
  line.up = true;
  box.resume();
  await settled();
  box.resume();
  await settled();
  assert.equal(line.sent.length, 2);
  assert.equal(new Set(line.sent).size, 1);
  box.clear();
});

test("a message whose line broke waits; one that is refused, or not taken in time, has failed", async () => {
  const refused = Object.assign(new Error("Too much."), { code: "rate" });
  const { box } = outbox({ send: () => Promise.reject(refused) });
  box.add("one", "one");
  await settled();
  assert.deepEqual([box.items[0].state, box.items[0].why], ["failed", "Too much."]);
  const broken = outbox({ send: async () => {
    broken.line.up = false;
    throw new Error("gone");
  } });
  broken.box.add("one", "one");
  await settled();
  assert.equal(broken.box.items[0].state, "waiting");
});

test("an answer that comes before the ack is an answer", async () => {
  const { box } = outbox({ send: async (item) => box.answered(item.id) });
  box.add("one", "one");
  await settled();
  assert.deepEqual(box.items, []);
});

const entry = (seq) => ({ seq, who: "bot", messages: [] });

test("entries come once and in order, and a gap is filled", async () => {
  const shown = [];
  const fetched = [];
  const transcript = new Transcript(async (after) => {
    fetched.push(after);
    return [1, 2, 3, 4, 5].map(entry).filter(({ seq }) => seq > after);
  }, (entries, past) => shown.push(...entries.map(({ seq }) => (past ? -seq : seq))));
  transcript.hear(entry(2)); // nothing is known yet: all is fetched
  await settled();
  assert.deepEqual(shown, [-1, -2, -3, -4, -5]);
  transcript.hear(entry(6));
  transcript.hear(entry(6));
  transcript.hear(entry(4));
  assert.deepEqual(shown.slice(5), [6]);
  transcript.hear(entry(9)); // 7 and 8 are nowhere to be had
  await settled();
  assert.deepEqual(shown.slice(5), [6, 9]);
  assert.deepEqual(fetched, [0, 6]);
});

test("a transcript that cannot be fetched shows what is heard, and is fetched with the next", async () => {
  let down = true;
  const shown = [];
  const transcript = new Transcript(async () => {
    if (down) throw new Error("down");
    return [entry(1), entry(2)];
  }, (entries) => shown.push(...entries.map(({ seq }) => seq)));
  await assert.rejects(transcript.sync());
  down = false;
  transcript.hear(entry(2));
  await settled();
  assert.deepEqual(shown, [1, 2]);
});
