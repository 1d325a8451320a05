// The player: takes one after another, with their pauses; the word being spoken is lit by the take's marks.
import { ask, sent } from "./line.js";

const AHEAD = 2; // utterances fetched before they are needed
const takes = new Map(); // name of an utterance -> promise of its take, with the sound as an object URL
const MOST = 60; // takes kept

export class Player {
  constructor(told) {
    this.told = told; // called with { name, index } at every word, with null at the end, with an Error when a take cannot be had
    this.audio = new Audio();
    this.audio.preservesPitch = true;
    this.rate = 1;
    this.run = 0; // counts up with every start and stop, so that what is late does nothing
    this.playing = false;
  }

  setRate(rate) {
    this.rate = rate;
    this.audio.playbackRate = rate;
  }

  stop() {
    this.run += 1;
    this.audio.pause();
    if (this.playing) {
      this.playing = false;
      this.told(null);
    }
  }

  // Plays a list of { name, pause }, the first from its word `from`.
  async play(list, from = 0) {
    this.stop();
    const run = ++this.run;
    this.playing = true;
    try {
      for (const [at, { name, pause }] of list.entries()) {
        for (const next of list.slice(at, at + 1 + AHEAD)) fetched(next.name).catch(() => {});
        const take = await fetched(name);
        if (run !== this.run) return;
        await this.say(take, name, at ? 0 : from, run);
        if (run !== this.run) return;
        if (at + 1 < list.length) await rest(pause / this.rate);
        if (run !== this.run) return;
      }
      this.stop();
    } catch (error) {
      if (run !== this.run) return;
      this.stop();
      this.told(error);
    }
  }

  say(take, name, from, run) {
    const audio = this.audio;
    audio.src = take.sound;
    audio.playbackRate = this.rate;
    const start = take.marks[from]?.[0] ?? 0;
    if (start) audio.currentTime = start;
    return new Promise((done, failed) => {
      const tick = () => {
        if (run !== this.run) return done();
        this.told({ name, index: wordAt(take.marks, audio.currentTime), seconds: audio.currentTime });
        if (!audio.ended) requestAnimationFrame(tick);
      };
      audio.onended = done;
      audio.onerror = () => failed(new Error("The sound of this sentence cannot be played."));
      audio.play().then(tick, failed);
    });
  }
}

// Puts a take that came with the answer to an edit where it will be looked for.
export function offer(take) {
  takes.set(take.name, withSound(take));
}

function fetched(name) {
  if (!takes.has(name)) {
    const promise = ask(`takes/${name}`).then(withSound);
    promise.catch(() => takes.delete(name));
    takes.set(name, promise);
    for (const old of [...takes.keys()].slice(0, Math.max(0, takes.size - MOST))) drop(old);
  }
  return takes.get(name);
}

function drop(name) {
  takes.get(name).then((take) => URL.revokeObjectURL(take.sound), () => {});
  takes.delete(name);
}

async function withSound(take) {
  const response = await sent(`sounds/${take.name}.wav`);
  if (!response.ok) throw new Error("The sound of this sentence is gone; play it again.");
  return { ...take, sound: URL.createObjectURL(await response.blob()) };
}

function wordAt(marks, seconds) {
  let found = 0;
  for (const [index, [start, end]] of marks.entries()) {
    if (start > seconds + 0.001) break;
    if (end > start) found = index;
  }
  return found;
}

function rest(seconds) {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
