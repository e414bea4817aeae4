/** Through which campaigns a lead came; plain rules. */
@NullMarked
package io.handshake.lead.campaign;

import org.jspecify.annotations.NullMarked;
