// What stands beside the text: what is left to check, the chapters, the episode in the making. `act` is what a click does.
import { element, found, words } from "./sheet.js";

const $ = (id) => document.getElementById(id);
const MOST = 300; // findings listed at once; an article with more is not ready to be proofed
const KINDS = {
  ignored: "the voice ignores its entry",
  guess: "the voice guesses",
  reading: "may be read otherwise",
  letters: "said by its letters",
};

export function clock(seconds) {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function toCheck(count) {
  return count ? `${count} left to check` : "Nothing left to check";
}

export function showFindings({ findings }, act) {
  $("left").textContent = toCheck(findings.length);
  const list = $("findings");
  const focused = list.contains(document.activeElement) ? [...list.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  list.replaceChildren(...findings.slice(0, MOST).map((finding) => line(finding, act)));
  if (!findings.length) list.append(element("li", { className: "none", textContent: "Every name and reading is vouched for." }));
  if (findings.length > MOST) list.append(element("li", { className: "none", textContent: `and ${findings.length - MOST} more` }));
  if (focused >= 0) (list.querySelectorAll("button")[focused] ?? $("check").querySelector("summary")).focus();
}

function line(finding, act) {
  const said = finding.respelling ?? finding.spoken;
  const times = finding.count > 1 ? ` (${finding.count} times)` : "";
  const go = element(
    "button",
    { type: "button", className: "go" },
    element("b", { textContent: finding.written, dir: "auto" }),
    times,
    element("span", { className: "said", textContent: `→ ${said}` }),
    element("span", { className: "reason", textContent: KINDS[finding.kind] }),
  );
  go.addEventListener("click", () => {
    const word = found(finding.key)[0];
    if (!word) return;
    act.reach(word);
    act.open(word);
  });
  const tick = element("button", {
    type: "button",
    className: "tick",
    textContent: "✓",
    title: "It is right as it is",
    disabled: !finding.entry,
  });
  tick.setAttribute("aria-label", `${finding.written} is right as it is`);
  tick.addEventListener("click", () => act.accept(finding));
  return element("li", {}, go, tick);
}

let shownChapters = "";
export function showChapters({ chapters, exact, places, unused_titles: unused }, act) {
  const told = JSON.stringify([chapters, exact, places, unused]);
  if (told === shownChapters || $("chapters").contains(document.activeElement)) return;
  shownChapters = told;
  $("chapters").replaceChildren(...chapters.map((chapter, at) => chapterLine(chapter, at, Boolean(places.article), act)));
  const notes = [];
  if (!exact) notes.push("Times are reckoned until everything was spoken once.");
  if (!places.article) notes.push("Titles are kept in an article’s front matter, which this file cannot have.");
  for (const title of unused) notes.push(`No chapter is found as “${title}” any more, so the title given for it is not used.`);
  $("chapters-note").textContent = notes.join(" ");
}

function chapterLine(chapter, at, editable, act) {
  const go = element("button", { type: "button", textContent: clock(chapter.start) });
  go.setAttribute("aria-label", `Go to chapter ${at + 1}, at ${clock(chapter.start)}`);
  go.addEventListener("click", () => {
    const block = document.getElementById(`p${chapter.paragraph}`);
    const word = block && words(block)[0];
    if (word) act.reach(word);
  });
  const title = element("input", { value: chapter.title, dir: "auto", readOnly: !editable, maxLength: 200, autocomplete: "off" });
  title.setAttribute("aria-label", `Title of chapter ${at + 1}`);
  title.addEventListener("keydown", (event) => {
    if (event.key === "Enter") title.blur();
    if (event.key === "Escape") {
      title.value = chapter.title;
      title.blur();
    }
  });
  title.addEventListener("change", () => {
    shownChapters = "";
    act.retitle(chapter.found, title.value);
  });
  return element("li", {}, go, title);
}

let shownMade = null;
let shownChanged = 0;
export function showMaking({ making, work, paragraph, share, stopped, problem, warning, episode, changed }) {
  if (changed < shownChanged) return; // an older state that came later
  shownChanged = changed;
  $("make").disabled = making;
  $("episode").hidden = !(making || stopped || problem || episode);
  $("making").hidden = !making;
  $("making-bar").value = share;
  const where = paragraph ? `paragraph ${paragraph}` : "the opening";
  const doing = { speaking: `Speaking ${where}`, encoding: `Encoding ${where}`, writing: "Writing the files" };
  $("making-now").textContent = `${doing[work]} … ${Math.round(share * 100)} %`;
  $("making-problem").textContent = problem ?? (stopped && !making ? "Cancelled; nothing was written." : warning);
  const told = JSON.stringify(episode);
  if (told === shownMade) return;
  shownMade = told;
  $("made").replaceChildren(...(episode ? made(episode) : []));
}

function made(episode) {
  const audio = element("audio", { controls: true, preload: "metadata", src: episode.sound });
  audio.setAttribute("aria-label", episode.title);
  const files = episode.files.map(({ name, address, bytes }) =>
    element("li", {}, element("a", { href: address, textContent: name, target: "_blank", rel: "noopener" }), ` ${size(bytes)}`),
  );
  return [
    element("p", { textContent: `${clock(episode.seconds)}, in ${episode.folder}` }),
    audio,
    element("p", {}, element("a", { href: episode.page, target: "_blank", rel: "noopener", textContent: "The episode’s page" })),
    element("details", {}, element("summary", { textContent: `${files.length} files` }), element("ul", {}, ...files)),
  ];
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
