import { leaveInTheEnd } from './leaving.ts'

leaveInTheEnd()
