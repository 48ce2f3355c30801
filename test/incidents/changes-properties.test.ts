import { itHoldsAlways } from '../support/properties.ts'
import { properties } from './changes-properties.ts'

itHoldsAlways(new URL('./changes-properties.ts', import.meta.url), properties)
