// The line to the desk: what is asked, what is told, and edits that wait while nobody answers.
const WAITING = "narrate-waiting";
export const page = (() => {
  const kept = sessionStorage.getItem("narrate-page") ?? crypto.randomUUID();
  sessionStorage.setItem("narrate-page", kept);
  return kept;
})();

export class Refused extends Error {}

export async function ask(address) {
  return answered(await fetch(address));
}

export async function post(address, wish) {
  const body = JSON.stringify({ ...wish, page });
  return answered(await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body }));
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

export async function sendWaiting() {
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
  events.onerror = () => {
    lost();
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(told, lost), 1000);
    }
  };
}
