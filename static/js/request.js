/** The only place that fetches. Never leaves our own server. */

/** The JSON at `address`. Throws an Error with what went wrong; `signal` may stop it. */
export async function json(address, { signal } = {}) {
  const answer = await fetch(address, { signal, credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The page at `address` as a document that is not shown. */
export async function page(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
