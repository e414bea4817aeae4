package io.handshake.lead.partner;

import io.handshake.chassis.security.Caller;
import io.handshake.chassis.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the call comes from: the one source a partner is bound to, or our own people, who are bound to none. */
@RequestScoped
public class Origin {
    /** What is told without a source by our own people counts as told here. */
    public static final String HANDSHAKE = "handshake";

    private final SecurityIdentity identity;
    private final Caller caller;

    Origin(SecurityIdentity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /** The source of the partner's key; empty for everybody else. */
    public Optional<String> boundTo() {
        return grant().map(Grant::source);
    }

    /** What the partner's key allows; empty for everybody else. */
    Optional<Grant> grant() {
        return Optional.ofNullable(identity.getAttribute(Grant.ATTRIBUTE));
    }

    /** Whether what is done now must not stay. */
    public boolean isTest() {
        return grant().map(Grant::test).orElse(false);
    }

    /** The source of what is told without naming one. */
    public String orHandshake() {
        return boundTo().orElse(HANDSHAKE);
    }

    /** Who brought a lead told without saying so. */
    public String sourcedBy() {
        return caller.has(Roles.SALES) ? "sales" : "marketing";
    }

    /** Whether the caller may speak for this source. */
    public boolean maySpeakFor(String source) {
        return boundTo().map(source::equals).orElse(true);
    }
}
