package io.handshake.chassis.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject, or the name of what else was shown. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /** Who vouches for the subject; empty for a credential of this installation. */
    public String issuer() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getIssuer() != null
                ? token.getIssuer()
                : "";
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** One text per caller, whatever the credential. */
    public String key() {
        return issuer() + "|" + subject();
    }
}
