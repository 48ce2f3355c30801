import { itHoldsAlways } from '../support/properties.ts'
import { properties } from './properties.ts'

itHoldsAlways(new URL('./properties.ts', import.meta.url), properties)
