import { peopleRoutes } from './access/people/routes.ts'
import { accessRoutes } from './access/routes.ts'
import { childJoinRoutes } from './children/joins/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { disposalRoutes } from './disposal/routes.ts'
import { populationRoutes } from './establishments/population/routes.ts'
import { publishedFigureRoutes } from './establishments/published-figures/routes.ts'
import { establishmentRoutes } from './establishments/routes.ts'
import { happenedRoutes } from './history/happened/routes.ts'
import { homeRoutes } from './home/routes.ts'
import type { Route } from './http/route.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { ladoContactRoutes } from './lado-contacts/routes.ts'
import { nameRoutes } from './names/routes.ts'
import { meetingRoutes } from './qa-meetings/routes.ts'
import { recoverySheetRoutes } from './access/recovery-sheet/routes.ts'
import { otherChangeRoutes } from './other-changes/routes.ts'
import { outsideCountRoutes } from './returns/outside-counts/routes.ts'
import { returnRoutes } from './returns/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { settingRoutes } from './settings/routes.ts'
import { subjectAccessRoutes } from './subject-access/routes.ts'
import { visitRoutes } from './visits/routes.ts'
import { sampleRoutes } from './visits/sample/routes.ts'

/** What the application is made of: each feature's routes. */
export const features: readonly (() => Route[])[] = [
  accessRoutes,
  peopleRoutes,
  childJoinRoutes,
  contactRoutes,
  disposalRoutes,
  establishmentRoutes,
  populationRoutes,
  publishedFigureRoutes,
  happenedRoutes,
  homeRoutes,
  incidentRoutes,
  ladoContactRoutes,
  meetingRoutes,
  nameRoutes,
  otherChangeRoutes,
  outsideCountRoutes,
  recoverySheetRoutes,
  returnRoutes,
  reviewRoutes,
  settingRoutes,
  subjectAccessRoutes,
  sampleRoutes,
  visitRoutes,
]
