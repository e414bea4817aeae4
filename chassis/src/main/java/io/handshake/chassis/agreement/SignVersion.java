package io.handshake.chassis.agreement;

import static io.handshake.chassis.agreement.AgreementProblem.AGREEMENT_CLASH;
import static io.handshake.chassis.agreement.AgreementProblem.ALREADY_SIGNED;
import static io.handshake.chassis.agreement.AgreementProblem.NOT_OPEN_FOR_SIGNATURE;
import static io.handshake.chassis.agreement.AgreementProblem.ROLE_NOT_HELD;
import static io.handshake.chassis.problem.StandardProblem.STALE_VERSION;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a person's name under a version; the second one puts it in force. */
@ApplicationScoped
public class SignVersion {
    private final Standings standings;
    private final Timelines timelines;
    private final TakingEffect takingEffect;
    private final Caller caller;
    private final InstantSource clock;

    SignVersion(
            Standings standings, Timelines timelines, TakingEffect takingEffect, Caller caller, InstantSource clock) {
        this.standings = standings;
        this.timelines = timelines;
        this.takingEffect = takingEffect;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param inForce the version, when it is in force from this moment on; the caller publishes it
     */
    public record Signed(Signature signature, Optional<Counting> inForce) {}

    /** Signs for a side; {@code ifMatch} names the text that was read. */
    public Signed sign(Version version, String role, @Nullable String ifMatch) {
        requirePerson(role);
        requireRead(ifMatch, version);
        String kind = version.id().kind();
        timelines.holdForChange(kind);
        Timeline timeline = timelines.current(kind);
        List<Signature> given = standings.signatures(version.id());
        Instant now = clock.instant();
        Counting candidate = candidate(version, now);
        requireNew(given, role);
        requireOpen(version, candidate, timeline);
        requireNoClash(candidate, timeline);
        Signature signature = new Signature(caller.issuer(), caller.subject(), role, version.hash(), now);
        standings.put(version.id(), signature);
        if (given.isEmpty()) {
            return new Signed(signature, Optional.empty());
        }
        timelines.forgetAfterwards(kind);
        return new Signed(signature, takingEffect.begin(candidate, now));
    }

    /** Signing cannot be backdated: it counts from the second signature at the earliest. */
    private static Counting candidate(Version version, Instant now) {
        Terms terms = version.terms();
        Instant from = terms.effectiveFrom().isAfter(now) ? terms.effectiveFrom() : now;
        return new Counting(version.id(), terms.scope(), from, terms.effectiveUntil(), true);
    }

    /** Machines do not sign, whatever else their token holds. */
    private void requirePerson(String role) {
        if (!caller.has(role) || caller.has(Roles.SERVICE) || caller.has(Roles.PARTNER)) {
            throw ROLE_NOT_HELD.because("only a person of " + role + " signs for " + role);
        }
    }

    /** Any version will do is no answer here: a signature is given to one text. */
    private static void requireRead(@Nullable String ifMatch, Version version) {
        if (ifMatch != null && ifMatch.strip().equals("*")) {
            throw STALE_VERSION.because("name the text you sign: its ETag is " + version.etag());
        }
        ETags.require(ifMatch, version.etag());
    }

    private void requireNew(List<Signature> given, String role) {
        for (Signature signature : given) {
            if (signature.issuer().equals(caller.issuer())
                    && signature.subject().equals(caller.subject())) {
                throw ALREADY_SIGNED.because("you signed this version for " + signature.role()
                        + " already; the other side's signature must come from somebody else");
            }
            if (signature.role().equals(role)) {
                throw ALREADY_SIGNED.because("somebody signed this version for " + role + " already");
            }
        }
    }

    private static void requireOpen(Version version, Counting candidate, Timeline timeline) {
        if (timeline.find(version.id()).isPresent()) {
            throw NOT_OPEN_FOR_SIGNATURE.because(
                    "this version counts already, without signatures; a signed one takes its place");
        }
        timeline.overtaking(candidate).ifPresent(newer -> {
            throw NOT_OPEN_FOR_SIGNATURE.because(
                    "version " + newer.id().version() + " takes its place before it could count; write a new version");
        });
        if (candidate.endedBy(candidate.from())) {
            throw NOT_OPEN_FOR_SIGNATURE.because("its end has come before it could count; write a new version");
        }
    }

    private static void requireNoClash(Counting candidate, Timeline timeline) {
        timeline.clashOf(candidate).ifPresent(other -> {
            throw AGREEMENT_CLASH.because(other.id()
                    + " is signed, is as specific, and can cover the same ground at the same time; name another scope, or"
                    + " add a version to " + other.id().key() + " that ends before this one begins");
        });
    }
}
