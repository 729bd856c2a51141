// The API, as everybody has it.

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new Error("The run does not answer: it has ended, or cannot be reached.");
  }
  const document = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(document.detail ?? `The run answered ${answer.status}.`);
  return document;
}

export const path = (...parts) => "/api/" + parts.map(encodeURIComponent).join("/");

export const get = (address, query) => {
  const asked = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value));
  return answered(fetch(asked.size ? `${address}?${asked}` : address));
};

export const post = (address, body) =>
  answered(fetch(address, {
    method: "POST",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  }));
