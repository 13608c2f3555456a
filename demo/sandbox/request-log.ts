/** A request that reached the API, with what it answered. */
export interface LoggedRequest {
  method: string;
  path: string;
  status: number;
  /** The API itself takes no notice of this header. */
  idempotencyKey: string | null;
}

const maximum = 5_000;

/** The latest requests of each theatre, oldest first. */
export class RequestLog {
  #requests = new Map<string, LoggedRequest[]>();

  add(clientName: string, request: LoggedRequest): void {
    const requests = this.#requests.get(clientName) ?? [];
    this.#requests.set(clientName, [...requests, request].slice(-maximum));
  }

  of(clientName: string): readonly LoggedRequest[] {
    return this.#requests.get(clientName) ?? [];
  }

  clear(clientName: string): void {
    this.#requests.delete(clientName);
  }
}
