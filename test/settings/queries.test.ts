import { deadlinesOn } from '../../reports/in-force.ts'
import { setSetting } from '../../server/settings/actions.ts'
import type { SettingName } from '../../server/settings/vocabulary.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { allowanceOf, datedDeadlines, reviewSettingsOn, settingOn } from '../../server/settings/queries.ts'
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

  const deadlinesFor = async (type: 'yoi' | 'stc' | 'sch', day: string) =>
    deadlinesOn({ deadlines: await datedDeadlines(app.parts.db), types: [{ from: day, type }] }, day)

  it('has a value before anybody sets one', async () => {
    expect(await reviewSettingsOn(app.parts.db, '2019-03-31')).toEqual({
      rollLimit: 20,
      indicativeLimit: 100,
      allowanceDays: 6,
      smallCountLimit: 6,
      recipients: [
        'Medway Council',
        'Kent Police',
        'NHS Kent and Medway',
        'HM Government (office to be named)',
      ],
      deadlines: [{ from: '0000-01-01', byType: { yoi: byLaw, stc: byLaw, sch: byLaw } }],
    })
    expect(await settingOn(app.parts.db, 'phone-numbers', '2019-03-31')).toEqual([])
  })

  it('holds from its day on, and not the day before', async () => {
    await set(['allowance-days', ''], '8', '2018-10-01')
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-09-30')).toBe(6)
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-10-01')).toBe(8)
  })

  it('gives a review year the allowance of its last day, and of today while it runs', async () => {
    await set(['allowance-days', ''], '8', '2018-10-01')
    await set(['allowance-days', ''], '9', '2019-04-01')
    const { db } = app.parts
    expect(await allowanceOf(db, 2018, '2018-09-30')).toBe(6)
    expect(await allowanceOf(db, 2018, '2018-12-31')).toBe(8)
    expect(await allowanceOf(db, 2018, '2019-06-03')).toBe(8)
    expect(await allowanceOf(db, 2019, '2019-06-03')).toBe(9)
  })

  it('gives deadlines with the days from which they hold', async () => {
    await set(['signed-within-hours', 'yoi'], '72', '2018-10-01')
    await set(['signed-within-hours', 'yoi'], '36', '2018-10-01', '10')
    expect(await deadlinesFor('yoi', '2018-09-30')).toEqual(byLaw)
    expect(await deadlinesFor('yoi', '2018-10-01')).toEqual({ ...byLaw, signedWithinHours: 36 })
    expect((await datedDeadlines(app.parts.db)).map(({ from }) => from)).toEqual(['0000-01-01', '2018-10-01'])
  })

  it('takes the one that was set last of two from the same day, though the clock went back in between', async () => {
    await set(['allowance-days', ''], '8', '2018-10-01', '11')
    await set(['allowance-days', ''], '7', '2018-10-01', '10')
    expect(await settingOn(app.parts.db, 'allowance-days', '2018-10-01')).toBe(7)
  })

  it('is set for one type of establishment and leaves the others', async () => {
    await set(['signed-within-hours', 'yoi'], '72', '2018-04-01')
    expect(await deadlinesFor('yoi', '2018-04-01')).toEqual({ ...byLaw, signedWithinHours: 72 })
    expect(await deadlinesFor('stc', '2018-04-01')).toEqual(byLaw)
  })

  it('does not move what the law fixes for secure children’s homes, whatever is stored', async () => {
    await set(['signed-within-hours', 'sch'], '72', '2018-04-01')
    expect(await deadlinesFor('sch', '2018-04-01')).toEqual(byLaw)
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
