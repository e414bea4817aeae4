package io.handshake.lead.partner;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whether a key is good. */
final class PartnerKeyRequest extends BaseAuthenticationRequest {
    private final KeyText key;

    PartnerKeyRequest(KeyText key) {
        this.key = key;
    }

    KeyText key() {
        return key;
    }
}
