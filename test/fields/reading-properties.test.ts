import { itHoldsAlways } from '../support/properties.ts'
import { properties } from './reading-properties.ts'

itHoldsAlways(new URL('./reading-properties.ts', import.meta.url), properties)
