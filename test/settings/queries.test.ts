import { setSetting } from '../../server/settings/actions.ts'
import type { SettingName } from '../../server/settings/vocabulary.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { deadlinesFor, reviewSettingsOn, settingOn } from '../../server/settings/queries.ts'
import { startApp, type TestApp } from '../support/app.ts'

const byLaw = {
  writtenWithinHours: 24,
  signedWithinHours: 48,
  childSpokenToWithinDays: 5,
  ladoReferralWorkingDays: 1,
}

describe('a dated setting', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const set = (
    [name, establishmentType]: [SettingName, '' | 'yoi' | 'sch'],
    value: string,
    fromOn: string,
    at = '09',
  ) =>
    setSetting(app.parts.db, { ...app.act(), at: `2018-01-01T${at}:00:00.000Z` }, name, {
      establishmentType,
      value,
      fromOn,
      reason: 'Agreed',
    })

  it('has a value before anybody sets one', async () => {
    expect(await reviewSettingsOn(app.parts.db, '2019-03-31')).toEqual({
      rollLimit: 20,
      indicativeLimit: 100,
      allowanceDays: 6,
      recipients: [
        'Medway Council',
        'Kent Police',
        'NHS Kent and Medway',
        'HM Government (office to be named)',
      ],
      deadlines: { yoi: byLaw, stc: byLaw, sch: byLaw },
    })
    expect(await settingOn(app.parts.db, 'phone-numbers', '2019-03-31')).toEqual([])
    expect(await settingOn(app.parts.db, 'suppression-threshold', '2019-03-31')).toBe(6)
  })

  it('holds from its day on, and not the day before', async () => {
    await set(['allowance-days', ''], '8', '2018-10-01')
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-09-30')).toBe(6)
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-10-01')).toBe(8)
  })

  it('takes the one that was set last of two from the same day, though the clock went back in between', async () => {
    await set(['allowance-days', ''], '8', '2018-10-01', '11')
    await set(['allowance-days', ''], '7', '2018-10-01', '10')
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-10-01')).toBe(7)
  })

  it('is set for one type of establishment and leaves the others', async () => {
    await set(['signed-within-hours', 'yoi'], '72', '2018-04-01')
    expect(await deadlinesFor(app.parts.db, 'yoi', '2018-04-01')).toEqual({ ...byLaw, signedWithinHours: 72 })
    expect(await deadlinesFor(app.parts.db, 'stc', '2018-04-01')).toEqual(byLaw)
  })

  it('does not move what the law fixes for secure children’s homes, whatever is stored', async () => {
    await set(['signed-within-hours', 'sch'], '72', '2018-04-01')
    expect(await deadlinesFor(app.parts.db, 'sch', '2018-04-01')).toEqual(byLaw)
  })

  it('is a list of lines, which may become empty', async () => {
    await set(['recipients', ''], 'Medway Council\nKent Police', '2018-04-01')
    await set(['recipients', ''], '', '2018-05-01')
    expect(await settingOn(app.parts.db, 'recipients', '2018-04-30')).toEqual([
      'Medway Council',
      'Kent Police',
    ])
    expect(await settingOn(app.parts.db, 'recipients', '2018-05-01')).toEqual([])
  })
})
