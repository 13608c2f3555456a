import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { LogEntry } from '../gateway/log.js';

export interface Metrics {
  /** Counts what was answered. */
  count: (entry: LogEntry) => void;
  /** Everything counted, in Prometheus' text format. */
  text: () => Promise<string>;
  contentType: string;
}

/** What the gateway answers, counted by route, status and problem: nothing of a visitor. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'peppered_gateway_requests_total',
    help: 'Requests, by route, status and type of problem.',
    labelNames: ['route', 'status', 'problem'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'peppered_gateway_request_duration_seconds',
    help: 'Seconds until the answer, by route.',
    labelNames: ['route'] as const,
    buckets: [0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const upstream = new Counter({
    name: 'peppered_gateway_api_answers_total',
    help: "The API's last answer to each request, by status; none where it did not answer.",
    labelNames: ['status'] as const,
    registers,
  });
  const failures = new Counter({
    name: 'peppered_gateway_failures_total',
    help: 'Requests in which a part of the gateway itself failed, such as its store.',
    labelNames: ['part'] as const,
    registers,
  });
  return {
    count({ route, status, problem, duration, upstreamStatus, failure }) {
      const path = route ?? 'none';
      requests.inc({ route: path, status, problem: problem?.split(':').at(-1) ?? 'none' });
      durations.observe({ route: path }, duration / 1000);
      if (route) upstream.inc({ status: upstreamStatus ?? 'none' });
      if (failure) failures.inc({ part: failure.split(':')[0] ?? '' });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
