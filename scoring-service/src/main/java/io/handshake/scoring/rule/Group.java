package io.handshake.scoring.rule;

import org.jspecify.annotations.Nullable;

/**
 * Rules whose points together, after they have faded, stay within limits.
 *
 * @param cap the most they give together
 * @param floor the least they give together
 */
public record Group(
        String key, @Nullable Long cap, @Nullable Long floor) {}
