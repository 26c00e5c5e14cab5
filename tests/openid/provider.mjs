// A real provider of sign-in on this machine, for one run of the tests: people sign in by a form with
// whatever name they write, and that name is their subject.
//
//     node provider.mjs PORT ORIGIN
//
// ORIGIN is Tertial's own. Prints "ready" when it answers.
import { Provider } from "oidc-provider";

const [port, origin] = process.argv.slice(2);
if (!port || !origin) {
  console.error("usage: node provider.mjs PORT ORIGIN");
  process.exit(2);
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "tertial",
      client_secret: "not a secret: for tests",
      redirect_uris: [`${origin}/sign-in/openid/return`],
      post_logout_redirect_uris: [`${origin}/sign-in`],
      backchannel_logout_uri: `${origin}/sign-in/back-channel`,
      backchannel_logout_session_required: true,
    },
  ],
  cookies: { keys: ["for tests"] },
  features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
  findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
  pkce: { required: () => true },
  // The tests' own clients ask for one scope; nobody is asked whether that is right.
  loadExistingGrant: async (context) => {
    const { client, session, provider: self } = context.oidc;
    const grant = new self.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

provider.on("backchannel.error", (_, error) => console.error(`back channel: ${error.message}`));
provider.on("server_error", (_, error) => console.error(error));
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
