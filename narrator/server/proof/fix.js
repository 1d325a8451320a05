// The card of a word: what is written, what is said, by which rule, and what to say instead.
import { post } from "./line.js";
import { offer } from "./player.js";
import { changeOf, element, words } from "./sheet.js";

const $ = (id) => document.getElementById(id);
const card = $("fix");
const GAP = 8; // pixels around the card
const TYPING = 120; // milliseconds after the last key before the sound is spelt
const RULES = { "lexicon:builtin": "built-in names", "lexicon:project": "the project’s lexicon", "lexicon:inline": "the article’s lexicon" };
const EDGES = /^[^\p{L}\p{N}$€£#@]+|[^\p{L}\p{N}%]+$/gu;
let act = null; // what the page does for the card
let opened = null; // { word, finding, name, place } of the word it was opened for last
let spelling = 0;

export function connect(actions) {
  act = actions;
}

export const kept = () => localStorage.getItem("narrate-where") ?? "article";

// One line that says what is done to a word.
export function told(change, finding) {
  if (!change.written && finding) return `${finding.written} → ${finding.respelling ?? finding.spoken} · ${finding.reason}`;
  const sound = change.respelling ? `${change.respelling} /${change.ipa}/` : change.spoken;
  const rule = RULES[change.rule] ?? change.rule;
  const why = change.reason ? ` · ${change.reason}` : finding ? ` · ${finding.reason}` : "";
  return `${change.written} → ${sound} · ${change.say_as}, ${rule}${why}`;
}

export function open(word) {
  const change = changeOf(word) ?? {};
  const finding = act.findingOf(word);
  const block = word.closest(".block");
  const utterance = word.closest(".utterance");
  opened = { word, finding, name: utterance.dataset.name, place: { id: block.id, index: words(block).indexOf(word) } };
  const written = finding?.written ?? change.written ?? (word.textContent.replace(/['’]s(?=\P{L}*$)/u, "").replace(EDGES, "") || word.textContent);
  $("fix-word").textContent = written;
  $("fix-now").textContent = changeOf(word) ? told(change, finding) : "Said as it is written.";
  $("fix-why").textContent = finding && finding.count > 1 ? `It stands ${finding.count} times in the article.` : "";
  $("fix-key").value = written;
  $("fix-said").value = "";
  $("fix-said").placeholder = change.ipa ? `/${change.ipa}/` : (change.spoken ?? written);
  $("fix-sound").textContent = $("fix-problem").textContent = "";
  $("fix-right").hidden = !finding?.entry;
  $("fix-forget").hidden = !["lexicon:project", "lexicon:inline"].includes(change.rule);
  $("fix-forget").value = change.rule === "lexicon:inline" ? "article" : "project";
  others([...new Set([...(finding?.alternatives ?? []), ...(change.alternatives ?? [])])], finding);
  places(change.rule);
  card.show(); // not modal: that would have the browser look at each of a long article's words again, for 0.2 s
  put(word);
  $("fix-said").focus();
}

function others(readings, finding) {
  const buttons = readings.map((reading) => {
    const button = element("button", { type: "button", textContent: `Say “${reading}”` });
    button.addEventListener("click", () => {
      $("fix-said").value = reading;
      keep();
    });
    return button;
  });
  $("fix-others").replaceChildren(...(finding && buttons.length ? buttons : []));
}

function places(rule) {
  const names = act.places();
  const wanted = rule === "lexicon:inline" ? "article" : rule === "lexicon:project" ? "project" : kept();
  const chosen = names[wanted] ? wanted : "project";
  const labels = { article: "this article", project: "the project" };
  $("fix-where").replaceChildren(
    element("legend", { textContent: "Keep it in" }),
    ...Object.entries(names).map(([place, file]) => {
      const radio = element("input", { type: "radio", name: "where", value: place, checked: place === chosen });
      radio.addEventListener("change", () => localStorage.setItem("narrate-where", place));
      return element("label", { title: file }, radio, ` ${labels[place]}`);
    }),
  );
}

// Beside the word: below it where there is room, else above, else below once the word is scrolled up; never over it.
function put(word) {
  const { width, height } = card.getBoundingClientRect();
  let box = word.getBoundingClientRect();
  const above = box.top - height - GAP;
  const fits = box.bottom + GAP + height < innerHeight - GAP;
  if (!fits && above < GAP) {
    word.scrollIntoView({ block: "start" });
    box = word.getBoundingClientRect();
  }
  card.style.left = `${Math.max(GAP, Math.min(box.left - 20, innerWidth - width - GAP))}px`;
  const over = !fits && above >= GAP; // held at its foot then, since it may grow
  card.style.top = over ? "auto" : `${Math.max(GAP, Math.min(box.bottom + GAP, innerHeight - height - GAP))}px`;
  card.style.bottom = over ? `${innerHeight - box.top + GAP}px` : "auto";
}

const where = () => card.querySelector("[name=where]:checked").value;
const wish = () => ({ word: $("fix-key").value, said: $("fix-said").value, where: where(), utterance: opened.name });

async function keep() {
  const wanted = wish();
  if (!wanted.said.trim()) return tell("Type how it is to be said, or close with Esc.");
  await send({ edit: "say", ...wanted }, `${wanted.word} → ${wanted.said}`);
}

async function send(wanted, sentence) {
  try {
    const kept = await act.change(wanted);
    if (kept?.take) {
      offer(kept.take);
      act.playTake(kept.take.name);
    }
    if (kept) act.say(`${sentence}: kept in ${act.places()[wanted.where]}.`);
    close();
  } catch (error) {
    tell(error.message);
  }
}

async function hear(alone) {
  const wanted = wish();
  tell("");
  try {
    const { take } = await post("hear", { ...wanted, utterance: alone ? "" : wanted.utterance });
    if (!take) return tell("The sentence was changed meanwhile; close and open it again.");
    offer(take);
    act.playTake(take.name);
  } catch (error) {
    tell(error.message);
  }
}

async function spell() {
  const now = ++spelling;
  const { word, said } = wish();
  if (!said.trim()) {
    $("fix-sound").textContent = "";
    return tell("");
  }
  try {
    const { respelling, ipa, problem } = await post("spell", { word, said });
    if (now !== spelling) return;
    $("fix-sound").textContent = problem ? "" : `${respelling}  /${ipa}/`;
    tell(problem ?? "");
  } catch {
    if (now === spelling) $("fix-sound").textContent = "";
  }
}

function tell(problem) {
  $("fix-problem").textContent = problem;
}

function close() {
  card.close();
}

let timer = 0;
$("fix-said").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(spell, TYPING);
});
card.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
});
$("fix-alone").addEventListener("click", () => hear(true));
$("fix-sentence").addEventListener("click", () => hear(false));
$("fix-close").addEventListener("click", close);
$("fix-from").addEventListener("click", () => {
  const { word } = opened;
  close();
  act.playFrom(word);
});
$("fix-right").addEventListener("click", () => {
  const { finding, name } = opened;
  send({ edit: "say", word: finding.written, said: finding.entry, where: where(), utterance: name }, `${finding.written}: checked`);
});
$("fix-forget").addEventListener("click", () => {
  send({ edit: "say", word: $("fix-key").value, said: "", where: $("fix-forget").value, utterance: opened.name }, `${$("fix-key").value}: forgotten`);
});
document.addEventListener("pointerdown", (event) => {
  if (card.open && !card.contains(event.target)) close();
});
document.addEventListener("keydown", (event) => {
  if (!card.open || event.key !== "Escape") return;
  close();
  event.stopImmediatePropagation(); // it does not stop the sound as well
});
card.addEventListener("close", () => {
  const { word, place } = opened;
  const at = document.activeElement; // a button of the card still, where the word it was opened for is gone by now
  if (at !== document.body && !at.matches(".w") && !card.contains(at)) return; // somebody went elsewhere
  const block = document.getElementById(place.id);
  act.choose(word.isConnected ? word : ((block && words(block)[place.index]) ?? word));
});
