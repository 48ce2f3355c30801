// Before a session ends without anybody doing anything, a dialog says so and offers to stay. Without this the line at the
// top of each page says until when, and opening any page extends it.
const line = document.querySelector('[data-session-ends]')
const dialog = document.querySelector('[data-session-dialog]')
const warnBefore = 3 * 60_000

let ends = 0
let timer

function watch() {
  clearTimeout(timer)
  timer = setTimeout(() => dialog.showModal(), Math.max(0, ends - Date.now() - warnBefore))
}

/** The server heard this browser: the session lasts so many seconds from now, until a time in words. */
export function sessionSeen({ seconds, until }) {
  if (!line || !dialog) return
  const before = ends
  ends = Date.now() + seconds * 1000
  line.textContent = `Until ${until} if you open no page`
  // After twelve hours nothing helps any more: that was said once.
  if (ends - before > 1000) watch()
}

/** The token of the session that stands now, for a form that was shown in an earlier one; undefined when nobody is signed in. */
export async function freshToken() {
  const answer = await fetch('/signed-in', { headers: { accept: 'text/html' } })
  return answer.redirected ? undefined : (await pageOf(answer)).querySelector('[name=_csrf]')?.value
}

const pageOf = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html')

async function stay() {
  dialog.close()
  const answer = await fetch(dialog.dataset.sessionDialog, { headers: { accept: 'text/html' } }).catch(
    () => undefined,
  )
  const fresh = answer?.ok && (await pageOf(answer)).querySelector('[data-session-ends]')
  if (fresh) sessionSeen({ seconds: Number(fresh.dataset.sessionEnds), until: fresh.dataset.sessionUntil })
}

if (line && dialog) {
  ends = Date.now() + Number(line.dataset.sessionEnds) * 1000
  dialog.querySelector('[data-session-stay]').addEventListener('click', () => void stay())
  watch()
}
