package io.handshake.scoring.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** What the last audit of a definition came to, for whoever writes its next version. */
@ApplicationScoped
public class LatestAudit {
    private final Audits audits;
    private final Results results;

    LatestAudit(Audits audits, Results results) {
        this.audits = audits;
        this.results = results;
    }

    /** Of all versions of the key, the audit that was closed last. */
    public Optional<ClosedAudit> of(String definition) {
        return audits.latestClosed(definition)
                .map(Audit::view)
                .map(audit -> new ClosedAudit(
                        audit.id(),
                        audit.version(),
                        Objects.requireNonNull(audit.closedAt()),
                        results.figures(audit.id())));
    }
}
