package io.handshake.scoring.definition;

import static io.handshake.scoring.ScoringProblem.ALREADY_SIGNED;
import static io.handshake.scoring.ScoringProblem.DEFINITION_CLASH;
import static io.handshake.scoring.ScoringProblem.NOT_OPEN_FOR_SIGNATURE;

import io.handshake.chassis.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Puts a name under a version; the second one puts it in force. */
@ApplicationScoped
class SignVersion {
    private final Signatures signatures;
    private final TakingEffect takingEffect;
    private final Timelines timelines;
    private final DefinitionEvents events;
    private final InstantSource clock;

    SignVersion(
            Signatures signatures,
            TakingEffect takingEffect,
            Timelines timelines,
            DefinitionEvents events,
            InstantSource clock) {
        this.signatures = signatures;
        this.takingEffect = takingEffect;
        this.timelines = timelines;
        this.events = events;
        this.clock = clock;
    }

    void sign(DefinitionVersion version, String role, Caller caller) {
        timelines.holdForChange();
        Instant now = clock.instant();
        Instant from = version.inForceFrom(now);
        List<Signature> given = signatures.under(version.id);
        requireNew(given, role, caller);
        requireOpen(version, from);
        requireNoClash(version.id);

        signatures.persist(new Signature(version, role, caller, now));
        events.append(
                version.id, now, new DefinitionSigned(version.id.key(), version.id.version(), role, version.hash));
        if (given.size() == 1) {
            takingEffect.begin(version.id, from, now);
        }
    }

    private static void requireNew(List<Signature> given, String role, Caller caller) {
        for (Signature signature : given) {
            if (signature.isBy(caller)) {
                throw ALREADY_SIGNED.because("you signed this version for " + signature.id.role()
                        + " already; the other side's signature must come from somebody else");
            }
            if (signature.id.role().equals(role)) {
                throw ALREADY_SIGNED.because("somebody signed this version for " + role + " already");
            }
        }
    }

    private void requireOpen(DefinitionVersion version, Instant from) {
        if (version.shipped) {
            throw NOT_OPEN_FOR_SIGNATURE.because(
                    "the shipped version counts without signatures, until a signed definition takes its place");
        }
        timelines
                .current()
                .at(from)
                .filter(rules -> rules.definition().equals(version.id.key()) && rules.version() > version.id.version())
                .ifPresent(newer -> {
                    throw NOT_OPEN_FOR_SIGNATURE.because("version " + newer.version()
                            + " takes its place before it could count; write a new version");
                });
    }

    private void requireNoClash(VersionId id) {
        timelines.signedBeside(id.key()).ifPresent(other -> {
            throw DEFINITION_CLASH.because(
                    other + " is signed for the same leads; to change what counts, add a version to " + other.key());
        });
    }
}
