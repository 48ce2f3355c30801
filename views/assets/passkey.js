// A form that asks for a passkey: the browser's answer goes into its hidden field, and the form is sent as any other.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', (event) => {
    const response = form.elements.namedItem('response')
    if (response.value !== '') return
    event.preventDefault()
    void answer(form, response)
  })
}

async function answer(form, response) {
  const problem = form.querySelector('[data-passkey-problem]')
  const ask = form.dataset.passkey === 'create' ? startRegistration : startAuthentication
  try {
    response.value = JSON.stringify(await ask({ optionsJSON: JSON.parse(form.dataset.options) }))
    form.requestSubmit()
  } catch {
    problem.textContent = 'Your passkey did not answer. Try again, or use another way.'
    problem.focus()
  }
}
