// Long forms save themselves while somebody types: every ten seconds, when a field is left and when the page goes away.
// Nothing is checked and nothing moves; one line says how it stands. Without this, the form's own buttons save.
import { freshToken, sessionSeen } from './session.js'

const every = 10_000
// Chromium and the standard let at most so many bytes outlive their page.
const outlives = 60_000
const ours = new Set(['_csrf', 'version', 'turn'])

for (const form of document.querySelectorAll('form[data-autosave]')) watch(form)

function watch(form) {
  const line = form.querySelector('[data-autosave-status]')
  document.documentElement.classList.add('app-autosaves')
  // What came back with messages, or after signing in again, is nowhere but on this page.
  const isUnsaved = document.title.startsWith('Error:') || location.search.includes('kept=')
  const state = {
    saved: isUnsaved ? '' : typedIn(form),
    turn: 0,
    sending: null,
    leaving: false,
    stopped: false,
  }
  const saveIfChanged = () => void save(form, line, state)

  setInterval(saveIfChanged, every)
  form.addEventListener('focusout', saveIfChanged)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveIfChanged()
  })
  addEventListener('pagehide', saveIfChanged)
  addEventListener('pageshow', () => {
    state.leaving = false
  })
  form.addEventListener('submit', () => {
    state.leaving = true
    state.sending?.abort()
    control(form, 'turn').value = String((state.turn += 1))
  })
}

function typedIn(form) {
  const pairs = [...new FormData(form)].filter(([name]) => !ours.has(name))
  return new URLSearchParams(pairs).toString()
}

async function save(form, line, state) {
  const typed = typedIn(form)
  const isGoing = document.visibilityState === 'hidden'
  if (state.leaving || state.stopped || typed === state.saved) return
  if (state.sending !== null && !isGoing) return
  const sending = new AbortController()
  state.sending = sending
  try {
    const answer = await send(form, state, sending.signal)
    if (answer.redirected) sayHowToSignIn(line, new URL(answer.url))
    else if (answer.ok) heard(form, line, state, { typed, words: await answer.json() })
    else await refused(line, state, answer)
  } catch {
    if (!sending.signal.aborted) say(line, 'Not saved: no connection, still trying')
  } finally {
    if (state.sending === sending) state.sending = null
  }
}

async function send(form, state, signal) {
  control(form, 'turn').value = String((state.turn += 1))
  const ask = () => {
    const body = new URLSearchParams(new FormData(form)).toString()
    return fetch(form.dataset.autosave, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      signal,
      keepalive: body.length < outlives,
    })
  }
  const answer = await ask()
  if (answer.status !== 403) return answer
  // Signed in again in another tab: the forms of this one need the new session's token.
  const token = await freshToken()
  if (token === undefined) return answer
  control(form, '_csrf').value = token
  return ask()
}

/** Saved: from here on the form belongs to the draft that was begun, also when the page is loaded again. */
function heard(form, line, state, { typed, words }) {
  state.saved = typed
  if (words.version !== undefined) control(form, 'version').value = String(words.version)
  if (words.action !== undefined && form.getAttribute('action') !== words.action) {
    form.action = words.action
    form.dataset.autosave = words.autosave
    history.replaceState(null, '', words.action)
  }
  say(line, words.status)
  sessionSeen(words)
}

async function refused(line, state, answer) {
  if (answer.status === 507) return say(line, 'Not saved: the service’s disk is full, still trying')
  if (answer.status >= 500 || answer.status === 429)
    return say(line, 'Not saved: the service is in trouble, still trying')
  state.stopped = true
  const isTold = answer.headers.get('content-type')?.includes('json')
  const words = isTold ? (await answer.json()).status : undefined
  say(line, words ?? 'Not saved: this page can no longer be saved. Copy what you typed before you leave it.')
}

function sayHowToSignIn(line, address) {
  const isKept = address.searchParams.get('next')?.includes('kept=')
  const words = isKept
    ? 'You are signed out. What you typed is kept: '
    : 'Not saved: you are signed out. Leave this page open and '
  if (line.querySelector('a')?.search === address.search) return
  const link = document.createElement('a')
  Object.assign(link, { href: isKept ? address.href : '/sign-in', className: 'govuk-link' })
  link.textContent = isKept ? 'sign in to go on' : 'sign in in a new tab'
  if (!isKept) Object.assign(link, { target: '_blank', rel: 'noopener' })
  line.replaceChildren(words, link)
}

// A reader of screens hears a line only when it says something new.
function say(line, words) {
  if (line.textContent !== words) line.textContent = words
}

function control(form, name) {
  const found = form.elements.namedItem(name)
  if (found !== null) return found
  const made = Object.assign(document.createElement('input'), { type: 'hidden', name })
  form.append(made)
  return made
}
