// The sheet: every block of the article, its words, and what is done to them. Text of the article is only ever textContent.
const TAGS = { headline: "h2", heading: "h3" };
const sheet = document.querySelector("#sheet");
const blocks = new Map(); // name of a block -> its element
const fresh = []; // elements not laid out yet
const AT_ONCE = 12; // of them a time: some 4 ms
const whenIdle = (work) => (window.requestIdleCallback ?? setTimeout)(work);
const changes = new WeakMap(); // element of a word -> what is done to it

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const WORD = element("span", { className: "w", tabIndex: -1 });

// Shows the blocks in their order; those that did not change stay the elements they are.
export function show({ order, numbers, blocks: news }) {
  sheet.querySelector(".waiting")?.remove();
  const wanted = new Set(order);
  for (const [name, block] of blocks) {
    if (!wanted.has(name)) {
      block.remove();
      blocks.delete(name);
    }
  }
  let before = null;
  for (const [at, name] of order.entries()) {
    let block = blocks.get(name);
    if (!block) {
      block = built(news[name]);
      blocks.set(name, block);
      fresh.push(block);
    }
    if (block.parentNode !== sheet || block.previousElementSibling !== before) {
      if (before) before.after(block);
      else sheet.prepend(block);
    }
    label(block, numbers[at]); // its number may change though nothing else does
    before = block;
  }
  whenIdle(layOut);
}

// Blocks out of sight are laid out a few at a time: so an article of 80 pages is seen at once, and then scrolls with a third of the work.
function layOut() {
  for (const block of fresh.splice(0, AT_ONCE)) block.classList.add("laid");
  if (fresh.length) whenIdle(layOut);
}

function label(block, value) {
  if (block.labelled === value) return;
  block.labelled = value;
  block.id = value === null ? "settings" : `p${value}`;
  const called = value ? `paragraph ${value}` : "the opening";
  const shown = block.querySelector(".number");
  if (shown) shown.textContent = value || "";
  block.querySelector(".play")?.setAttribute("aria-label", `Play ${called}`);
  block.querySelector(".from")?.setAttribute("aria-label", `Play from ${called} on`);
  block.querySelector(".leave")?.setAttribute("aria-label", `Leave ${called} out`);
  block.querySelector(".say")?.setAttribute("aria-label", `Say this: ${called}`);
}

function built(block) {
  const made = element("section", { className: `block ${block.kind.replaceAll(" ", "-")}` });
  const margin = element("div", { className: "margin" });
  made.append(margin);
  if (!block.utterances) {
    made.classList.add("left-out");
    margin.append(element("span", { className: "number" }));
    const text = element("p", { className: "text", dir: "auto", textContent: block.text });
    if (block.kind === "front matter") made.append(element("details", { className: "why" }, element("summary", { textContent: "Settings at the top of the file" }), text));
    else made.append(text, why(block));
    return made;
  }
  margin.append(
    ...(block.kind === "opening" ? [] : [element("button", { type: "button", className: "leave", title: "Leave this paragraph out", textContent: "✕" })]),
    element("button", { type: "button", className: "from", title: "Play from here on", textContent: "▶▶" }),
    element("button", { type: "button", className: "play", title: "Play this paragraph", textContent: "▶" }),
    element("span", { className: "number" }),
  );
  const text = element(block.kind === "quote" ? "blockquote" : (TAGS[block.kind] ?? "p"), { className: "text", dir: "auto" });
  for (const utterance of block.utterances) text.append(spoken(utterance), " ");
  made.append(text);
  if (block.put_back) made.append(putBack(block));
  return made;
}

function why(block) {
  const note = element("p", { className: "why" }, element("span", { textContent: `Left out: ${block.reason}.` }));
  if (block.can_be_said) note.append(element("button", { type: "button", className: "say", textContent: "Say this" }));
  if (block.include) {
    note.append(element("button", { type: "button", className: "include", value: block.include, textContent: `Say all ${block.include}` }));
  }
  return note;
}

function putBack(block) {
  const all = block.put_back !== "alone";
  const button = all
    ? element("button", { type: "button", className: "exclude", value: block.put_back, textContent: `Leave out all ${block.put_back}` })
    : element("button", { type: "button", className: "leave", textContent: "Leave out again" });
  return element("p", { className: "why" }, element("span", { textContent: "Put back." }), button);
}

function spoken(utterance) {
  const made = element("span", { className: "utterance" });
  made.dataset.name = utterance.name;
  made.pause = utterance.pause;
  for (const one of utterance.words) {
    const [written, change] = typeof one === "string" ? [one] : one;
    const word = WORD.cloneNode(); // an article of 80 pages has 34,000
    word.textContent = written;
    if (change) mark(word, change);
    if (made.firstChild) made.append(" ");
    made.appendChild(word);
  }
  return made;
}

function mark(word, change) {
  changes.set(word, change);
  if (change.finding) {
    word.classList.add("doubtful");
    word.dataset.finding = change.finding;
  } else {
    word.classList.add(change.spoken === change.written || change.rule === "lexicon:builtin" ? "known" : "changed");
  }
  word.setAttribute("role", "button");
  word.setAttribute("aria-describedby", "tip");
}

export const changeOf = (word) => changes.get(word);
export const words = (root = sheet) => [...root.querySelectorAll(".w")];
export const utterances = (root = sheet) =>
  [...root.querySelectorAll(".utterance")].map((one) => ({ name: one.dataset.name, pause: one.pause }));
export const named = (name) => sheet.querySelector(`.utterance[data-name="${name}"]`);
export const found = (key) => [...sheet.querySelectorAll(`[data-finding="${CSS.escape(key)}"]`)];
export { sheet };
