import { itHoldsAlways } from '../support/properties.ts'
import { properties } from './hurt-properties.ts'

itHoldsAlways(new URL('./hurt-properties.ts', import.meta.url), properties)
