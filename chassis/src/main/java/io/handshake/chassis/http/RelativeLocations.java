package io.handshake.chassis.http;

import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says as a path where something is. The scheme and host that a service sees are those behind its proxy; a caller resolves a path
 * against the address it asked.
 */
class RelativeLocations {
    private static final String LOCATION = HttpHeaders.LOCATION.toString();

    @ServerResponseFilter
    void relate(ContainerResponseContext answer) {
        String location = answer.getHeaderString(LOCATION);
        if (location != null) {
            URI told = URI.create(location);
            String query = told.getRawQuery() == null ? "" : "?" + told.getRawQuery();
            answer.getHeaders().putSingle(LOCATION, told.getRawPath() + query);
        }
    }
}
