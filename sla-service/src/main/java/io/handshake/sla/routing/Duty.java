package io.handshake.sla.routing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rep is there for.
 *
 * @param userSub the user that the rep is
 * @param side whom leads are handed to; null serves every side
 */
public record Duty(
        String userSub, @Nullable String side, @Nullable String team, Set<String> skills) {

    boolean serves(String wanted) {
        return side == null || side.equals(wanted);
    }
}
