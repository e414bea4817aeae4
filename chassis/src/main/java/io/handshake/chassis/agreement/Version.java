package io.handshake.chassis.agreement;

import io.handshake.chassis.http.ETags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that two people can sign; it never changes.
 *
 * @param shipped whether it came with the installation
 * @param reason why the agreement is changed; null on the first version
 */
public record Version(
        VersionId id,
        boolean shipped,
        String document,
        String hash,
        @Nullable String reason,
        Author author,
        Instant createdAt) {
    public Terms terms() {
        return Terms.read(document);
    }

    public String etag() {
        return ETags.of(hash);
    }
}
