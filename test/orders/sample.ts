import type { ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import {
  createOrdersApi,
  syncOrders,
  type Api,
  type Order,
  type SyncOrdersOptions,
  type WatermarkStore,
} from '../../src/orders.js';
import { startWire, type SeenRequest, type Wire } from '../wire.js';

export const authorization = 'canary-of-the-key';

export const order = (orderId: number, changes: Partial<Order> = {}): Order => ({
  orderId,
  orderKey: 'XgFca-QmBxG-9WhAj-Osszb',
  customerId: 867,
  orderStatus: 'ord',
  orderPaymentStatus: 'paid',
  orderDate: '2026-04-22T13:08:55+02:00',
  timeOut: null,
  amount: 49.5,
  orderDonation: 5,
  lastChanged: '2026-04-22T13:10:12+02:00',
  handlingTextPayment: 'Cadeaubon “Café Mañana” 🎭',
  discountName: null,
  ...changes,
});

/** A store that shows what was saved. */
export function watched(watermark: string | null = null): WatermarkStore & { saved: string[] } {
  const saved: string[] = [];
  return {
    saved,
    load: () => Promise.resolve(saved.at(-1) ?? watermark),
    save(next) {
      saved.push(next);
      return Promise.resolve();
    },
  };
}

export interface Shop extends Wire {
  api: Api;
}

type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A shop whose list and details answer as they are told, on the wire. */
export async function openShop(
  context: TestContext,
  list: Answer,
  detail: Answer = (response) => response.writeHead(500).end(),
  timeout = 60_000,
): Promise<Shop> {
  const wire = await startWire(context, (response, request) => {
    const isDetail = /\/order\/\d+$/.test(request.url ?? '');
    (isDetail ? detail : list)(response, request);
  });
  const { apiBase } = wire;
  return { ...wire, api: createOrdersApi({ apiBase, clientName: 'demo', authorization, timeout }) };
}

/** Takes everything. */
export async function collect(api: Api, options: SyncOrdersOptions): Promise<Order[]> {
  const orders = [];
  for await (const taken of syncOrders(api, options)) orders.push(taken);
  return orders;
}

/** The turns of the event loop in which anything that is ready on this machine would have come. */
export async function turns(count = 300): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
