// A real issuer on loopback (oidc-provider, certified by the OpenID Foundation). One argument, JSON:
// {"client": {...}, "accounts": {login: claims}, "inToken": whether the ID token holds all claims itself}.
// Prints its address once it listens. Its own pages ask for a login, as an issuer's do.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const { client, accounts, inToken } = JSON.parse(process.argv[2]);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(address, {
    clients: [client],
    cookies: { keys: ["only for a test"] },
    conformIdTokenClaims: !inToken,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "given_name", "family_name"], roles: ["roles"] },
    scopes: ["openid", "email", "profile", "roles"],
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    // whoever signs in agrees: what a person shares with her own town is not what these tests are about
    loadExistingGrant: async (context) => {
      const { Grant } = context.oidc.provider;
      const grant = new Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid email profile roles");
      await grant.save();
      return grant;
    },
  });
  server.on("request", provider.callback());
  console.log(address);
});
