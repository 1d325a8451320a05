// The page of the desk: loads the proof, keeps it as the files are, and lets mouse and keys do the same things.
import { ask, edit, listen, page, post, Refused, sendWaiting, waiting } from "./line.js";
import { Player } from "./player.js";
import { changeOf, named, sheet, show, utterances, words } from "./sheet.js";
import { clock, showChapters, showFindings, showMaking } from "./notes.js";
import * as fix from "./fix.js";

const $ = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const AGAIN = 1000; // milliseconds after which an edit that could not be sent is sent again
const FOLLOW_AGAIN = 4000; // milliseconds after the reader scrolled by hand
const state = { revision: 0, proof: null, lost: false, loading: null, lit: null, lengths: 0, scrolled: -FOLLOW_AGAIN, current: null };
const player = new Player(heard);

function say(sentence) {
  $("status").textContent = sentence;
}

async function load() {
  state.loading ??= (async () => {
    const proof = await ask(`proof.json?since=${state.revision}&page=${page}`);
    state.loading = null;
    if (proof.revision >= state.revision) lay(proof);
  })().catch((error) => {
    state.loading = null;
    if (error instanceof Refused) alertOf("problem", error.message);
  });
  return state.loading;
}

function lay(proof) {
  const place = standing();
  state.revision = proof.revision;
  state.proof = proof;
  document.title = `Proof of ${proof.article}`;
  $("article").textContent = proof.article;
  if (sheet.lang !== proof.language) sheet.lang = proof.language; // even the same one has every word styled anew
  show(proof);
  const parts = [`${proof.exact ? "" : "about "}${clock(proof.seconds)}`, proof.voice];
  $("facts").textContent = parts.join(" · ");
  $("undo").disabled = !proof.undo;
  alertOf("problem", proof.problem ? `The files cannot be read as they are, so you see them as they were: ${proof.problem}` : "");
  for (const [number, warning] of proof.warnings.entries()) alertOf(`warning-${number}`, warning);
  showFindings(proof, act);
  showChapters(proof, act);
  showMaking(proof.make);
  stand(place);
}

// Where the reader is, so that a block that is made anew does not take the focus away.
function standing() {
  const word = document.activeElement?.closest?.(".w") ?? state.current;
  const block = document.activeElement?.closest?.(".block") ?? word?.closest(".block");
  const focused = Boolean(block?.contains(document.activeElement));
  return block ? { id: block.id, index: Math.max(0, words(block).indexOf(word)), focused } : null;
}

function stand(place) {
  const word = place && wordAt(place);
  if (word) choose(word, place.focused);
  else if (place?.focused) document.getElementById(place.id)?.querySelector(".say")?.focus();
}

function wordAt({ id, index }) {
  const block = document.getElementById(id);
  return block ? words(block)[index] : null;
}

function alertOf(name, sentence) {
  let shown = document.querySelector(`#alerts [data-name="${name}"]`);
  if (!sentence) return shown?.remove();
  if (!shown) {
    shown = document.createElement("p");
    shown.dataset.name = name;
    $("alerts").append(shown);
  }
  if (shown.textContent !== sentence) shown.textContent = sentence;
}

// Playing.

function heard(now) {
  document.body.classList.toggle("speaking", player.playing);
  $("play").querySelector(".label").textContent = player.playing ? "Stop" : "Play";
  if (now instanceof Error) alertOf("sound", now.message);
  const utterance = now?.name ? named(now.name) : null;
  const word = utterance ? words(utterance)[now.index] : null;
  if (word === state.lit) return;
  state.lit?.classList.remove("now");
  state.lit?.closest(".block")?.classList.remove("playing");
  word?.classList.add("now");
  state.lit = word;
  const block = word?.closest(".block");
  block?.classList.add("playing");
  $("where").textContent = block ? (block.labelled ? `Paragraph ${block.labelled}` : "Opening") : "";
  if (word && !document.querySelector("dialog[open]")) follow(word);
}

function follow(word) {
  const box = word.getBoundingClientRect();
  const hidden = box.top < 60 || box.bottom > innerHeight - $("bar").offsetHeight;
  if (hidden && performance.now() - state.scrolled > FOLLOW_AGAIN) {
    word.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

function playFrom(word) {
  alertOf("sound", "");
  const utterance = word.closest(".utterance");
  const all = utterances();
  const elements = [...sheet.querySelectorAll(".utterance")];
  player.play(all.slice(elements.indexOf(utterance)), words(utterance).indexOf(word));
}

function playBlock(block) {
  alertOf("sound", "");
  player.play(utterances(block));
}

function playTake(name) {
  return player.play([{ name, pause: 0 }]);
}

function toggle() {
  if (player.playing) return player.stop();
  const word = state.current?.isConnected ? state.current : words()[0];
  if (word) playFrom(word);
}

// Choosing a word.

function choose(word, focus = true) {
  if (state.current && state.current !== word) state.current.tabIndex = -1;
  state.current = word;
  word.tabIndex = 0;
  if (focus && document.activeElement !== word) word.focus({ preventScroll: true });
}

function step(by) {
  const block = (state.current ?? words()[0])?.closest(".block");
  if (!block) return;
  const within = words(block);
  const at = within.indexOf(state.current) + by;
  if (within[at]) return reach(within[at]);
  const next = spokenBlock(block, by);
  if (next) reach(words(next).at(by > 0 ? 0 : -1));
}

function spokenBlock(block, by) {
  let next = block;
  do next = by > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.querySelector(".w"));
  return next;
}

function paragraph(by) {
  const block = state.current?.closest(".block");
  const next = block ? spokenBlock(block, by) : sheet.querySelector(".block:has(.w)");
  if (next) reach(words(next)[0]);
}

function doubtful(by) {
  const all = [...sheet.querySelectorAll(".doubtful")];
  if (!all.length) return say("Nothing left to check.");
  const here = state.current;
  const after = (word) => !here || here.compareDocumentPosition(word) & Node.DOCUMENT_POSITION_FOLLOWING;
  const before = (word) => here && here.compareDocumentPosition(word) & Node.DOCUMENT_POSITION_PRECEDING;
  reach(by > 0 ? (all.find(after) ?? all[0]) : (all.findLast(before) ?? all.at(-1)));
}

function reach(word) {
  word.scrollIntoView({ block: "center", behavior: "auto" });
  choose(word);
}

// Edits.

async function change(wish) {
  const answer = await edit(wish);
  if (!answer) {
    lost();
    say("Kept here; it will be sent when narrate answers again.");
    setTimeout(deliver, AGAIN);
  }
  return answer;
}

async function accept(finding) {
  if (!finding?.entry) return say("There is nothing to accept: say how it is to be said.");
  const where = state.proof.places[fix.kept()] ? fix.kept() : Object.keys(state.proof.places)[0];
  try {
    const kept = await change({ edit: "say", word: finding.written, said: finding.entry, where });
    if (kept) say(`${finding.written}: checked, kept in ${state.proof.places[where]}.`);
  } catch (error) {
    alertOf("edit", error.message);
  }
}

async function undo() {
  try {
    const { undone } = await post("undo", {});
    say(undone ? "Undone." : "There is nothing to undo.");
    alertOf("edit", "");
  } catch (error) {
    alertOf("edit", error.message);
  }
  load();
}

async function quietly(promise) {
  try {
    await promise;
    alertOf("edit", "");
  } catch (error) {
    alertOf("edit", error.message);
  }
}

// Has a block said that is left out, and left out that is said.
function choosing(block) {
  if (!block?.labelled) return say("This is not a part of the article.");
  if (block.classList.contains("playing")) player.stop();
  const wanted = block.classList.contains("left-out");
  quietly(
    change({ edit: "block", number: block.labelled, wanted }).then((kept) => {
      if (kept) say(`Paragraph ${block.labelled} is ${wanted ? "said" : "left out"}.`);
    }),
  );
}

const retitle = (found, title) => quietly(change({ edit: "title", found, title }));
const findingOf = (word) => state.proof.findings.find(({ key }) => key === word?.dataset.finding);

// Mouse.

document.addEventListener("click", (event) => {
  const word = event.target.closest("#sheet .w");
  const button = event.target.closest("#sheet button");
  if (word && getSelection().isCollapsed) {
    choose(word);
    if (changeOf(word)) fix.open(word);
    else playFrom(word);
  } else if (button?.matches(".play")) playOrStop(button.closest(".block"));
  else if (button?.matches(".from")) playFrom(words(button.closest(".block"))[0]);
  else if (button?.matches(".say, .leave")) choosing(button.closest(".block"));
  else if (button?.matches(".include, .exclude")) {
    quietly(change({ edit: "include", name: button.value, wanted: button.matches(".include") }));
  }
});

function playOrStop(block) {
  if (player.playing && block.classList.contains("playing")) player.stop();
  else playBlock(block);
}

sheet.addEventListener("dblclick", (event) => {
  const word = event.target.closest(".w");
  if (!word) return;
  player.stop();
  getSelection().removeAllRanges();
  fix.open(word);
});

sheet.addEventListener("pointerover", (event) => tip(event.target.closest(".w")));
sheet.addEventListener("pointerleave", () => tip(null));
sheet.addEventListener("focusin", (event) => {
  const word = event.target.closest(".w");
  if (word) choose(word, false);
  tip(word);
});
sheet.addEventListener("focusout", () => tip(null));
addEventListener("scroll", () => tip(null), { passive: true });

function tip(word) {
  const change = word && changeOf(word);
  $("tip").hidden = !change || Boolean(document.querySelector("dialog[open]"));
  if ($("tip").hidden) return;
  $("tip").textContent = fix.told(change, findingOf(word));
  const box = word.getBoundingClientRect();
  const shown = $("tip").getBoundingClientRect();
  $("tip").style.left = `${Math.max(8, Math.min(box.left, innerWidth - shown.width - 8))}px`;
  $("tip").style.top = `${box.top - shown.height - 6 < 0 ? box.bottom + 6 : box.top - shown.height - 6}px`;
}

// Keys.

const KEYS = {
  " ": toggle,
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  j: () => paragraph(1),
  k: () => paragraph(-1),
  n: () => doubtful(1),
  p: () => doubtful(-1),
  h: () => playBlock((state.current ?? words()[0]).closest(".block")),
  c: () => accept(findingOf(state.current)),
  o: () => choosing((state.current ?? words()[0])?.closest(".block")),
  u: undo,
  Enter: () => state.current && fix.open(state.current),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) return player.stop();
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, select, textarea, audio")) return;
  if (event.target.closest("button, a, summary") && (event.key === " " || event.key === "Enter")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!KEYS[key] || (/^[a-z]$/.test(key) && !$("letters").checked)) return;
  event.preventDefault();
  KEYS[key]();
});

for (const hand of ["wheel", "touchmove"]) {
  addEventListener(hand, () => (state.scrolled = performance.now()), { passive: true });
}

$("play").addEventListener("click", toggle);
$("undo").addEventListener("click", undo);
$("keys").addEventListener("click", () => $("help").showModal());
$("letters").checked = localStorage.getItem("narrate-letters") !== "no";
$("letters").addEventListener("change", () => localStorage.setItem("narrate-letters", $("letters").checked ? "yes" : "no"));
$("make").addEventListener("click", () => quietly(post("make", {}).then(showMaking)));
$("cancel").addEventListener("click", () => quietly(post("cancel", {}).then(showMaking)));
$("speed").addEventListener("input", () => {
  player.setRate(Number($("speed").value));
  $("rate").textContent = `${Number($("speed").value).toFixed(1)}×`;
});

// The line.

function lost(there) {
  state.lost = true;
  const edits = waiting().length;
  const kept = edits ? ` ${edits === 1 ? "One edit waits" : `${edits} edits wait`} here and will be sent.` : "";
  const asked = there === "other" ? "The desk has another address now: open the one that narrate prints in its terminal." : "narrate does not answer. Is it still running in its terminal?";
  alertOf("lost", `${asked}${kept}`);
}

async function deliver() {
  const sent = await sendWaiting();
  if (waiting().length) return setTimeout(deliver, AGAIN);
  if (sent) {
    say(sent === 1 ? "The edit that waited is kept now." : `${sent} edits that waited are kept now.`);
    found();
  }
}

function found() {
  state.lost = false;
  state.revision = 0; // a desk that was started anew counts from the beginning
  alertOf("lost", "");
  load();
}

async function told(news) {
  await deliver();
  if (state.lost && !waiting().length) found();
  showMaking(news.make);
  if (news.revision !== state.revision || news.lengths !== state.lengths) load();
  state.lengths = news.lengths;
}

const act = { accept, change, choose, findingOf, open: fix.open, places: () => state.proof.places, playFrom, playTake, reach, retitle, say };
fix.connect(act);
if (matchMedia("(max-width: 60rem)").matches) $("parts").open = false;
load().then(() => listen(told, lost));
