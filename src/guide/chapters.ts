import { accountChapter } from './account.tsx'
import { beforeChapter } from './before.tsx'
import { changeChapter } from './change.tsx'
import { contactChapter } from './contact.tsx'
import { directoryChapter } from './directory.tsx'
import { duesChapter } from './dues.tsx'
import type { Guide, GuideChapter, WriteChapter } from './guide.ts'
import { joiningChapter } from './joining.tsx'
import { passwordChapter } from './password.tsx'
import { recordsChapter } from './records.tsx'
import { signInChapter } from './sign-in.tsx'

/** Who was entered by the office chooses a password before signing in; the others have one from registering. */
const waysIn: Record<Guide['policy']['registration']['startedBy'], readonly WriteChapter[]> = {
  office: [passwordChapter, signInChapter],
  anyone: [joiningChapter, signInChapter, passwordChapter],
  invitee: [joiningChapter, signInChapter, passwordChapter],
}

/** The whole guide, in the order in which things are done, without what the policy does not have. */
export async function chaptersOf(guide: Guide): Promise<GuideChapter[]> {
  const write = [
    beforeChapter,
    ...waysIn[guide.policy.registration.startedBy],
    accountChapter,
    changeChapter,
    duesChapter,
    recordsChapter,
    directoryChapter,
    contactChapter,
  ]
  const chapters = await Promise.all(write.map(chapter => chapter(guide)))
  return chapters.filter(chapter => chapter !== null)
}
