package io.handshake.scoring.qualification;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.Pass;
import java.util.List;
import java.util.UUID;

/**
 * What was known of a lead at an instant.
 *
 * @param activities what counted towards its pass, in no order
 * @param profiles who it was, in the order in which it was told
 */
public record History(UUID lead, Pass pass, List<Activity> activities, List<Profile> profiles) {}
