/** Shows how far the sending of files has come; without it the form is sent as any other. */

export function attach(form) {
  form.addEventListener("submit", (event) => {
    if (!form.querySelector("input[type=file]").files.length) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

function send(form, button) {
  const bar = Object.assign(document.createElement("progress"), { className: "upload-progress", max: 1, value: 0 });
  const words = Object.assign(document.createElement("p"), { className: "notice", textContent: form.dataset.sending });
  bar.setAttribute("aria-label", form.dataset.sending);
  words.setAttribute("role", "status");
  form.append(bar, words);
  button.disabled = true;
  const data = new FormData(form);
  data.set(button.name, button.value);
  const request = new XMLHttpRequest(); // fetch cannot tell how much it has sent
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = total ? loaded / total : 0;
  });
  request.addEventListener("load", () => {
    if (request.status === 401) return sendAsAnyOther(form, button);
    const answered = new URL(request.responseURL).pathname;
    if (answered === new URL(form.action).pathname) show(request.responseText);
    else location.assign(request.responseURL);
  });
  request.addEventListener("error", () => {
    bar.remove();
    words.textContent = form.dataset.failed;
    button.disabled = false;
  });
  request.open("POST", form.action);
  request.send(data);
}

/** Her session ended: what a form sends by itself is kept until she is back, what a script asks is not. */
function sendAsAnyOther(form, button) {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}

/** The page that says what came of it takes the place of this one. */
function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const fault = document.querySelector("main :is(.form-faults, .done)");
  fault?.setAttribute("tabindex", "-1");
  fault?.focus();
  document.querySelectorAll("[data-module=upload]").forEach(attach);
}
