// Every page works without this; it adds what GOV.UK Frontend adds to the components the views use.
import {
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from 'govuk-frontend'
import './autosave.js'
import './passkey.js'
import './sending.js'
import './session.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component)
}
