package io.handshake.lead.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a lead became a customer through a deal it won.
 *
 * @param before what was told until then of its being a customer
 */
record Purchase(UUID opportunity, @Nullable Boolean before) {}
