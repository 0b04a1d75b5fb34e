/** What needs another look in a form is heard at once: the summary takes the focus when the page comes back with it. */

export function attach(summary) {
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "start" });
}
