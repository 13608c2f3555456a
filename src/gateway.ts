/**
 * Stands between a browser and the theatre's API key. Runs on a server only.
 *
 * @module
 */
export { PepperedError, type ErrorKind } from './api/errors.js';
export { createGateway, type Gateway, type GatewayOptions } from './gateway/gateway.js';
