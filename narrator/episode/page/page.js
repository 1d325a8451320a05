"use strict";
// The word being spoken is lit; a click on a word, a paragraph's button, a chapter or #t=12.5 in the address plays from there.
const audio = document.querySelector("audio");
const words = [...document.querySelectorAll("[data-t]")];
const starts = Float64Array.from(words, (word) => word.dataset.t);
const chapters = [...document.querySelectorAll("nav a")];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const FOLLOW_AGAIN = 4000; // milliseconds after the reader scrolled by hand
let lit = null;
let scrolled = -FOLLOW_AGAIN;

function indexAt(seconds) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= seconds + 0.001) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function show() {
  const word = words[indexAt(audio.currentTime)] ?? null;
  if (word === lit) return;
  lit?.classList.remove("now");
  word?.classList.add("now");
  lit = word;
  for (const [number, link] of chapters.entries()) {
    const next = chapters[number + 1];
    const current = seconds(link) <= audio.currentTime && !(next && seconds(next) <= audio.currentTime);
    if (current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (word && !audio.paused) follow(word);
}

function follow(word) {
  const box = word.getBoundingClientRect();
  const hidden = box.top < 0 || box.bottom > innerHeight - document.querySelector("#player").offsetHeight;
  if (hidden && performance.now() - scrolled > FOLLOW_AGAIN) {
    word.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

function seconds(link) {
  return Number(link.hash.slice(3));
}

function play(from) {
  audio.currentTime = from;
  audio.play();
}

function sentence(step) {
  const at = words[Math.max(0, indexAt(audio.currentTime))];
  const all = [...new Set(words.map((word) => word.parentElement))];
  const wanted = all[Math.min(all.length - 1, Math.max(0, all.indexOf(at.parentElement) + step))];
  play(Number(wanted.querySelector("[data-t]").dataset.t));
}

function tick() {
  show();
  if (!audio.paused) requestAnimationFrame(tick);
}

document.addEventListener("click", (event) => {
  const word = event.target.closest("[data-t]");
  const button = event.target.closest(".here");
  const link = event.target.closest("nav a");
  if (word && getSelection().isCollapsed) play(Number(word.dataset.t));
  else if (button) play(Number(button.parentElement.querySelector("[data-t]").dataset.t));
  else if (link) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    play(seconds(link));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.target.closest("audio, a, button, select, textarea, summary") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " ") audio.paused ? audio.play() : audio.pause();
  else if (event.key === "ArrowRight") sentence(1);
  else if (event.key === "ArrowLeft") sentence(-1);
  else return;
  event.preventDefault();
});

for (const hand of ["wheel", "touchmove"]) {
  addEventListener(hand, () => (scrolled = performance.now()), { passive: true });
}
audio.addEventListener("play", tick);
audio.addEventListener("seeked", show);
audio.addEventListener("timeupdate", show);
document.querySelector("#speed").addEventListener("change", (event) => (audio.playbackRate = Number(event.target.value)));

const asked = /^#t=(\d+(\.\d+)?)$/.exec(location.hash);
if (asked) audio.currentTime = Number(asked[1]);

const snippet = document.querySelector("textarea");
snippet.value = snippet.value.replace("PAGE", location.href.split("#")[0]);
