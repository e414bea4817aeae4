package io.handshake.lead.intake;

import io.handshake.chassis.http.NamedRequest;
import java.util.Optional;

/**
 * What one call tells about one person.
 *
 * @param request the call itself, if its caller gave it a name
 */
record SingleLead(Optional<NamedRequest> request, Heard heard) {}
