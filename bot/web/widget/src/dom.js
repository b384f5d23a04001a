// Elements made of text: nothing here, or anywhere in the widget, reads markup.
const DRAWN = {
  chat: "M4 4h16v12H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M4 12h15M13 6l6 6-6 6",
  thumb: "M7 11v9H3v-9zM7 11l4-8c2 0 3 1 3 3l-1 4h6c1 0 2 1 2 2l-2 6c0 1-1 2-2 2H7",
};

/** An element with attributes, listeners (`onclick`) and children; a string is set as text, what is empty left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return node;
}

export function button(title, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, title);
}

/** A button that is drawn; its label is read out, and shown where the pointer rests. */
export function tool(name, label, onclick, attributes = {}) {
  return button(icon(name), onclick, { class: "icon", "aria-label": label, title: label, ...attributes });
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
}

/** A link that leads out of the page; the bare text where the address is not http(s). */
export function link(address, text, attributes = {}) {
  let found;
  try {
    found = new URL(address);
  } catch {
    return text;
  }
  if (!/^https?:$/.test(found.protocol)) return text;
  return el("a", { href: found.href, target: "_blank", rel: "noopener noreferrer nofollow", ...attributes }, text);
}

/** The text as nodes, its web addresses as links. */
export function linked(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g)) {
    nodes.push(text.slice(end, match.index), link(match[0], match[0]));
    end = match.index + match[0].length;
  }
  return [...nodes, text.slice(end)];
}
