/** Who claims, and whether what somebody claims is left alone by everybody else. */
import { AutoloopError } from '../../core/error.js';
import { momentOf } from '../../core/lifecycle/case.js';
import { actorId } from '../../core/rules/actors.js';
import type { ClaimFact } from '../../core/rules/facts.js';
import { quoted } from '../../core/untrusted.js';
import { identity, type Repository } from '../../edges/git/index.js';

/** What a claim can hold and a person's address never lacks. */
const address = /^[^\s\p{C}]{1,200}@[^\s\p{C}]{1,100}$/u;

/**
 * The actor that `said` names, else Git's author: an e-mail address in lower case.
 * @throws AutoloopError `no-identity`; `actor-unknown` for nobody; `actor-not-minted` for the name of an agent.
 */
export async function claimantOf(repo: Repository, said?: string): Promise<string> {
  const spelled = said ?? (await identity(repo)).email;
  const actor = actorId(spelled);
  const hint = 'Give the e-mail address of the person who answers for it, with --actor or as Git’s `user.email`.';
  if (actor?.startsWith('agent/'))
    throw new AutoloopError(
      'refused',
      'actor-not-minted',
      `${quoted(spelled)} names an agent, and those names only the tool gives, to the attempts of its runs`,
      { hint },
    );
  if (actor === undefined || !address.test(actor))
    throw new AutoloopError('refused', 'actor-unknown', `${quoted(spelled)} names nobody who could answer for it`, {
      hint,
    });
  return actor;
}

/**
 * Lets only the holder of a claim run its order.
 * @throws AutoloopError `order-claimed` while somebody else holds it; as `claimantOf` where nobody can tell who asks.
 */
export async function mustBeOwnClaim(
  repo: Repository,
  order: string,
  claims: readonly ClaimFact[] | undefined,
): Promise<void> {
  const claim = claims?.find((known) => known.order === order && !known.expired);
  if (claim === undefined || actorId(claim.actor) === (await claimantOf(repo))) return;
  throw new AutoloopError(
    'refused',
    'order-claimed',
    `Running \`${order}\` is refused: it is claimed by ${quoted(claim.actor)} until ${momentOf(claim.lease_until)}`,
    { hint: `Leave it to its holder, or ask for it to be given back: autoloop release ${order}` },
  );
}
