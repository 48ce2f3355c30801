import { limits } from './limits.ts'
import type { Unseen } from './unseen.ts'
import type { Listener } from './xml.ts'

/** Notes the cells that have comments, old ones and those in threads; what these say is not read. */
export const commentsListener = ({ comments }: Pick<Unseen, 'comments'>): Listener => ({
  opens: (name, { ref }) => {
    const isComment = name === 'comment' || name === 'threadedComment'
    if (isComment && ref !== undefined && comments.size < limits.problems) comments.add(ref.slice(0, 20))
  },
})
