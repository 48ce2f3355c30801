import { expect, it } from 'vitest'
import { networkOf } from '../../server/access/throttle.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::a:b:c:d', '2001:db8:0:0'],
  ['2001:db8::ffff:a:b:c:d', '2001:db8:0:ffff'],
  ['2001:0db8:0:0:1::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('tries from %s are counted under %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
