// The API, as everybody has it.

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new Error("The run does not answer: it has ended, or cannot be reached.");
  }
  if (answer.status === 401) {
    // the session has ended
    location.assign("/login");
    throw new Error("Log in again.");
  }
  const document = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(document.detail ?? `The run answered ${answer.status}.`);
  return document;
}

export const path = (...parts) => "/api/" + parts.map(encodeURIComponent).join("/");

export const get = (address, query) => {
  const asked = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value));
  return answered(fetch(asked.size ? `${address}?${asked}` : address));
};

let known = null;

/** Who looks, and what that one may do. */
export const me = () => (known ??= get("/api/me"));

/** The same, asked anew: leads to the page for logging in when the session has ended. */
me.again = () => (known = get("/api/me"));

/** Sends a body as it is; the session's token goes with it. */
async function sent(address, body, type) {
  const { token } = await me();
  const headers = {};
  if (token) headers["X-Swath-Token"] = token;
  if (type) headers["Content-Type"] = type;
  return answered(fetch(address, { method: "POST", headers, body }));
}

export const post = (address, body) =>
  sent(address, body ? JSON.stringify(body) : undefined, body ? "application/json" : undefined);

/** A file to the run, with settings: GeoJSON as it is, other formats in a form. */
export const send = (address, file, settings) => {
  const told = new URLSearchParams(Object.entries(settings).filter(([, value]) => value));
  if (file.type === "application/geo+json" && !file.name) return sent(`${address}?${told}`, file, file.type);
  const form = new FormData();
  told.forEach((value, name) => form.append(name, value));
  form.append("file", file);
  return sent(address, form);
};
