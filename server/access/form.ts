import { form } from '../fields/form.ts'
import { text } from '../fields/text.ts'

export const signInForm = form({
  email: text({
    question: 'E-mail address',
    missing: 'Enter your e-mail address',
    autocomplete: 'username',
    type: 'email',
  }),
  password: text({
    question: 'Password',
    missing: 'Enter your password',
    max: 1000,
    autocomplete: 'current-password',
    type: 'password',
  }),
})
