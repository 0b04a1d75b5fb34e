/**
 * Whether somebody tapped 'Route' on a shop's page just now. The wish leaves the address at once, and a shared link comes from
 * elsewhere: neither a reload nor a link asks anybody for a position.
 */
const address = new URL(location.href);
/** The slug of the shop that the address chose when the page came, or null. */
export const askedShop = address.searchParams.get("zaak");

const isAsked = address.searchParams.has("route");
if (isAsked) {
  address.searchParams.delete("route");
  history.replaceState(null, "", address);
}

export const cameForRoute = isAsked && document.referrer.startsWith(`${location.origin}/`);
