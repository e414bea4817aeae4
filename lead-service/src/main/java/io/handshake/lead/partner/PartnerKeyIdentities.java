package io.handshake.lead.partner;

import io.handshake.chassis.security.Roles;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a good key into the partner who holds it. */
@ApplicationScoped
class PartnerKeyIdentities implements IdentityProvider<PartnerKeyRequest> {
    private final KnownKeys keys;

    PartnerKeyIdentities(KnownKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<PartnerKeyRequest> getRequestType() {
        return PartnerKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(PartnerKeyRequest request, AuthenticationRequestContext context) {
        KeyText key = request.key();
        return keys.recall(key)
                .map(source -> Uni.createFrom().item(partner(key, source)))
                .orElseGet(() -> context.runBlocking(() -> keys.look(key)
                        .map(source -> partner(key, source))
                        .orElseThrow(AuthenticationFailedException::new)));
    }

    private static SecurityIdentity partner(KeyText key, String source) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id()))
                .addRole(Roles.PARTNER)
                .addAttribute(Origin.SOURCE, source)
                .build();
    }
}
