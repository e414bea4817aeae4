package io.handshake.scoring.audit;

import io.handshake.chassis.http.ETags;

/** An audit as it is kept, and how often it has changed. */
record Audit(AuditView view, long revision) {
    boolean open() {
        return view.closedAt() == null;
    }

    String etag() {
        return ETags.of(revision);
    }
}
