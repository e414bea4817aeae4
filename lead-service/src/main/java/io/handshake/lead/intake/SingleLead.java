package io.handshake.lead.intake;

import io.handshake.chassis.http.NamedRequest;
import java.net.URI;
import java.util.Optional;

/**
 * What one call tells about one person.
 *
 * @param request the call itself, if its caller gave it a name
 * @param service the address under which the caller knows this service
 */
record SingleLead(Optional<NamedRequest> request, Heard heard, URI service) {}
