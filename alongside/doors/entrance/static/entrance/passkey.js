// Makes a passkey, or uses one. The page works without it: what needs it stays hidden, and the other ways are there.
// A form holds one <div data-passkey="make|use|enter">; the answer of the device goes into its field `credential`.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// An address of numbers alone cannot own a passkey: browsers bind each to a name.
const possible = () => Boolean(window.PublicKeyCredential) && !/^[\d.]+$|^\[/.test(location.hostname);

async function asked(does, form) {
  if (does !== "enter") return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no options: ${answer.status}`);
  return (await answer.json()).request_options;
}

async function made({ publicKey }) {
  const key = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: named(publicKey.excludeCredentials),
    },
  });
  return said(key, {
    attestationObject: words(key.response.attestationObject),
    transports: key.response.getTransports?.() ?? [],
  });
}

async function used({ publicKey }) {
  const key = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: named(publicKey.allowCredentials),
    },
  });
  const { authenticatorData, signature, userHandle } = key.response;
  return said(key, {
    authenticatorData: words(authenticatorData),
    signature: words(signature),
    userHandle: userHandle ? words(userHandle) : null,
  });
}

const said = (key, response) => ({
  id: key.id,
  rawId: words(key.rawId),
  type: key.type,
  authenticatorAttachment: key.authenticatorAttachment,
  clientExtensionResults: key.getClientExtensionResults(),
  response: { clientDataJSON: words(key.response.clientDataJSON), ...response },
});

function failed(box, error) {
  const why = { InvalidStateError: box.dataset.known, NotAllowedError: box.dataset.refused, AbortError: box.dataset.refused };
  const line = box.querySelector("[data-said]");
  line.textContent = why[error.name] ?? box.dataset.failed;
  line.hidden = false;
}

for (const box of document.querySelectorAll("[data-passkey]")) {
  box.querySelector("[data-without]").remove();
  box.querySelector(possible() ? "[data-ready]" : "[data-impossible]")?.removeAttribute("hidden");
  const form = box.closest("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    box.querySelector("[data-said]").hidden = true;
    try {
      const options = await asked(box.dataset.passkey, form);
      const answer = await (box.dataset.passkey === "make" ? made(options) : used(options));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      failed(box, error);
    }
  });
}
