import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';

/** What was wrong with the input, per field: `{"0.priceId": ["…"]}`. */
export type FieldErrors = Record<string, string[]>;

/** An answer other than success. Its JSON body is `{message, errors}`, an inferred form. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: FieldErrors;

  constructor(status: ContentfulStatusCode, message: string, errors: FieldErrors = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(what: string): ApiError {
  return new ApiError(404, `No such ${what}.`);
}

/** 422 for one field, named by its path in the body. */
export function invalid(field: string, message: string): ApiError {
  return new ApiError(422, 'The given data was invalid.', { [field]: [message] });
}

/** Answers any error as JSON; the ones nobody foresaw as 500, with their text on the console. */
export function answerError(error: Error, context: Context): Response {
  if (error instanceof ApiError) {
    const { status, message, errors } = error;
    return context.json({ message, errors }, status);
  }
  console.error(error);
  return context.json({ message: 'Server error.', errors: {} }, 500);
}

/** Parses input with a schema. @throws ApiError 422 that names every faulty field */
export function parse<const S extends v.GenericSchema>(schema: S, input: unknown) {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const errors: FieldErrors = {};
  for (const issue of result.issues) {
    const field = v.getDotPath(issue) ?? 'body';
    (errors[field] ??= []).push(issue.message);
  }
  throw new ApiError(422, 'The given data was invalid.', errors);
}

/** Parses a JSON body with a schema. @throws ApiError 422 */
export async function parseBody<const S extends v.GenericSchema>(context: Context, schema: S) {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new ApiError(422, 'The body is not valid JSON.', { body: ['This must be JSON.'] });
  }
  return parse(schema, body);
}

/** A path parameter that is a positive integer. @throws ApiError 404 when it is anything else */
export function integerParameter(context: Context, name: string, what: string): number {
  const text = context.req.param(name) ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound(what);
  return Number(text);
}
