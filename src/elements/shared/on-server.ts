import { isServer } from 'lit';

/** Whether the elements are rendered to text, without a page. Its type knows the browser only, from whose bundles it goes. */
export const onServer: boolean = isServer;
