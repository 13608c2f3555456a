/** @type {import('next').NextConfig} */
export default {
  // The gateway's POST /cart/ is not a page with one slash too many.
  skipTrailingSlashRedirect: true,
};
