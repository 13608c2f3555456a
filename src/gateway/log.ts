/** One request, for the site's log. Holds no key, cart id, order key, address or e-mail. */
export interface LogEntry {
  /** ISO 8601 instant at which the request came. */
  time: string;
  /** Method and path template, such as `GET /peppered/cart/{cartId}`; `null` when there is no such route. */
  route: string | null;
  /** Status of the answer. */
  status: number;
  /** Milliseconds until the answer. */
  duration: number;
  /** Status of the API's last answer; `null` when the API gave none, or an answer of before was used. */
  upstreamStatus: number | null;
  /** Type of the problem that was answered; `null` when there was none. */
  problem: string | null;
  /**
   * Which part of the site's own failed, and where: `store`, `resolveCustomer`, `allowItem` or `clientAddress`, the name and
   * code of what it threw, and where it was thrown; `null` when none did. Its message is left out.
   */
  failure: string | null;
}
