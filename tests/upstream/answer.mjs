// @ts-check
/** A request as it came, and an answer before it is sent. */

/**
 * @typedef {object} Asked
 * @property {string} path below the server's prefix, as it was sent: nothing is decoded
 * @property {URLSearchParams} query
 * @property {import("node:http").IncomingHttpHeaders} headers
 */
/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/**
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 * @returns {Answer}
 */
export function json(status, value, headers = {}) {
  return { status, headers: { "Content-Type": "application/json;charset=utf-8", ...headers }, body: JSON.stringify(value) };
}

/**
 * @param {number} status
 * @param {string} title
 * @param {Record<string, string>} [headers]
 * @returns {Answer}
 */
export function html(status, title, headers = {}) {
  // A script in it, as login pages have: it must never run.
  const body = `<!DOCTYPE html><html><head><title>${title}</title><script>window.pwned = true</script></head>`
    + `<body><h1>${title}</h1><form action="/login"><input name="user"></form></body></html>`;
  return { status, headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body };
}
