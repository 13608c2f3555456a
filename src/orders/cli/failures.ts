import * as v from 'valibot';
import { PepperedError } from '../../api/errors.js';
import { TargetError, type TargetErrorKind } from '../targets/target.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { EnvironmentError, UsageError } from './options.js';

/** How a failure is told. No sentence holds what a server sent, an order or the key. */
export interface Failure {
  exitCode: ExitCode;
  /** For programs: the kind of a PepperedError or TargetError, `usage` or `unexpected`. */
  kind: string;
  /** What is wrong and what to do. */
  message: string;
}

const targetExitCodes: Readonly<Record<TargetErrorKind, ExitCode>> = {
  'in-use': exitCodes.temporary,
  foreign: exitCodes.mustAct,
  unwritable: exitCodes.mustAct,
  full: exitCodes.mustAct,
  closed: exitCodes.failed,
};

interface Shop {
  apiBase: string;
  clientName: string;
  /** Whether there ever was an answer. */
  isHostKnown: boolean;
}

const noShop: Shop = { apiBase: '', clientName: '', isHostKnown: false };

export function describeFailure(error: unknown, shop = noShop): Failure {
  if (error instanceof UsageError)
    return { exitCode: exitCodes.usage, kind: 'usage', message: error.message };
  if (error instanceof EnvironmentError)
    return { exitCode: exitCodes.mustAct, kind: 'unauthorized', message: error.message };
  if (error instanceof TargetError) {
    const { kind, message } = error;
    return { exitCode: targetExitCodes[kind], kind, message };
  }
  if (error instanceof PepperedError) return describeExchange(error, shop);
  const cause = error instanceof Error ? error.message : String(error);
  return {
    exitCode: exitCodes.failed,
    kind: 'unexpected',
    message: `Something went wrong that nobody foresaw (${cause}). Nothing was lost: run the command again.`,
  };
}

const catchesUp = 'Nothing was lost: the next run catches up.';

/** `fetch` hides the resolver's own error in its own. `EAI_AGAIN`, no answer of a resolver, is not in it. */
const NoSuchHost = v.object({
  cause: v.object({ cause: v.object({ code: v.literal('ENOTFOUND') }) }),
});

function describeExchange(error: PepperedError, shop: Shop): Failure {
  const { apiBase, clientName, isHostKnown } = shop;
  const { kind } = error;
  const { temporary, mustAct, failed } = exitCodes;
  switch (kind) {
    case 'unauthorized':
      return {
        exitCode: mustAct,
        kind,
        message: `The API refuses the key (${error.status}). Check PEPPERED_API_KEY: is it the key of ${clientName}, whole and still valid?`,
      };
    case 'not-found':
      return {
        exitCode: mustAct,
        kind,
        message: `There is no client ${clientName} at ${apiBase}. Check --client-name and --api-base.`,
      };
    case 'redirected':
      return {
        exitCode: mustAct,
        kind,
        message: `${apiBase} redirects to another address, to which the key is not sent. Check --api-base.`,
      };
    case 'invalid-request':
    case 'unprocessable':
      return {
        exitCode: mustAct,
        kind,
        message: `The request is not right: ${error.message}.`,
      };
    case 'network':
      if (!isHostKnown && v.is(NoSuchHost, error))
        return {
          exitCode: mustAct,
          kind,
          message: `There is no host ${new URL(apiBase).hostname}. Check --api-base, and the network of this machine.`,
        };
      return {
        exitCode: temporary,
        kind,
        message: `${apiBase} cannot be reached, or the connection was lost. ${catchesUp}`,
      };
    case 'timeout':
    case 'rate-limited':
    case 'server-error':
      return {
        exitCode: temporary,
        kind,
        message: `The API is out of order or too busy (${error.message}). ${catchesUp}`,
      };
    default:
      return {
        exitCode: failed,
        kind,
        message: `The API answered something else than orders (${error.message}). Nothing was saved. If it stays so, check --api-base, and look for a newer version of peppered-cart.`,
      };
  }
}
