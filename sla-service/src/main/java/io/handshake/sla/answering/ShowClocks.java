package io.handshake.sla.answering;

import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.clocks.ClockView;
import io.handshake.sla.clocks.KeptClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what was read with what its clock says. */
@ApplicationScoped
class ShowClocks {
    private final KeptClocks clocks;

    ShowClocks(KeptClocks clocks) {
        this.clocks = clocks;
    }

    /** What is read, but for what its clock says. */
    record Draft<V>(@Nullable ClockRow clock, Function<@Nullable ClockView, V> view) {}

    /** The clocks of all in a few statements. */
    <V> List<V> finish(List<Draft<V>> drafts, Instant now) {
        Map<UUID, ClockView> views = new HashMap<>();
        clocks.of(drafts.stream().map(Draft::clock).filter(Objects::nonNull).toList())
                .forEach(kept -> views.put(kept.row().id(), ClockView.of(kept, now)));
        return drafts.stream()
                .map(draft -> draft.view()
                        .apply(
                                draft.clock() == null
                                        ? null
                                        : views.get(draft.clock().id())))
                .toList();
    }
}
