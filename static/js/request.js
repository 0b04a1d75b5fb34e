/** The only place that fetches. Never leaves our own server. */

/** Whether the last answer came from the server, or from what the service worker kept. Event `change`. */
class Connection extends EventTarget {
  isLost = false;

  note(isLost) {
    if (isLost === this.isLost) return;
    this.isLost = isLost;
    this.dispatchEvent(new Event("change"));
  }
}

export const connection = new Connection();

async function ask(address, accept) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: accept } });
    connection.note(answer.headers.has("x-kept"));
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  } catch (error) {
    if (error instanceof TypeError) connection.note(true); // how fetch says that nobody answered
    throw error;
  }
}

/** The JSON at `address`. Throws an Error that says what went wrong. */
export const json = async (address) => (await ask(address, "application/json")).json();

/** The page at `address` as a document that is not shown. */
export async function page(address) {
  return new DOMParser().parseFromString(await (await ask(address, "text/html")).text(), "text/html");
}

/** The text at `address`, e.g. a picture's source. */
export async function text(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** Tells our server something small that nobody waits for, also while the page goes. False where the browser cannot now. */
export const tell = (address, what) => navigator.onLine && Boolean(navigator.sendBeacon?.(address, JSON.stringify(what)));

/** Tells our server `what` as JSON; resolves to its answer, whatever the status. */
export function post(address, what) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return fetch(address, { method: "POST", body: JSON.stringify(what), credentials: "same-origin", headers });
}

/** The JSON that a form of ours is answered with when it is sent to `address`. */
export async function answerTo(address, form) {
  const options = { method: "POST", body: form, credentials: "same-origin", headers: { Accept: "application/json" } };
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
