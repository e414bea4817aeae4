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
                .map(grant -> Uni.createFrom().item(partner(grant)))
                .orElseGet(() -> context.runBlocking(() -> keys.look(key)
                        .map(PartnerKeyIdentities::partner)
                        .orElseThrow(AuthenticationFailedException::new)));
    }

    private static SecurityIdentity partner(Grant grant) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(grant.id()))
                .addRole(Roles.PARTNER)
                .addAttribute(Grant.ATTRIBUTE, grant)
                .build();
    }
}
