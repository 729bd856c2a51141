const said = document.getElementById("said");
const password = document.getElementById("password");

async function login() {
  said.textContent = "";
  let answer;
  try {
    answer = await fetch("/api/login", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: document.getElementById("user").value.trim(), password: password.value }),
    });
  } catch {
    said.textContent = "The run does not answer: it has ended, or cannot be reached.";
    return;
  }
  if (answer.ok) {
    location.replace("/");
    return;
  }
  said.textContent = (await answer.json().catch(() => ({}))).detail ?? `The run answered ${answer.status}.`;
  password.value = "";
  password.focus();
}

document.getElementById("login").addEventListener("submit", (event) => {
  event.preventDefault();
  login();
});
