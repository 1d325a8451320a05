// The line to the desk: what is asked, what is told, and edits that wait while nobody answers.
const WAITING = "narrate-waiting";
const AGAIN = 1000; // milliseconds between two looks whether the desk is back
export const page = (() => {
  const kept = sessionStorage.getItem("narrate-page") ?? crypto.randomUUID();
  sessionStorage.setItem("narrate-page", kept);
  return kept;
})();

export class Refused extends Error {}

let down = false; // nothing that bears the token is asked until the desk has shown that it is the same

export async function ask(address) {
  return answered(await sent(address));
}

export async function sent(address, options) {
  if (down) throw new TypeError("The desk does not answer.");
  return fetch(address, options);
}

export async function post(address, wish) {
  const body = JSON.stringify({ ...wish, page });
  return answered(await sent(address, { method: "POST", headers: { "content-type": "application/json" }, body }));
}

async function answered(response) {
  const answer = response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : {};
  if (!response.ok) throw new Refused(answer.error ?? `The desk answered ${response.status}.`);
  return answer;
}

// An edit that cannot be sent is kept, over a reload too, and sent when the desk answers again.
export async function edit(wish) {
  try {
    return await post("edit", wish);
  } catch (error) {
    if (error instanceof Refused) throw error;
    keep([...waiting(), wish]);
    return null;
  }
}

export function waiting() {
  return JSON.parse(sessionStorage.getItem(WAITING) ?? "[]");
}

function keep(wishes) {
  sessionStorage.setItem(WAITING, JSON.stringify(wishes));
}

let sending = null;
export function sendWaiting() {
  sending ??= sendEach().finally(() => (sending = null));
  return sending;
}

// How many of the edits that wait could be sent, in their order; one that is refused waits no longer.
async function sendEach() {
  let sent = 0;
  while (waiting().length) {
    const [first] = waiting();
    try {
      await post("edit", { ...first, utterance: "" });
    } catch (error) {
      if (!(error instanceof Refused)) return sent;
    }
    keep(waiting().slice(1));
    sent += 1;
  }
  return sent;
}

export function listen(told, lost) {
  const events = new EventSource("events");
  events.onmessage = (message) => told(JSON.parse(message.data));
  events.onerror = async () => {
    events.close();
    down = true;
    for (let there = null; there !== "same"; ) {
      lost(there);
      await new Promise((done) => setTimeout(done, AGAIN));
      there = await whoIsThere();
    }
    down = false;
    listen(told, lost);
  };
}

// "same": this page's desk; "other": somebody else, at the port it had; null: nobody.
async function whoIsThere() {
  const challenge = crypto.randomUUID();
  try {
    const response = await fetch(`/hello?challenge=${challenge}`);
    const { proof } = response.ok ? await response.json() : {};
    return proof === (await expected(challenge)) ? "same" : "other";
  } catch {
    return null;
  }
}

async function expected(challenge) {
  const [bytes, token] = [new TextEncoder(), location.pathname.split("/")[1]];
  const key = await crypto.subtle.importKey("raw", bytes.encode(token), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", key, bytes.encode(`${location.origin} ${challenge}`));
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

addEventListener("beforeunload", (event) => {
  if (waiting().length) event.preventDefault();
});
