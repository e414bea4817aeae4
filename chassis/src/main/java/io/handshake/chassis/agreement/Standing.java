package io.handshake.chassis.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version as it stands at this moment.
 *
 * @param inForceFrom from when it counts or will count; empty before it has both signatures
 */
public record Standing(Version version, State state, Optional<Instant> inForceFrom, List<Signature> signatures) {}
