// Pay, places and ages in words.
import assert from "node:assert/strict";
import test from "node:test";
import { age, direction, lang, money, places, speak, t } from "../../../bot/web/widget/src/texts.js";

test("pay is said as the posting gives it", () => {
  assert.equal(money({ min: 19.25, max: 22.75, per: "hour", currency: "USD" }), "$19.25 – $22.75 an hour");
  assert.equal(money({ min: 78000, max: 96500, per: "year", currency: "USD" }), "$78,000 – $96,500 a year");
  assert.equal(money({ min: 21.4, max: null, per: "hour", currency: null }), "from $21.40 an hour");
  assert.equal(money({ min: null, max: 30, per: "day", currency: "EUR" }), "up to €30 a day");
  assert.equal(money({ min: 20, max: 20, per: "hour", currency: "USD" }), "$20 an hour");
  assert.equal(money({ min: 20, max: null, per: null, currency: "US dollars" }), "from 20 US dollars");
  for (const nothing of [null, undefined, { min: null, max: null, per: "hour" }]) assert.equal(money(nothing), "Pay not stated");
});

test("three places are named, and a country where nothing nearer is said", () => {
  const tulsa = { city: "Tulsa", region: "OK", country: "US" };
  assert.equal(places([tulsa]), "Tulsa, OK");
  assert.equal(places([tulsa, tulsa, tulsa, tulsa, tulsa]), "Tulsa, OK; Tulsa, OK; Tulsa, OK +2");
  assert.equal(places([{ country: "US" }, { region: "TX", country: "US" }]), "United States; TX");
  assert.equal(places([{ country: "nowhere" }]), "nowhere");
  assert.equal(places([]), "");
});

test("ages are counted in days, weeks, months and years", () => {
  const today = new Date(2026, 10, 24);
  const said = ["2026-11-25", "2026-11-24", "2026-11-23", "2026-11-19", "2026-11-01", "2026-08-01", "2024-11-01"];
  assert.deepEqual(said.map((day) => age(day, today)),
    ["today", "today", "yesterday", "5 days ago", "3 weeks ago", "3 months ago", "2 years ago"]);
});

test("a page says texts anew; what it leaves out stays, and its language turns the direction", () => {
  speak("ar-EG", { send: "أرسل" });
  assert.deepEqual([t("send"), t("close"), direction(), lang()], ["أرسل", "Close the chat", "rtl", "ar-EG"]);
  speak("de", undefined);
  assert.deepEqual([t("send"), direction(), lang()], ["Send", "ltr", "en"]);
  speak("not a language", {});
  assert.deepEqual([direction(), lang()], ["ltr", "en"]);
  assert.equal(t("takeOff", { words: "a {b} $& c" }), "Without: a {b} $& c");
});
