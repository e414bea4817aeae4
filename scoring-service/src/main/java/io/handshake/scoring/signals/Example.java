package io.handshake.scoring.signals;

import java.util.Map;

/**
 * One pass to learn from.
 *
 * @param won whether it became an opportunity within the horizon
 * @param training whether points are learnt from it, or judged by it
 * @param counts how often it had each feature before it was decided
 */
record Example(boolean won, boolean training, Map<Feature, Integer> counts) {}
