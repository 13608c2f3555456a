/* The packages of PHP's versions come without types, and the one that runs them with some that do not resolve. */
declare module '@php-wasm/universal' {
  /** A build of PHP. */
  export interface PHPLoaderModule {
    init(): unknown;
  }
  export function loadPHPRuntime(module: PHPLoaderModule): Promise<number>;
  export class PHP {
    constructor(runtime: number);
    mkdirTree(path: string): void;
    writeFile(path: string, data: Uint8Array): void;
    run(request: { code: string }): Promise<{ text: string }>;
  }
}
declare module '@php-wasm/node-7-4' {
  import type { PHPLoaderModule } from '@php-wasm/universal';
  export function getPHPLoaderModule(): Promise<PHPLoaderModule>;
}
declare module '@php-wasm/node-8-5' {
  export { getPHPLoaderModule } from '@php-wasm/node-7-4';
}
declare module '@php-wasm/node-8-1' {
  export { getPHPLoaderModule } from '@php-wasm/node-7-4';
}
