// A form is sent only once the service is known to be there: without a connection the browser would show a page of its own in
// place of what was typed. Until then the text stays where it is, and a line by the button says so. Without this the form's own
// button sends it.
const patience = 10_000

let isGoing = false

addEventListener(
  'submit',
  (event) => {
    if (isGoing) return
    const { target: form, submitter } = event
    if (form.method !== 'post' || !isTypedIn(form)) return
    event.preventDefault()
    // Nothing of this page takes it for sent.
    event.stopImmediatePropagation()
    void send(form, submitter)
  },
  { capture: true },
)

/** Whether there is anything to lose: a button alone has nothing, and a password or a code is not kept for anybody. */
const isTypedIn = (form) =>
  form.dataset.passkey === undefined &&
  form.querySelector('[type=password], [autocomplete=one-time-code]') === null &&
  form.querySelector('textarea, select, input:not([type=hidden])') !== null

async function send(form, submitter) {
  if (form.dataset.sending !== undefined) return
  form.dataset.sending = ''
  const why = await whyNot()
  delete form.dataset.sending
  if (why !== undefined) return hold(form, submitter, why)
  lineOf(form)?.remove()
  isGoing = true
  form.requestSubmit(submitter)
  isGoing = false
}

async function whyNot() {
  if (!navigator.onLine) return 'There is no connection'
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    return answer.ok ? undefined : 'The service is in trouble just now'
  } catch {
    return 'The service does not answer'
  }
}

function hold(form, submitter, why) {
  const main = form.querySelector('.govuk-button')
  const button = submitter?.textContent.trim() || main?.textContent.trim()
  const line = lineOf(form) ?? madeIn(form, submitter)
  line.textContent = `${why}, so nothing was sent. What you typed is still here: leave this page open, and press “${button}” again once you are connected.`
}

const lineOf = (form) => form.querySelector('[data-not-sent]')

function madeIn(form, submitter) {
  const line = document.createElement('p')
  line.className = 'govuk-error-message app-not-sent'
  line.dataset.notSent = ''
  line.setAttribute('role', 'alert')
  const pressed = submitter?.classList.contains('govuk-button')
    ? submitter
    : form.querySelector('.govuk-button')
  const beside = pressed?.closest('.govuk-button-group') ?? pressed
  if (beside) beside.before(line)
  else form.append(line)
  return line
}
