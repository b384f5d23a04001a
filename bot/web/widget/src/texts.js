// Texts with their blanks filled, and what depends on the page's language: figures, ages, direction.
import english from "./texts.en.js";

let texts = english;
let language = "en";
let rightToLeft = false;

/** Takes the page's language and the texts that it says anew; what it leaves out stays English, as figures and dates
 * do where it says none. */
export function speak(lang, own) {
  texts = { ...english, ...own };
  rightToLeft = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i.test(lang);
  try {
    language = own ? Intl.getCanonicalLocales(lang)[0] : "en";
  } catch {
    language = "en"; // what the page says is no language
  }
}

/** A text by its key; `{name}` in it is filled from `values`. */
export function t(key, values) {
  const text = texts[key];
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "") : text;
}

export const lang = () => language;
export const direction = () => (rightToLeft ? "rtl" : "ltr");

const UNITS = [["day", 1, 14], ["week", 7, 60], ["month", 30, 366], ["year", 365, Infinity]];

/** "3 days ago"; the day of an ISO date, a day to come is today. */
export function age(day, today = new Date()) {
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const days = Math.max(0, Math.round((midnight - Date.parse(day)) / 864e5));
  const [unit, length] = UNITS.find(([, , until]) => days < until);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.floor(days / length), unit);
}

/** Base pay as the posting gives it; in dollars where no currency is said. */
export function money(pay) {
  const amounts = [...new Set([pay?.min, pay?.max].filter((amount) => amount != null))];
  if (!amounts.length) return t("payNotStated");
  const [low, high] = amounts.map((amount) => figure(amount, pay.currency || "USD"));
  const key = high ? "" : pay.min == null ? "upTo" : pay.max == null ? "from" : "";
  const said = high ? `${low} – ${high}` : key ? t(key, { amount: low }) : low;
  return pay.per ? `${said} ${t("per")[pay.per] || pay.per}` : said;
}

function figure(amount, currency) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  try {
    return amount.toLocaleString(language, { style: "currency", currency, minimumFractionDigits: digits });
  } catch {
    return `${amount} ${currency}`;
  }
}

/** "Tulsa, OK; Dallas, TX +2"; a country by its name where nothing nearer is said. */
export function places(list) {
  const named = list.slice(0, 3).map(({ city, region, country }) =>
    [city, region || (city ? null : country && regionName(country))].filter(Boolean).join(", "));
  return named.join("; ") + (list.length > 3 ? ` +${list.length - 3}` : "");
}

function regionName(code) {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code);
  } catch {
    return code;
  }
}
