import type { Membership, Visitor, VisitorPerson } from '../accounts/visitor.ts'
import type { Visit } from '../web/visit.ts'

/** Nobody has it (RFC 9562, 5.9): what the figures look up is not found. */
const nobody = '00000000-0000-0000-0000-000000000000'

type Example = { visit: Visit; visitor: Visitor; person: VisitorPerson }

/**
 * A visit by a made-up member, for figures that show what is seen after signing in.
 * @param days from today until the due day; negative for one who is late.
 */
export function asExample(visit: Visit, days = 60): Example {
  const { organisation, realm } = visit.site
  const today = visit.app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const membership: Membership = {
    id: nobody,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationEmail: visit.site.contactEmail,
    organisationPhone: visit.site.contactPhone,
    state: 'admitted',
    number: null,
    dueOn: realm.policy.dues === 'none' ? null : today.add({ days }),
    remindersSent: 0,
    suspended: false,
  }
  const person: VisitorPerson = {
    id: nobody,
    secondOf: null,
    title: null,
    givenName: 'Camille',
    familyName: 'Martin',
    birthDate: null,
    phone: null,
    mobile: null,
    addressLine1: '3 rue du Port',
    addressLine2: null,
    postcode: '21000',
    town: 'Dijon',
    country: 'FR',
    hasHousehold: false,
    memberships: [membership],
    roles: [],
    standing: 'open',
  }
  const visitor: Visitor = {
    realmId: realm.id,
    accountId: nobody,
    email: 'camille.martin@exemple.fr',
    sessionId: nobody,
    signInId: nobody,
    remembered: false,
    startedAt: visit.app.clock.now(),
    officeSeenAt: null,
    passwordAt: null,
    sharedBy: 1,
    person,
  }
  return { visit: { ...visit, visitor }, visitor, person }
}
