package io.handshake.lead.partner;

import static io.handshake.chassis.problem.StandardProblem.FORBIDDEN;
import static io.handshake.chassis.problem.StandardProblem.TOO_MANY_REQUESTS;
import static io.handshake.lead.LeadProblem.SCOPE_MISSING;

import io.handshake.chassis.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a partner's call go on only within the scopes and the rate of its key, before its body is read. */
class PartnerCalls {
    static final String MODE_HEADER = "Handshake-Mode";
    static final String POLICY_HEADER = "RateLimit-Policy";
    static final String QUOTA_HEADER = "RateLimit";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final RateLimits limits;

    PartnerCalls(SecurityIdentity identity, CurrentVertxRequest request, RateLimits limits) {
        this.identity = identity;
        this.request = request;
        this.limits = limits;
    }

    @ServerRequestFilter
    void check(ResourceInfo resource) {
        if (!identity.hasRole(Roles.PARTNER)) {
            return;
        }
        @Nullable Grant grant = identity.getAttribute(Grant.ATTRIBUTE);
        if (grant == null) {
            throw FORBIDDEN.because("A partner calls with an API key, not with a token.");
        }
        HttpServerResponse answer = request.getCurrent().response();
        if (grant.test()) {
            answer.putHeader(MODE_HEADER, "test");
        }
        @Nullable NeedsScope needed = resource.getResourceMethod().getAnnotation(NeedsScope.class);
        if (needed != null) {
            requireScope(grant, needed.value());
            if (needed.value().isIntake()) {
                count(grant, answer);
            }
        }
    }

    private static void requireScope(Grant grant, Scope needed) {
        if (!grant.scopes().contains(needed)) {
            throw SCOPE_MISSING.because("this needs the scope " + needed.text() + "; the key has "
                    + String.join(", ", Scope.texts(grant.scopes())));
        }
    }

    private void count(Grant grant, HttpServerResponse answer) {
        RateLimits.Quota quota = limits.take(grant);
        answer.putHeader(POLICY_HEADER, quota.policy());
        answer.putHeader(QUOTA_HEADER, quota.state());
        if (!quota.allowed()) {
            answer.putHeader("Retry-After", Long.toString(quota.secondsToNext()));
            throw TOO_MANY_REQUESTS.because("the key may post " + quota.limit().perMinute() + " times a minute; wait "
                    + quota.secondsToNext() + " s, and send more in one call");
        }
    }
}
