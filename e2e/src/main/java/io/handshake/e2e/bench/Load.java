package io.handshake.e2e.bench;

import java.time.Duration;

/** Something that takes in rows as fast as it can, over so many connections, for so long. */
interface Load {
    /** Rows a second. */
    double run(int connections, Duration time);
}
