// The passkey of the phone. It signs the SHA-256 of a statement, also without a network: nothing is fetched for it.
(function (gx) {
  "use strict";
  const to64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const from64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

  gx.passkey = {
    possible: () => Boolean(self.PublicKeyCredential && navigator.credentials && location.hostname === document.body.dataset.host),

    // The assertion over `text`; throws where the holder turns away.
    async signed(text, credentialId) {
      const challenge = await gx.sha256(new TextEncoder().encode(text));
      const made = await navigator.credentials.get({
        publicKey: {
          challenge, rpId: document.body.dataset.host, userVerification: "required", timeout: 60000,
          allowCredentials: [{ type: "public-key", id: from64(credentialId) }],
        },
      });
      const held = made.response;
      return { credential_id: to64(made.rawId), client_data: to64(held.clientDataJSON), authenticator_data: to64(held.authenticatorData), signature: to64(held.signature) };
    },

    // What the server needs to bind a new passkey made from its `options`.
    async made(options) {
      const asked = options.publicKey;
      const created = await navigator.credentials.create({
        publicKey: { ...asked, challenge: from64(asked.challenge), user: { ...asked.user, id: from64(asked.user.id) }, excludeCredentials: [] },
      });
      const id = to64(created.rawId);
      return { id, rawId: id, type: created.type, response: { clientDataJSON: to64(created.response.clientDataJSON), attestationObject: to64(created.response.attestationObject) } };
    },
  };
})(self.gx = self.gx || {});
